/** The promise ledger: which days were written to the complainant, and what became of them (domain.md 5 no. 2). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import { replay } from '../../src/case/evolve.ts';
import { PROMISE_KINDS, PROMISES } from '../../src/case/promise-table.ts';
import { isBroken, promisesOf } from '../../src/case/promises.ts';
import {
  acknowledged,
  BY_PIETER,
  caseAfter,
  type Happened,
  logOf,
  PIETER,
  PROOF,
  RULES,
  registered,
} from '../support/given.ts';

const DUE = '2026-12-15';
const onceAt = (day: string, fact: CaseEvent): Happened => ({ at: new Date(`${day}T12:00:00Z`), fact });
const ledger = (...happened: readonly Happened[]) =>
  promisesOf(caseAfter(registered(), ...happened), RULES).map(({ kind, about, due, moves, state }) =>
    [kind, about, due, moves, state].join(' '),
  );

const FOUNDED: CaseEvent = { type: 'point_assessed', point: 1, finding: 'founded', grounds: '' };
const REMEDY: CaseEvent = {
  type: 'remedy_decided',
  point: 1,
  text: 'Nieuwe kitvoeg.',
  until: '2026-12-17',
  who: null,
};
const REPORTED: CaseEvent = { type: 'decision_reported', until: null };
const DONE: CaseEvent = { type: 'remedy_done', points: [1], what: 'Kitvoeg vernieuwd.', files: [] };

describe('the day of the decision', () => {
  test('is promised by the letter that confirms receipt, not by the register', () => {
    expect(ledger()).toEqual([]);
    expect(ledger(acknowledged())).toEqual([`decision  ${DUE} 0 open`]);
  });

  test.each([
    ['on the last day', DUE, 'kept'],
    ['the day after', '2026-12-16', 'broken'],
  ])('is %s of the decision: %s', (_, day, state) => {
    expect(ledger(acknowledged(), onceAt(day, FOUNDED), onceAt(day, REMEDY), onceAt(day, REPORTED))[0]).toBe(
      `decision  ${DUE} 0 ${state}`,
    );
  });

  test('moves with the letter that says so in time', () => {
    const extended: CaseEvent = {
      type: 'decision_extended',
      previous: DUE,
      until: '2026-12-22',
      because: 'Ziekte.',
    };
    expect(ledger(acknowledged(), onceAt('2026-12-14', extended))).toEqual(['decision  2026-12-22 1 open']);
  });

  test('moves with the days that we waited for an answer, as our questions said', () => {
    const resumed: CaseEvent = { type: 'decision_clock_resumed', previous: DUE, until: '2026-12-18' };
    expect(ledger(acknowledged(), resumed)).toEqual(['decision  2026-12-18 1 open']);
    expect(ledger(resumed)).toEqual([]);
  });

  test('binds nobody any more when the complaint is taken back', () => {
    const closed: CaseEvent = {
      type: 'complaint_closed',
      reason: 'withdrawn',
      why: 'Opgelost.',
      route: null,
    };
    expect(ledger(acknowledged(), closed)).toEqual([`decision  ${DUE} 0 released`]);
  });
});

describe('a letter that we are late', () => {
  const told = (day: string, until: string): Happened => ({
    at: new Date(`${day}T22:59:00Z`),
    fact: { type: 'lateness_told', clock: 'decision', due: DUE, promised: day, until },
  });
  const reply: CaseEvent = { type: 'reply_written', text: 'Wij komen morgen.', files: [] };

  test('is a promise of its own; the one that passed stays broken', () => {
    const promises = promisesOf(caseAfter(registered(), acknowledged(), told(DUE, '2026-12-22')), RULES);
    expect(promises.map((promise) => isBroken(promise, '2026-12-16'))).toEqual([true, false]);
    expect(promises.map(({ kind, about, due }) => [kind, about, due])).toEqual([
      ['decision', '', DUE],
      ['late', 'decision', '2026-12-22'],
    ]);
  });

  test('is kept when a person writes in time, and broken when only the next such letter comes', () => {
    const once = [acknowledged(), told(DUE, '2026-12-22')];
    expect(ledger(...once, onceAt('2026-12-22', reply))[1]).toBe('late decision 2026-12-22 0 kept');
    expect(ledger(...once, told('2026-12-22', '2026-12-30')).slice(1)).toEqual([
      'late decision 2026-12-22 0 broken',
      'late decision 2026-12-30 0 open',
    ]);
  });
});

describe('a repair', () => {
  const decided = [acknowledged(), FOUNDED, REMEDY, REPORTED];

  test('is promised by the letter of the decision, point by point', () => {
    expect(ledger(acknowledged(), FOUNDED, REMEDY)).toHaveLength(1);
    expect(ledger(...decided)).toContain('remedy 1 2026-12-17 0 open');
  });

  test.each([
    ['2026-12-17', 'kept'],
    ['2026-12-18', 'broken'],
  ])('that is done on %s is %s', (day, state) => {
    expect(ledger(...decided, onceAt(day, DONE))).toContain(`remedy 1 2026-12-17 0 ${state}`);
  });
});

test('money is paid within the term of a repair from the decision', () => {
  const money: CaseEvent = { type: 'compensation_decided', cents: 10_000, goodwill: true, approvedBy: null };
  const decided = [acknowledged(), FOUNDED, REMEDY, money, REPORTED];
  const paid = (cents: number, on: string): CaseEvent => ({
    type: 'payment_recorded',
    cents,
    on,
    from: null,
  });
  expect(ledger(...decided)).toContain('payment  2026-12-17 0 open');
  expect(ledger(...decided, paid(4_000, '2026-12-01'))).toContain('payment  2026-12-17 0 open');
  expect(ledger(...decided, onceAt('2026-12-20', paid(10_000, '2026-12-17')))).toContain(
    'payment  2026-12-17 0 kept',
  );
  expect(ledger(...decided, onceAt('2026-12-20', paid(10_000, '2026-12-18')))).toContain(
    'payment  2026-12-17 0 broken',
  );
});

describe('a visit', () => {
  const visit = (day: string): CaseEvent => ({
    type: 'visit_planned',
    day,
    time: '10:00',
    visitor: PIETER,
    sequence: 0,
  });
  const note: CaseEvent = { type: 'note_added', author: PIETER, text: 'Het was de kitvoeg.' };
  const byPieter = (day: string): Happened => onceAt(day, note);
  const withStaff = (...happened: readonly Happened[]) =>
    promisesOf(
      replay(
        logOf([registered(), ...happened]).map((event) =>
          event.fact.type === 'note_added' ? { ...event, by: BY_PIETER.by } : event,
        ),
      ),
      RULES,
    ).map(({ due, moves, state }) => [due, moves, state].join(' '));

  test('took place when staff write of it on that day or later', () => {
    expect(withStaff(visit('2026-11-20'), byPieter('2026-11-19'))).toEqual(['2026-11-20 0 open']);
    expect(withStaff(visit('2026-11-20'), byPieter('2026-11-23'))).toEqual(['2026-11-20 0 kept']);
  });

  test('that gets another day before is moved, and broken when it gets one after', () => {
    expect(withStaff(visit('2026-11-20'), onceAt('2026-11-19', visit('2026-11-24')))).toEqual([
      '2026-11-24 1 open',
    ]);
    expect(withStaff(visit('2026-11-20'), onceAt('2026-11-23', visit('2026-11-24')))).toEqual([
      '2026-11-20 0 broken',
      '2026-11-24 0 open',
    ]);
  });
});

test('an answer to an objection and a call are promised with their day', () => {
  const objected: CaseEvent = { type: 'objection_recorded', why: 'Het lekt nog.' };
  const review: CaseEvent = { type: 'review_opened', until: '2026-12-01' };
  const call: CaseEvent = { type: 'call_promised', until: '2026-11-19' };
  const reply: CaseEvent = { type: 'reply_written', text: 'Wij belden u.', files: [] };
  const all = ledger(acknowledged(), FOUNDED, REMEDY, REPORTED, objected, review, call, reply);
  expect(all).toContain('review  2026-12-01 0 open');
  expect(all).toContain('call  2026-11-19 0 kept');
});

describe('the ledger', () => {
  test('has a row for each kind', () => {
    expect(PROMISES.map(({ kind }) => kind)).toEqual(PROMISE_KINDS);
  });

  test('forgets what a transaction promised that was taken back', () => {
    const by = { ...BY_PIETER.by, proof: { ...PROOF, transaction: 9 } };
    const extended: CaseEvent = {
      type: 'decision_extended',
      previous: DUE,
      until: '2026-12-22',
      because: 'Ziekte.',
    };
    const undone: CaseEvent = { type: 'transaction_undone', transaction: 9, restored: { decisionDue: DUE } };
    const log = logOf([registered(), acknowledged(), extended, undone]).map((event) =>
      event.fact === extended ? { ...event, by } : event,
    );
    expect(promisesOf(replay(log), RULES)).toMatchObject([{ due: DUE, moves: 0, state: 'open' }]);
  });

  test('numbers its promises, and has at most one of a kind and matter open', () => {
    const events: readonly CaseEvent[] = [
      acknowledged(),
      FOUNDED,
      REMEDY,
      REPORTED,
      DONE,
      { type: 'decision_extended', previous: DUE, until: '2026-12-22', because: 'Ziekte.' },
      { type: 'lateness_told', clock: 'outer', due: DUE, promised: DUE, until: '2026-12-22' },
      { type: 'review_opened', until: '2026-12-01' },
      { type: 'complaint_closed', reason: 'settled', why: '', route: null },
    ];
    const steps = fc.record({ fact: fc.constantFrom(...events), day: fc.integer({ min: 0, max: 60 }) });
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 12 }), (chosen) => {
        const happened = chosen.map(({ fact, day }) => ({
          at: new Date(Date.parse('2026-11-17T12:00:00Z') + day * 86_400_000),
          fact,
        }));
        const promises = promisesOf(caseAfter(registered(), ...happened), RULES);
        expect(promises.map(({ number }) => number)).toEqual(promises.map((_, index) => index + 1));
        const open = promises.filter(({ state }) => state === 'open').map(({ kind, about }) => kind + about);
        expect(new Set(open).size).toBe(open.length);
      }),
    );
  });
});
