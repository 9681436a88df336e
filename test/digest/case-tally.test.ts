/** What is counted of one case: rows that are worked out on paper from what happened to it. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import { countCase } from '../../src/digest/case-tally.ts';
import {
  acknowledged,
  BY_PIETER,
  caseAfter,
  type Happened,
  PIETER,
  RULES,
  registered,
} from '../support/given.ts';

/** A fact at noon in Amsterdam of that day, by Pieter. */
function on(day: string, fact: CaseEvent): Happened {
  return { at: new Date(`${day}T11:00:00Z`), fact, by: BY_PIETER.by };
}

const countsOf = (...happened: readonly Happened[]) => countCase(caseAfter(registered(), ...happened), RULES);

const ASSESSED = { type: 'point_assessed', point: 1, finding: 'founded', grounds: '' } as const;
const REMEDY = {
  type: 'remedy_decided',
  point: 1,
  text: 'Kit.',
  until: '2026-12-10',
  who: 'Kitwerk',
} as const;
const CLOSED = { type: 'complaint_closed', reason: 'solved-satisfied', why: '', route: null } as const;

const COURSE: readonly Happened[] = [
  acknowledged(),
  on('2026-11-18', { type: 'handler_assigned', handler: PIETER }),
  on('2026-11-18', { type: 'complaint_triaged', category: 'lekkage', severity: 'normal' }),
  on('2026-11-18', { type: 'field_corrected', field: 'project', value: 'Zuidhof', previous: '' }),
  on('2026-11-23', ASSESSED),
  on('2026-11-23', REMEDY),
  on('2026-11-23', { type: 'decision_reported', until: null }),
  on('2026-12-11', { type: 'remedy_done', points: [1], what: 'Kit vernieuwd.', files: [] }),
  on('2026-12-11', { type: 'satisfaction_asked', until: '2026-12-28' }),
  on('2026-12-11', { type: 'cost_recorded', cents: 12_500, what: 'kit', recoverFrom: null }),
  on('2026-12-14', { type: 'satisfaction_answered', answer: 'yes', words: '' }),
  on('2026-12-14', CLOSED),
];

describe('a complaint from its receipt to its end', () => {
  test('is one row with its days, words and money', () => {
    expect(countsOf(...COURSE).tally).toMatchObject({
      desk: 'desk',
      counts: true,
      received_on: '2026-11-17',
      registered_on: '2026-11-17',
      confirmed_on: '2026-11-17',
      decided_on: '2026-11-23',
      repair_from: '2026-11-23',
      repaired_on: '2026-12-11',
      closed_on: '2026-12-14',
      closing_reason: 'solved-satisfied',
      closings: ['2026-12-14'],
      reopenings: [null],
      category: 'lekkage',
      project: 'Zuidhof',
      third_party: 'Kitwerk',
      handler: 'Pieter Bos',
      waiting_on: null,
      satisfaction: 'yes',
      satisfaction_on: '2026-12-14',
      reworks: 0,
      learnt: false,
      own_cents: 12_500,
      paid_cents: 0,
    });
  });

  test('has a row for its point', () => {
    expect(countsOf(...COURSE).points).toEqual([
      {
        number: 1,
        desk: 'desk',
        received_on: '2026-11-17',
        decided_on: '2026-11-23',
        channel: 'mail',
        category: 'lekkage',
        cause: null,
        cause_text: null,
        project: 'Zuidhof',
        third_party: 'Kitwerk',
        finding: 'founded',
      },
    ]);
  });

  test('has the repair that came a day late among its duties, and knows since when it is late', () => {
    const repair = countsOf(...COURSE).duties.find(({ check_number: check }) => check === 14);
    expect(repair).toMatchObject({
      about: 'remedy 1',
      due_on: '2026-12-10',
      done_at: '2026-12-11T11:00:00.000Z',
      passed: false,
      known_on: '2026-12-10',
    });
  });
});

describe('an open case waits', () => {
  const ASK = { type: 'information_requested', questions: ['Sinds wanneer?'], until: '2026-12-01' } as const;
  const ORDER = {
    type: 'work_ordered',
    number: 1,
    to: { address: 'kees@kitwerk.example', name: 'Kitwerk' },
    language: 'nl',
    point: 1,
    text: 'Kit vernieuwen.',
    until: '2026-12-10',
    acceptBy: '2026-11-24',
  } as const;
  test.each([
    ['for us', [], 'us'],
    ['for the complainant whom we asked something', [on('2026-11-18', ASK)], 'complainant'],
    ['for the executor who has an order', [on('2026-11-18', ORDER)], 'third-party'],
  ] as const)('%s', (_, happened, waiting) => {
    expect(countsOf(...happened).tally.waiting_on).toBe(waiting);
  });
});

test.each(['spam', 'not-a-complaint'] as const)(
  'what left the procedure as %s is a row that does not count, without points and duties',
  (reason) => {
    const { tally, points, duties } = countsOf(on('2026-11-18', { ...CLOSED, reason }));
    expect(tally).toMatchObject({ counts: false, closed_on: '2026-11-18', closing_reason: reason });
    expect([points, duties]).toEqual([[], []]);
  },
);
