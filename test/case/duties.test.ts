/** What the checks of the handling ask of one case, and when it counts as done (domain.md 3.5). */
import { describe, expect, test } from 'vitest';
import { type CaseDuty, dutiesOf } from '../../src/case/duties.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import { evolve } from '../../src/case/evolve.ts';
import {
  acknowledged,
  BY_PIETER,
  cameBack,
  caseAfter,
  type Happened,
  PIETER,
  RULES,
  registered,
} from '../support/given.ts';

/** A fact at noon in Amsterdam of that day, by Pieter unless said otherwise. */
function on(day: string, fact: CaseEvent, by: 'pieter' | 'bot' = 'pieter'): Happened {
  const at = new Date(`${day}T11:00:00Z`);
  return by === 'bot' ? { at, fact } : { at, fact, by: BY_PIETER.by };
}

/** The duties of one check on Anna's case after these things, as `about due passed done-day`. */
function duties(check: number, ...happened: readonly Happened[]): readonly string[] {
  return dutiesOf(caseAfter(registered(), ...happened), RULES)
    .filter((duty) => duty.check === check)
    .map(describeDuty);
}

function describeDuty({ about, dueOn, passed, doneAt }: CaseDuty): string {
  const state = passed === null ? 'open' : passed ? 'passed' : 'failed';
  return [about, dueOn, state, doneAt?.slice(0, 10) ?? ''].join(' ').trim();
}

const TRIAGED = { type: 'complaint_triaged', category: 'lekkage', severity: 'normal' } as const;
const ASSIGNED = { type: 'handler_assigned', handler: PIETER } as const;
const FOUNDED = { type: 'point_assessed', point: 1, finding: 'founded', grounds: '' } as const;
const UNFOUNDED = {
  type: 'point_assessed',
  point: 1,
  finding: 'unfounded',
  grounds: 'De kit is nieuw.',
} as const;
const REMEDY = { type: 'remedy_decided', point: 1, text: 'Kit.', until: '2026-12-17', who: null } as const;
const REPORTED = { type: 'decision_reported', until: null } as const;
const DECISION_LETTER = { type: 'letter_sent', letter: 'complainant/decision', outboundId: 9 } as const;
const DONE = { type: 'remedy_done', points: [1], what: 'Kit vernieuwd.', files: [] } as const;
const ASKED_SOLVED = { type: 'satisfaction_asked', until: '2026-12-30' } as const;
const NOT_SOLVED = { type: 'satisfaction_answered', answer: 'no', words: '' } as const;
const WITHDRAWN = { type: 'complaint_closed', reason: 'withdrawn', why: '', route: null } as const;
const SPAM = { ...WITHDRAWN, reason: 'spam' } as const;
const ASK = { type: 'information_requested', questions: ['Sinds wanneer?'], until: '2026-12-01' } as const;
const EXTENDED = {
  type: 'decision_extended',
  previous: '2026-12-15',
  until: '2027-01-08',
  because: 'wij wachten op de expert',
} as const;

test('what the bot does in the last minute of a day is done in time', () => {
  const lastMinute = new Date('2026-12-01T22:59:00.400Z');
  const closed: CaseEvent = { ...WITHDRAWN, reason: 'unfounded-no-reaction' };
  const [check] = duties(23, on('2026-11-18', UNFOUNDED), { at: lastMinute, fact: closed });
  expect(check).toBe('2026-12-01 passed 2026-12-01');
});

