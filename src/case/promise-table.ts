/** Which facts make, move, keep and end each kind of promise (promises.ts; domain.md 5 no. 2). */
import { ACKNOWLEDGEMENT_LETTERS, type Case } from './case.ts';
import type { FactOf } from './changes.ts';
import { openRemedies } from './changes-by-assessment.ts';
import type { Actor, LaterEvent } from './events.ts';
import { paidTo } from './money-owed.ts';
import type { ClosingReason, IsoDate } from './vocabulary.ts';

/** Every kind of promise, in the order in which they are shown. */
export const PROMISE_KINDS = ['decision', 'late', 'visit', 'remedy', 'payment', 'review', 'call'] as const;
/** What was promised: a decision, word from us after we were late, a visit, a repair, money, an answer to an objection, a call. */
export type PromiseKind = (typeof PROMISE_KINDS)[number];

/**
 * One deed; `about` '*' means every open promise of the kind. A `day` of null is for a promise the term of a remedy from
 * that moment, and for one that is kept the moment itself.
 */
export type PromiseDeed = {
  /** `took-place` keeps what happens on a day, however late it is written down. */
  readonly deed: 'made' | 'moved' | 'kept' | 'took-place' | 'released';
  readonly about: string;
  readonly day: IsoDate | null;
};

type Context = { readonly before: Case; readonly after: Case; readonly by: Actor };

type Deeds = {
  readonly [T in LaterEvent['type']]?: (
    fact: FactOf<LaterEvent>[T],
    context: Context,
  ) => readonly PromiseDeed[];
};

type PromiseRow = {
  readonly kind: PromiseKind;
  readonly meaning: string;
  readonly deeds: (fact: LaterEvent, context: Context) => readonly PromiseDeed[];
};

const made = (day: IsoDate | null, about = ''): readonly PromiseDeed[] => [{ deed: 'made', about, day }];
const moved = (day: IsoDate): readonly PromiseDeed[] => [{ deed: 'moved', about: '', day }];
const kept = (about = '*'): readonly PromiseDeed[] => [{ deed: 'kept', about, day: null }];
const tookPlace = (): readonly PromiseDeed[] => [{ deed: 'took-place', about: '*', day: null }];
const released = (): readonly PromiseDeed[] => [{ deed: 'released', about: '*', day: null }];
const none: readonly PromiseDeed[] = [];

/** What was promised was done, as the reason of the closing says. */
const FULFILLED: readonly ClosingReason[] = [
  'solved-satisfied',
  'solved-no-answer',
  'settled',
  'external-decision-executed',
];

const eachRemedy = (_: unknown, { after }: Context): readonly PromiseDeed[] =>
  openRemedies(after).flatMap(({ number, remedy }) => made(remedy?.by ?? null, `${number}`));
const money = (_: unknown, { after }: Context): readonly PromiseDeed[] =>
  after.compensation === null ? none : made(null);
const byStaff = (_: unknown, { by }: Context): readonly PromiseDeed[] =>
  by.kind === 'staff' ? tookPlace() : none;
const atTheEnd = ({ reason }: { readonly reason: ClosingReason }): readonly PromiseDeed[] =>
  FULFILLED.includes(reason) ? kept() : released();

/** The table; a later theme adds a row here, or a fact to one. */
export const PROMISES: readonly PromiseRow[] = [
  row('decision', 'our decision', {
    letter_sent: ({ letter }, { after }) =>
      ACKNOWLEDGEMENT_LETTERS.has(letter) && after.decision === null ? made(after.decisionDue) : none,
    acknowledgement_told: (_, { after }) => made(after.decisionDue),
    letter_posted: (_, { after }) => (after.decision === null ? made(after.decisionDue) : none),
    decision_extended: ({ until }) => made(until),
    decision_clock_resumed: ({ until }) => moved(until),
    decision_reported: () => kept(),
    decision_told: () => kept(),
    complaint_closed: atTheEnd,
    case_merged: released,
  }),
  row('late', 'word from a person, after a letter that we are late', {
    lateness_told: ({ clock, until }) => made(until, clock),
    reply_written: () => kept(),
    information_requested: () => kept(),
    decision_extended: () => kept(),
    visit_planned: () => kept(),
    offer_made: (_, { after }) => (after.decision === null ? none : kept()),
    decision_reported: () => kept(),
    decision_told: () => kept(),
    agreement_recorded: () => kept(),
    complaint_closed: () => kept(),
    case_merged: released,
  }),
  row('visit', 'a visit on site', {
    visit_planned: ({ day }) => made(day),
    visit_taken_over: ({ visit }) => made(visit.day),
    visit_handed_over: released,
    note_added: byStaff,
    point_assessed: byStaff,
    decision_reported: tookPlace,
    decision_told: tookPlace,
    complaint_closed: released,
    case_merged: released,
  }),
  row('remedy', 'what we do about a point is done', {
    decision_reported: eachRemedy,
    decision_told: eachRemedy,
    agreement_recorded: eachRemedy,
    remedy_moved: ({ points, until }) => points.flatMap((point) => made(until, `${point}`)),
    remedy_done: ({ points }) => points.flatMap((point) => kept(`${point}`)),
    complaint_closed: atTheEnd,
    case_merged: released,
  }),
  row('payment', 'money is paid', {
    decision_reported: money,
    decision_told: money,
    agreement_recorded: money,
    payment_recorded: ({ on }, { after }) =>
      paidTo(after) >= (after.compensation?.cents ?? 0) ? [{ deed: 'kept', about: '*', day: on }] : none,
    case_merged: released,
  }),
  row('review', 'our answer to an objection', {
    review_opened: ({ until }) => made(until),
    decision_reported: () => kept(),
    decision_told: () => kept(),
    agreement_recorded: () => kept(),
    rung_entered: () => kept(),
    complaint_closed: atTheEnd,
    case_merged: released,
  }),
  {
    kind: 'call',
    meaning: 'somebody calls',
    // The case knows when a promised call was made (changes-by-execution.ts).
    deeds: (fact, { before, after }) => {
      if (fact.type === 'call_promised') return made(fact.until);
      if (fact.type === 'case_merged') return released();
      return before.callBack !== null && after.callBack === null ? kept() : none;
    },
  },
];

function row(kind: PromiseKind, meaning: string, table: Deeds): PromiseRow {
  return { kind, meaning, deeds: (fact, context) => deedsOf(table, fact, context) };
}

function deedsOf<T extends LaterEvent['type']>(
  table: Deeds,
  fact: FactOf<LaterEvent>[T],
  context: Context,
): readonly PromiseDeed[] {
  const type: T = fact.type;
  const deeds: Deeds[T] = table[type];
  return deeds?.(fact, context) ?? none;
}
