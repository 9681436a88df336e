/**
 * What each check of the handling asks of a case until its decision is told, as one table: which facts make something
 * owed, which do it, and within what term (domain.md 3.5 checks 1 to 12). The rest stands in duty-table-after.ts.
 */
import type { Case } from './case.ts';
import { CLOCKS } from './clocks.ts';
import {
  type DutyCheck,
  type DutyContext,
  type DutyDeed,
  done,
  dropped,
  isReport,
  moved,
  owed,
  SAME_DAY,
  voided,
} from './duty-acts.ts';
import { isOurTurn } from './lateness.ts';
import type { Term, TermName } from './profile.ts';
import type { ClosingReason } from './vocabulary.ts';

/** One check on one case. */
export type DutyRow = {
  readonly check: DutyCheck;
  readonly deeds: (context: DutyContext) => readonly DutyDeed[];
  /** The term where no day was named; `from` is the receipt of the complaint, or the deed. */
  readonly term: Term | ((state: Case, about: string) => TermName | Term);
  /** True where the day that is named is that of others: it is our turn on the next working day. */
  readonly followsDay?: boolean;
  readonly from: 'receipt' | 'deed';
  /** True for a last day that stays where it is on a closed day. */
  readonly neverMoves?: boolean;
  /** What becomes of it when the case ends before it is done. */
  readonly atTheEnd: 'stays' | 'dropped';
};

const ONE_WORKING_DAY: Term = { amount: 1, unit: 'working-days' };
/** Our questions may stay open this long (domain.md 3.5 check 6). */
const MOST_WAITED: Term = { amount: 21, unit: 'days' };
const UNCONFIRMABLE: readonly ClosingReason[] = ['anonymous-noted'];

/** Letters that tell a decision, and those that must hold the rights of the complainant (domain.md 4.2). */
const DECISION_LETTERS: readonly string[] = ['complainant/decision', 'complainant/called'];
const RIGHTS_LETTERS: readonly string[] = [
  ...DECISION_LETTERS,
  'complainant/solved-quick',
  'complainant/not-a-complaint',
  'complainant/offer',
  'complainant/restricted',
];

/** The rows up to the report of the decision. */
export const DUTIES_UNTIL_DECISION: readonly DutyRow[] = [
  {
    check: 1,
    deeds: (context) => (isRegistration(context) ? [owed(), done()] : []),
    term: ONE_WORKING_DAY,
    from: 'receipt',
    atTheEnd: 'stays',
  },
  { check: 2, deeds: confirmation, term: () => 'confirm', from: 'receipt', atTheEnd: 'stays' },
  {
    check: 3,
    deeds: (context) => {
      if (isRegistration(context)) return [owed()];
      const { before, after } = context;
      return before.contactedAt === null && after.contactedAt !== null ? [done()] : [];
    },
    term: (state) => CLOCKS.firstContact.term?.(state) ?? 'firstContact',
    from: 'receipt',
    atTheEnd: 'dropped',
  },
  { check: 4, deeds: completeness, term: SAME_DAY, from: 'deed', atTheEnd: 'stays' },
  { check: 5, deeds: independence, term: SAME_DAY, from: 'deed', atTheEnd: 'stays' },
  {
    check: 6,
    deeds: ({ before, after }) =>
      before.asked?.since === after.asked?.since
        ? []
        : [...(before.asked === null ? [] : [done()]), ...(after.asked === null ? [] : [owed()])],
    term: MOST_WAITED,
    from: 'deed',
    atTheEnd: 'dropped',
  },
  {
    check: 7,
    deeds: ({ before, after }) => {
      if (!isOurTurn(after)) return isOurTurn(before) ? [done()] : [];
      const isNews = after.toldAt !== before.toldAt || !isOurTurn(before);
      return isNews && after.toldAt !== null ? [owed()] : [];
    },
    term: () => 'update',
    from: 'deed',
    atTheEnd: 'dropped',
  },
  {
    check: 8,
    deeds: decisionInTime,
    term: () => 'outer',
    from: 'receipt',
    neverMoves: true,
    atTheEnd: 'dropped',
  },
  {
    check: 9,
    deeds: onReport(({ points }) => points.every(({ finding }) => finding !== null)),
    term: SAME_DAY,
    from: 'deed',
    atTheEnd: 'stays',
  },
  { check: 10, deeds: onReport(isReasoned), term: SAME_DAY, from: 'deed', atTheEnd: 'stays' },
  { check: 11, deeds: reportInWriting, term: () => 'reportBack', from: 'deed', atTheEnd: 'stays' },
  {
    check: 12,
    deeds: ({ event: { fact } }) =>
      fact.type === 'letter_sent' && RIGHTS_LETTERS.includes(fact.letter)
        ? [owed({ about: fact.letter }), done({ about: fact.letter, outboundId: fact.outboundId })]
        : [],
    term: SAME_DAY,
    from: 'deed',
    atTheEnd: 'stays',
  },
];