describe('a check passes or fails by what is in the log', () => {
  const rows: readonly (readonly [string, number, readonly Happened[], readonly string[]])[] = [
    ['registered on the day it came in', 1, [], ['2026-11-18 passed 2026-11-17']],
    ['confirmed by the letter that left', 2, [acknowledged()], ['2026-11-18 passed 2026-11-17']],
    ['a confirmation that came back confirms nothing', 2, [acknowledged(), cameBack()], ['2026-11-18 open']],
    [
      'a second confirmation after the term is too late',
      2,
      [acknowledged(), cameBack(), on('2026-11-20', acknowledged(8), 'bot')],
      ['2026-11-18 failed 2026-11-20'],
    ],
    ['nobody took it up yet', 3, [], ['2026-11-20 open']],
    ['a person took it up in time', 3, [on('2026-11-20', TRIAGED)], ['2026-11-20 passed 2026-11-20']],
    ['a person took it up too late', 3, [on('2026-11-23', TRIAGED)], ['2026-11-20 failed 2026-11-23']],
    [
      'the register is complete at triage',
      4,
      [ASSIGNED, on('2026-11-18', TRIAGED)],
      ['2026-11-18 passed 2026-11-18'],
    ],
    [
      'a handler named the day after triage is too late for the register',
      4,
      [on('2026-11-18', TRIAGED), on('2026-11-19', ASSIGNED)],
      ['2026-11-18 failed 2026-11-19'],
    ],
    [
      'who decides is independent',
      5,
      [FOUNDED, REMEDY, on('2026-11-20', REPORTED)],
      ['2026-11-20 passed 2026-11-20'],
    ],
    [
      'who was recused and decides is not',
      5,
      [
        { type: 'person_recused', address: PIETER.address, why: 'buren' },
        FOUNDED,
        REMEDY,
        on('2026-11-20', REPORTED),
      ],
      ['2026-11-20 open'],
    ],
    ['a question may stay open for three weeks', 6, [on('2026-11-18', ASK)], ['2026-12-09 open']],
    [
      'an answer ends it',
      6,
      [
        on('2026-11-18', ASK),
        {
          at: new Date('2026-11-25T11:00:00Z'),
          by: { kind: 'complainant', address: 'anna.dewit@example.org' },
          fact: {
            type: 'correspondence_received',
            from: { address: 'anna.dewit@example.org', name: 'Anna' },
            supplied: [],
          },
        },
      ],
      ['2026-12-09 passed 2026-11-25'],
    ],
    [
      'the complainant hears from us every fourteen days',
      7,
      [acknowledged(), on('2026-11-30', { ...acknowledged(8), letter: 'complainant/reply' }, 'bot')],
      ['2026-12-14 open'],
    ],
    [
      'a silence of three weeks is a failure, and the next term runs',
      7,
      [acknowledged(), on('2026-12-08', { ...acknowledged(8), letter: 'complainant/reply' }, 'bot')],
      ['2026-12-01 failed', '2026-12-22 open'],
    ],
    [
      'decided in time, by the promise and by the outer term',
      8,
      [FOUNDED, REMEDY, on('2026-12-15', REPORTED)],
      ['decision 2026-12-15 passed 2026-12-15', 'outer 2027-01-12 passed 2026-12-15'],
    ],
    [
      'an extension before the day moves it',
      8,
      [on('2026-12-15', EXTENDED)],
      ['decision 2027-01-08 open', 'outer 2027-01-12 open'],
    ],
    [
      'an extension after the day does not mend it',
      8,
      [on('2026-12-16', EXTENDED)],
      ['decision 2026-12-15 failed', 'outer 2027-01-12 open', 'decision 2027-01-08 open'],
    ],
    ['who withdraws in time needs no decision', 8, [on('2026-12-01', WITHDRAWN)], []],
    [
      'who withdraws after the day was answered late',
      8,
      [on('2026-12-20', WITHDRAWN)],
      ['decision 2026-12-15 failed'],
    ],
    ['every point has its finding', 9, [FOUNDED, REMEDY, REPORTED], ['2026-11-17 passed 2026-11-17']],
    ['what is founded has a remedy', 10, [FOUNDED, REMEDY, REPORTED], ['2026-11-17 passed 2026-11-17']],
    ['what is founded without a remedy has none', 10, [FOUNDED, REPORTED], ['2026-11-17 open']],
    ['what is unfounded has its reason', 10, [UNFOUNDED, REPORTED], ['2026-11-17 passed 2026-11-17']],
    ['a decision that was made is to be written', 11, [FOUNDED], ['2026-11-19 open']],
    [
      'a decision is reported by the letter that left',
      11,
      [FOUNDED, REMEDY, REPORTED, on('2026-11-19', DECISION_LETTER, 'bot')],
      ['2026-11-19 passed 2026-11-19'],
    ],
    [
      'the letter of the decision holds the rights',
      12,
      [FOUNDED, REMEDY, REPORTED, on('2026-11-19', DECISION_LETTER, 'bot')],
      ['complainant/decision 2026-11-19 passed 2026-11-19'],
    ],
    ['an appointment is to be offered', 13, [FOUNDED, REMEDY, REPORTED], ['2026-11-24 open']],
    [
      'an appointment that is not needed is none that is late',
      13,
      [FOUNDED, REMEDY, REPORTED, on('2026-11-20', { type: 'appointment_waived' })],
      ['2026-11-24 passed 2026-11-20'],
    ],
    [
      'who is told that it is done is asked whether it is solved',
      16,
      [FOUNDED, REMEDY, REPORTED, on('2026-12-10', DONE), on('2026-12-10', ASKED_SOLVED)],
      ['2026-12-15 passed 2026-12-10'],
    ],
    [
      'who is asked before it is done is asked too early',
      16,
      [FOUNDED, REMEDY, REPORTED, on('2026-12-10', ASKED_SOLVED)],
      ['early 2026-12-10 open'],
    ],
    [
      'a complainant who is not content sees something happen',
      17,
      [
        FOUNDED,
        REMEDY,
        REPORTED,
        on('2026-12-10', DONE),
        on('2026-12-10', ASKED_SOLVED),
        on('2026-12-14', NOT_SOLVED),
        on('2026-12-17', { type: 'rework_started', on: '2026-12-17' }),
      ],
      ['2026-12-16 failed 2026-12-17'],
    ],
    [
      'an objection has its day',
      22,
      [
        UNFOUNDED,
        REPORTED,
        { type: 'objection_recorded', why: 'Het lekt nog.' },
        { type: 'review_opened', until: '2026-12-03' },
      ],
      ['review 2026-12-03 open'],
    ],
    ['a closed case owes nothing', 23, [on('2026-12-01', WITHDRAWN)], ['2026-12-01 passed 2026-12-01']],
    ['what is no complaint is not checked', 1, [SPAM], []],
  ];
  test.each(rows)('%s (check %i)', (_, check, happened, expected) => {
    expect(duties(check, ...happened)).toEqual(expected);
  });

  test('an order to somebody outside is looked after every week', () => {
    const ordered = {
      type: 'work_ordered',
      number: 1,
      to: { address: 'kees@kitwerk.example', name: 'Kitwerk' },
      language: 'nl',
      point: 1,
      text: 'Kit vernieuwen.',
      until: '2026-12-10',
      acceptBy: '2026-11-24',
    } as const;
    const chased = { type: 'work_chased', number: 1, last: false } as const;
    const finished = { type: 'work_reported_done', number: 1, text: '', files: 0 } as const;
    expect(duties(15, on('2026-11-17', ordered))).toEqual(['1 2026-11-25 open']);
    expect(duties(15, on('2026-11-17', ordered), on('2026-11-25', chased, 'bot'))).toEqual([
      '1 2026-12-02 open',
    ]);
    expect(
      duties(15, on('2026-11-17', ordered), on('2026-11-25', chased, 'bot'), on('2026-12-01', finished)),
    ).toEqual(['1 2026-12-02 passed 2026-12-01']);
  });
});

