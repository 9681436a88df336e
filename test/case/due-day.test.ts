/** The day that counts now: that of the decision, of our answer to an objection, of a rung, of a remedy (domain.md 2.3). */
import { expect, test } from 'vitest';
import { dueNow } from '../../src/case/due-day.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import { caseAfter, registered } from '../support/given.ts';

const founded = (point: number): CaseEvent => ({
  type: 'point_assessed',
  point,
  finding: 'founded',
  grounds: '',
});
const remedy = (point: number, until: string): CaseEvent => ({
  type: 'remedy_decided',
  point,
  text: 'Wij vernieuwen de kitvoeg.',
  until,
  who: null,
});
const done = (point: number): CaseEvent => ({
  type: 'remedy_done',
  points: [point],
  what: 'De kitvoeg is vernieuwd.',
  files: [],
});
const TWO_POINTS: readonly CaseEvent[] = [
  registered({
    points: [
      { number: 1, text: 'De goot lekt.' },
      { number: 2, text: 'De deur klemt.' },
    ],
  }),
  founded(1),
  remedy(1, '2026-12-04'),
  founded(2),
  remedy(2, '2026-12-17'),
];
const DECIDED: readonly CaseEvent[] = [...TWO_POINTS, { type: 'decision_reported', until: null }];
const DISPUTED: readonly CaseEvent[] = [
  registered(),
  { type: 'point_assessed', point: 1, finding: 'unfounded', grounds: 'De kitvoeg is onderhoud.' },
  { type: 'decision_reported', until: '2026-12-01' },
  { type: 'objection_recorded', why: 'De goot is van u.' },
  { type: 'review_opened', until: '2026-12-14' },
];
const MEDIATION: CaseEvent = {
  type: 'rung_entered',
  rung: 'mediation',
  body: 'Mr. D. Smit',
  until: '2027-01-15',
  costs: null,
  payer: null,
  consent: null,
  binding: false,
};

test('until the decision is sent, its day counts, whatever is planned already', () => {
  expect(dueNow(caseAfter(...TWO_POINTS))).toEqual({ what: 'decision', day: '2026-12-15' });
});

test('after the decision the first remedy counts, and the next one when that is done', () => {
  expect(dueNow(caseAfter(...DECIDED))).toEqual({ what: 'remedy', day: '2026-12-04' });
  expect(dueNow(caseAfter(...DECIDED, done(1)))).toEqual({ what: 'remedy', day: '2026-12-17' });
  expect(dueNow(caseAfter(...DECIDED, done(1), done(2)))).toBeNull();
});

test('after an objection the day of our answer counts, and then that of the rung', () => {
  expect(dueNow(caseAfter(...DISPUTED))).toEqual({ what: 'review', day: '2026-12-14' });
  expect(dueNow(caseAfter(...DISPUTED, MEDIATION))).toEqual({ what: 'rung', day: '2027-01-15' });
});

test('a proposal promises nothing before the complainant agrees', () => {
  const proposed = caseAfter(
    ...TWO_POINTS,
    { type: 'offer_made', text: 'Wij vernieuwen de kitvoeg.' },
    { type: 'decision_reported', until: '2026-12-01' },
  );
  expect(dueNow(proposed)).toBeNull();
});

test('a closed case has no day', () => {
  const closed: CaseEvent = { type: 'complaint_closed', reason: 'withdrawn', why: '', route: null };
  expect(dueNow(caseAfter(registered(), closed))).toBeNull();
});
