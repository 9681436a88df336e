import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import type { WorkAnswer } from '../../src/case/work-intents.ts';
import { ANNA, ASKED, caseAfter, given, registered, wants } from '../support/given.ts';

const KEES = { address: 'kees@kitbedrijf.example', name: 'Kees Vos' };
const ORDER = {
  type: 'order_work',
  to: KEES,
  point: null,
  text: 'Wilt u de kitvoeg vernieuwen?',
  until: '2026-12-11',
  language: null,
} as const;
const ORDERED = {
  type: 'work_ordered',
  number: 2,
  to: KEES,
  language: 'nl',
  point: null,
  text: ORDER.text,
  until: '2026-12-11',
  acceptBy: '2026-11-24',
} as const satisfies CaseEvent;
const TAKEN_UP: readonly CaseEvent[] = [
  { type: 'handler_assigned', handler: { address: 'pieter.bos@example.net', name: 'Pieter Bos' } },
  { type: 'complaint_triaged', category: 'other', severity: 'normal' },
];
const PROMISED: readonly CaseEvent[] = [
  ...TAKEN_UP,
  { type: 'point_assessed', point: 1, finding: 'founded', grounds: '' },
  { type: 'remedy_decided', point: 1, text: 'Kit.', until: '2026-12-09', who: null },
  { type: 'decision_reported', until: null },
];
const hears = (said: WorkAnswer, details = {}) =>
  ({
    ...ASKED,
    type: 'hear_third_party',
    number: 2,
    from: KEES,
    said,
    files: 0,
    doubt: null,
    ...details,
  }) as const;

describe('work is ordered from somebody outside', () => {
  test('who answers within five working days, and has it done on the day that is named', () => {
    given([registered(), ...TAKEN_UP])
      .when(wants(ORDER))
      .then([{ ...ORDERED, number: 4 }]);
  });

  test('at once takes a complaint up', () => {
    given([registered()])
      .when(wants(ORDER))
      .then([...TAKEN_UP, { ...ORDERED, number: 4 }]);
  });

  test('without a day, by the day that the complainant was promised', () => {
    given([registered(), ...PROMISED])
      .when(wants({ ...ORDER, until: null }))
      .then([{ ...ORDERED, number: 7, until: '2026-12-09' }]);
  });

  test('without a day or a promise, within the term of a remedy', () => {
    given([registered(), ...TAKEN_UP])
      .when(wants({ ...ORDER, until: null }))
      .then([{ ...ORDERED, number: 4, until: '2026-12-17' }]);
  });

  test('never later than the complainant was promised', () => {
    given([registered(), ...PROMISED])
      .when(wants({ ...ORDER, until: '2026-12-10' }))
      .thenRefused({ code: 'after-remedy', latest: '2026-12-09' });
    given([registered(), ...PROMISED])
      .when(wants({ ...ORDER, until: '2026-12-09' }))
      .then([{ ...ORDERED, number: 7, until: '2026-12-09' }]);
  });

  test('in a hurry is to be accepted by the day on which it is due', () => {
    given([registered(), ...TAKEN_UP])
      .when(wants({ ...ORDER, until: '2026-11-19' }))
      .then([{ ...ORDERED, number: 4, until: '2026-11-19', acceptBy: '2026-11-19' }]);
  });

  test('in the language that is asked for', () => {
    given([registered(), ...TAKEN_UP])
      .when(wants({ ...ORDER, language: 'en' }))
      .then([{ ...ORDERED, number: 4, language: 'en' }]);
  });

  test('is refused without words, for the complainant, for a day gone by and for a point that is not there', () => {
    const taken = given([registered(), ...TAKEN_UP]);
    taken.when(wants({ ...ORDER, text: ' ' })).thenRefused('nothing-written');
    taken
      .when(wants({ ...ORDER, to: ANNA }))
      .thenRefused({ code: 'not-a-third-party', address: ANNA.address });
    taken
      .when(wants({ ...ORDER, until: '2026-11-16' }))
      .thenRefused({ code: 'day-passed', day: '2026-11-16' });
    taken.when(wants({ ...ORDER, point: 3 })).thenRefused({ code: 'no-such-point', point: 3, points: [1] });
  });

  test('again after it was taken back has a number that no order ever had', () => {
    const undone = { type: 'transaction_undone', transaction: 5, restored: { works: [] } } as const;
    given([registered(), ...TAKEN_UP, { ...ORDERED, number: 4 }, undone])
      .when(wants(ORDER))
      .then([{ ...ORDERED, number: 6 }]);
  });
});