describe('what proves it', () => {
  test('is the letter that left, or the mail of who did it', () => {
    const triage = { ...TRIAGED };
    const before = caseAfter(registered(), acknowledged(7));
    const after = evolve(before, { ...BY_PIETER, seq: 3, mailId: 41, fact: triage });
    const proofs = dutiesOf(after, RULES).flatMap(({ check, mailId, outboundId }) =>
      check === 2 || check === 3 ? [{ check, mailId, outboundId }] : [],
    );
    expect(proofs).toEqual([
      { check: 2, mailId: null, outboundId: 7 },
      { check: 3, mailId: 41, outboundId: null },
    ]);
  });

  test('goes when the transaction is taken back', () => {
    const state = caseAfter(registered(), { ...BY_PIETER, fact: TRIAGED });
    const undone = evolve(state, {
      ...BY_PIETER,
      seq: 3,
      fact: {
        type: 'transaction_undone',
        transaction: BY_PIETER.by.proof.transaction,
        restored: { contactedAt: null, category: null, stage: 'received' },
      },
    });
    expect(undone.dutyActs).toEqual(caseAfter(registered()).dutyActs);
  });
});

test('a mail that an archive held was over before it was registered, and is not checked for that', () => {
  const stale = { type: 'acknowledgement_withheld', because: ['stale'] } as const;
  expect(dutiesOf(caseAfter(registered(), stale), RULES)).toEqual([]);
});