/** True for the first fact of a case. */
function isRegistration({ event }: DutyContext): boolean {
  return event.fact.type === 'complaint_registered';
}

// A letter that came back confirms nothing, and nobody is confirmed to whom nothing can be sent.
function confirmation(context: DutyContext): readonly DutyDeed[] {
  const { event, before, after } = context;
  const { fact } = event;
  if (isRegistration(context)) return [owed()];
  if (fact.type === 'letter_not_delivered') return [again(fact.outboundId)];
  if (fact.type === 'letter_posted') return [done()];
  if (fact.type === 'complaint_closed' && UNCONFIRMABLE.includes(fact.reason)) return [dropped()];
  const { acknowledgement } = after;
  if (acknowledgement.state !== 'given' || before.acknowledgement.state === 'given') return [];
  return [done({ outboundId: acknowledgement.outboundId })];
}

function completeness({ before, after }: DutyContext): readonly DutyDeed[] {
  if (after.category === null) return [];
  const isNew = before.category === null;
  return [
    ...(isNew ? [owed()] : []),
    ...(isComplete(after) && (isNew || !isComplete(before)) ? [done()] : []),
  ];
}

/** Who complains and how to reach them, who handles it, and every point: what triage must leave behind. */
function isComplete({ complainant, fields, handler, points, subject }: Case): boolean {
  const canBeReached =
    complainant.address !== '' || fields.phone !== undefined || fields['postal-address'] !== undefined;
  const isAnonymous = complainant.address === '' && complainant.name === '';
  return (isAnonymous || canBeReached) && handler !== null && points.length > 0 && subject !== '';
}

/** Who decides is not complained about, and who decides again did not decide first. */
function independence({ event, before, after }: DutyContext): readonly DutyDeed[] {
  const { by, fact } = event;
  if (!isReport(fact) || by.kind !== 'staff') return [];
  const isReview = before.stage === 'disputed';
  const about = isReview ? 'review' : '';
  const decidedBefore = isReview && before.dispute?.decidedBy.includes(by.address) === true;
  const isInvolved =
    before.recused.includes(by.address) || isComplainedAbout(before, by.address) || decidedBefore;
  return [owed({ about }), ...(isInvolved || after.alone !== null ? [] : [done({ about })])];
}

function isComplainedAbout({ fields, handler }: Case, address: string): boolean {
  const about = fields.about?.toLowerCase() ?? '';
  const name = handler?.address === address ? handler.name.toLowerCase() : '';
  return about.includes(address) || (name !== '' && about.includes(name));
}

function decisionInTime(context: DutyContext): readonly DutyDeed[] {
  const { event, before, after } = context;
  const { fact } = event;
  const promised = (): DutyDeed => owed({ about: 'decision', day: after.decisionDue });
  if (isRegistration(context)) return [promised(), owed({ about: 'outer' })];
  if (fact.type === 'case_reopened' && after.decision === null) return [promised(), owed({ about: 'outer' })];
  if (fact.type === 'decision_extended') return [promised()];
  const isQuick = fact.type === 'complaint_closed' && fact.reason === 'settled';
  if (isReport(fact) || (isQuick && after.decision === null))
    return [done({ about: 'decision' }), done({ about: 'outer' })];
  return after.decisionDue === before.decisionDue
    ? []
    : [moved({ about: 'decision', day: after.decisionDue })];
}

function onReport(holds: (state: Case) => boolean): DutyRow['deeds'] {
  return ({ event: { fact }, after }) => {
    if (!isReport(fact)) return [];
    return [owed(), ...(holds(after) ? [done()] : [])];
  };
}

/** What is unfounded has its grounds, what is founded has a remedy, money or an offer. */
function isReasoned({ points, offer, compensation }: Case): boolean {
  return points.every(({ finding, grounds, remedy }) => {
    if (finding === 'unfounded') return grounds.trim() !== '';
    const isRight = finding === 'founded' || finding === 'partly';
    return !isRight || remedy !== null || offer !== null || compensation !== null;
  });
}

// What was said by telephone counts only with the letter that confirms it.
function reportInWriting({ event: { fact }, before, after }: DutyContext): readonly DutyDeed[] {
  if (fact.type === 'letter_not_delivered') return [again(fact.outboundId)];
  if (fact.type === 'letter_posted') return [done()];
  if (fact.type === 'letter_sent' && DECISION_LETTERS.includes(fact.letter))
    return after.cameBack.includes(fact.outboundId) ? [] : [done({ outboundId: fact.outboundId })];
  if (before.decidedAt === after.decidedAt) return [];
  return after.decidedAt === null ? [voided()] : [owed()];
}

function again(outboundId: number): DutyDeed {
  return { ...dropped(), deed: 'again', outboundId };
}