describe('an answer of who was asked', () => {
  const ordered = given([registered(), ORDERED]);

  test('accepts, declines or reports done', () => {
    ordered
      .when(hears({ word: 'yes', plannedOn: '2026-12-04' }))
      .then([{ type: 'work_accepted', number: 2, plannedOn: '2026-12-04' }]);
    ordered
      .when(hears({ word: 'no', why: 'Geen tijd.' }))
      .then([{ type: 'work_declined', number: 2, why: 'Geen tijd.' }]);
    ordered
      .when(hears({ word: 'done', text: 'Klaar.' }, { files: 2 }))
      .then([{ type: 'work_reported_done', number: 2, text: 'Klaar.', files: 2 }]);
  });

  const done: WorkAnswer = { word: 'done', text: '' };
  const wrote = { type: 'third_party_wrote', number: 2, from: KEES } as const;

  test.each([
    ['in other words', hears({ word: 'other' }), { ...wrote, because: 'other-words' }],
    ['from another address', hears(done, { doubt: 'other-address' }), { ...wrote, because: 'other-address' }],
    ['without our address', hears(done, { doubt: 'no-token' }), { ...wrote, because: 'no-token' }],
    ['about no order', hears(done, { number: null }), { ...wrote, number: null, because: 'no-order' }],
    ['about one that is not there', hears(done, { number: 3 }), { ...wrote, number: 3, because: 'no-order' }],
  ] as const)('%s is kept and does nothing', (_, command, event) => {
    ordered.when(command).then([event]);
  });

  test('about an order that is over is kept and does nothing', () => {
    const over = [{ ...wrote, because: 'over' }] as const;
    given([registered(), ORDERED, { type: 'work_reported_done', number: 2, text: '', files: 0 }])
      .when(hears(done))
      .then(over);
    given([registered(), ORDERED, { type: 'work_declined', number: 2, why: '' }])
      .when(hears({ word: 'yes', plannedOn: null }))
      .then(over);
    given([registered(), ORDERED, { type: 'complaint_closed', reason: 'withdrawn', why: 'x', route: null }])
      .when(hears(done))
      .then(over);
  });

  test('to a mail that came back shows that it arrived after all', () => {
    const state = caseAfter(
      registered(),
      ORDERED,
      { type: 'work_undelivered', number: 2 },
      { type: 'work_accepted', number: 2, plannedOn: null },
    );
    expect(state.works[0]).toMatchObject({ undelivered: false, state: 'accepted' });
  });
});

describe('money', () => {
  const taken = given([registered(), ...TAKEN_UP]);

  test('that a complaint cost is kept, with who should pay it back', () => {
    taken
      .when(wants({ type: 'record_cost', cents: 35_000, what: 'Nieuwe kitvoeg', recoverFrom: KEES }))
      .then([{ type: 'cost_recorded', cents: 35_000, what: 'Nieuwe kitvoeg', recoverFrom: KEES }]);
    taken
      .when(wants({ type: 'record_cost', cents: 35_000, what: ' ', recoverFrom: null }))
      .thenRefused('nothing-written');
  });

  test('that was paid is kept, once it was', () => {
    taken
      .when(wants({ type: 'record_payment', cents: 7_500, on: '2026-11-17', from: null }))
      .then([{ type: 'payment_recorded', cents: 7_500, on: '2026-11-17', from: null }]);
    taken
      .when(wants({ type: 'record_payment', cents: 7_500, on: '2026-11-18', from: null }))
      .thenRefused({ code: 'day-ahead', day: '2026-11-18' });
  });
});
