/**
 * What is counted of one case, as rows: a pure function of its state and the calendar of its desk, so that the counting
 * tables can be made again from the logs at any time (procedure step 5; domain.md 3.1 to 3.3). They are written with the
 * case (src/shell/db/tally-store.ts), and everything the analysis reads is a sum over them.
 */
import type { Case, CasePoint } from '../case/case.ts';
import type { CaseRules } from '../case/case-rules.ts';
import { openRemedies } from '../case/changes-by-assessment.ts';
import { holdReviewDay } from '../case/clocks-dispute.ts';
import { type CaseDuty, dutiesOf } from '../case/duties.ts';
import { isOurTurn } from '../case/lateness.ts';
import { paidTo } from '../case/money-owed.ts';
import { type CasePromise, promisesOf } from '../case/promises.ts';
import { type Instant, type IsoDate, LEFT_PROCEDURE } from '../case/vocabulary.ts';
import { moneyTotals, openOrders } from '../case/work-orders.ts';
import { localDay } from '../case/working-days.ts';
import type { CaseCounts, CaseTally, DutyTally, PointTally, Waiting } from './tally-rows.ts';

/** Check 14: what was promised for a day. The decision is check 8, and the review of an objection check 22. */
const PROMISE_CHECK = 14;
const CHECKED_ELSEWHERE: readonly CasePromise['kind'][] = ['decision', 'review'];

/**
 * The rows of one case.
 * @param promises  those of the case, where they are known already
 */
export function countCase(
  state: Case,
  rules: CaseRules,
  promises: readonly CasePromise[] = promisesOf(state, rules),
): CaseCounts {
  const dayOf = dayIn(rules);
  const duties = dutiesOf(state, rules);
  const tally = tallyOf(state, duties, rules);
  return {
    tally,
    points: tally.counts ? state.points.map((point) => pointTally(state, point, tally)) : [],
    duties: [...duties.map(ownDuty), ...(tally.counts ? promisedDuties(promises) : [])].map(
      (duty, index) => ({
        number: index + 1,
        desk: state.desk,
        ...duty,
        known_on: duty.passed === true && duty.done_at !== null ? dayOf(duty.done_at) : duty.due_on,
      }),
    ),
  };
}

function tallyOf(state: Case, duties: readonly CaseDuty[], rules: CaseRules): CaseTally {
  const dayOf = dayIn(rules);
  const orNull = (at: Instant | null | undefined): IsoDate | null =>
    at === null || at === undefined ? null : dayOf(at);
  const { acknowledgement, closing, closings, channel, category, severity, desk } = state;
  const decided = duties.find(
    ({ check, about, doneAt }) => check === 8 && about === 'outer' && doneAt !== null,
  );
  return {
    desk,
    counts: closing === null || !LEFT_PROCEDURE.includes(closing.reason),
    received_on: localDay(state.receivedAt, rules.calendar.timeZone),
    registered_on: localDay(state.registeredAt, rules.calendar.timeZone),
    confirmed_on:
      acknowledgement.state === 'given' ? localDay(acknowledgement.at, rules.calendar.timeZone) : null,
    decided_on: orNull(decided?.doneAt ?? state.decision?.at),
    ...repairDays(state, orNull),
    closed_on: orNull(closing?.at),
    closing_reason: closing?.reason ?? null,
    closings: closings.map(({ at }) => dayOf(at)),
    reopenings: closings.map(({ reopenedAt }) => orNull(reopenedAt)),
    channel,
    category,
    severity,
    project: state.fields.project ?? null,
    third_party: thirdPartyOf(state),
    handler: state.handler === null ? null : state.handler.name || state.handler.address,
    waiting_on: waitingOn(state),
    ...satisfactionOf(state, orNull),
    reworks: state.rework?.times ?? 0,
    rework_on: orNull(state.rework?.since),
    is_repeat: state.linked.some(({ how }) => how === 'repeat'),
    objected_on: orNull(state.objection?.at),
    learnt: state.measures.length > 0 || state.noMeasure !== null,
    ...disputeOf(state, orNull),
    ...holdOf(state, orNull, rules),
    ...moneyOf(state),
  };
}

type DayOrNull = (at: Instant | null | undefined) => IsoDate | null;

function repairDays(state: Case, orNull: DayOrNull) {
  const { points, decision, stage } = state;
  const isCertain = decision !== null && points.some(({ remedy }) => remedy !== null);
  const isOver = isCertain && openRemedies(state).length === 0;
  const dones = points.flatMap(({ done }) => done?.at ?? []);
  // What is not carried out when the case ends never will be.
  const isRepaired = isCertain && (stage !== 'closed' || isOver);
  return {
    repair_from: isRepaired ? orNull(decision?.at) : null,
    repaired_on: isOver ? orNull(dones.toSorted().at(-1)) : null,
  };
}

function satisfactionOf(state: Case, orNull: DayOrNull) {
  const { satisfied, satisfaction, closing } = state;
  if (satisfied !== null)
    return { satisfaction: satisfied.answer, satisfaction_on: orNull(satisfied.at) } as const;
  if (closing?.reason === 'solved-no-answer')
    return { satisfaction: 'none', satisfaction_on: orNull(closing.at) } as const;
  const isAsked = satisfaction !== null;
  return {
    satisfaction: isAsked ? ('pending' as const) : null,
    satisfaction_on: orNull(satisfaction?.since),
  };
}

function waitingOn(state: Case): Waiting | null {
  if (state.stage === 'closed') return null;
  if (!isOurTurn(state)) return 'complainant';
  const isOutside = state.stage === 'disputed' && state.dispute?.step?.result === null;
  return isOutside || openOrders(state.works).length > 0 ? 'third-party' : 'us';
}

/** The first who was asked to do something, else whom a remedy or the register names. */
function thirdPartyOf({ works, points, fields }: Case): string | null {
  const remedy = points.find(({ remedy: each }) => (each?.who ?? null) !== null)?.remedy;
  return (works[0]?.to.name || remedy?.who || fields['third-parties']) ?? null;
}

function disputeOf(state: Case, orNull: DayOrNull) {
  const { stage, dispute, compensation } = state;
  const isOpen = stage === 'disputed' && dispute !== null;
  const exposure = Math.max(0, (compensation?.cents ?? 0) - paidTo(state)) + (dispute?.step?.costs ?? 0);
  return {
    reviewed_on: orNull(dispute?.reviewedAt),
    award_on: dispute?.award?.on ?? null,
    award_against: dispute?.award?.isOrder ?? null,
    rung: isOpen ? dispute.rung : null,
    rung_body: isOpen ? (dispute.step?.body ?? null) : null,
    rung_until: isOpen ? (dispute.step?.until ?? dispute.reviewUntil) : null,
    dispute_since: isOpen ? orNull(dispute.since) : null,
    exposure_cents: isOpen ? exposure : 0,
  };
}

function holdOf({ legalHold }: Case, orNull: DayOrNull, rules: CaseRules) {
  return {
    hold_since: orNull(legalHold?.since),
    hold_review_on: legalHold === null ? null : holdReviewDay(legalHold, rules),
    hold_automatic: legalHold?.automatic ?? null,
  };
}

function moneyOf({ costs, payments }: Case) {
  const { own, claimed, paid, recovered } = moneyTotals(costs, payments);
  return { own_cents: own, claimed_cents: claimed, paid_cents: paid, recovered_cents: recovered };
}

function pointTally(
  { works, causes }: Case,
  { number, finding, remedy }: CasePoint,
  { desk, received_on, decided_on, channel, category, project, third_party }: CaseTally,
): PointTally {
  const cause = causes.findLast(({ points }) => points.includes(number));
  const ordered = works.find(({ point }) => point === number)?.to.name ?? null;
  const executor = ordered || remedy?.who || third_party;
  return {
    number,
    desk,
    received_on,
    decided_on: finding === null ? null : decided_on,
    channel,
    category,
    cause: cause?.code ?? null,
    cause_text: cause?.text || null,
    project,
    third_party: executor,
    finding,
  };
}

type OwnDuty = Omit<DutyTally, 'number' | 'desk' | 'known_on'>;

function ownDuty({ check, about, dueOn, doneAt, passed, mailId, outboundId }: CaseDuty): OwnDuty {
  return {
    check_number: check,
    about,
    due_on: dueOn,
    done_at: doneAt,
    passed,
    mail_id: mailId,
    outbound_id: outboundId,
  };
}

function promisedDuties(promises: readonly CasePromise[]): readonly OwnDuty[] {
  return promises.flatMap(({ kind, about, due, settledAt, state: became }) =>
    became === 'released' || CHECKED_ELSEWHERE.includes(kind)
      ? []
      : {
          check_number: PROMISE_CHECK,
          about: about === '' ? kind : `${kind} ${about}`,
          due_on: due,
          done_at: settledAt,
          passed: became === 'open' ? null : became === 'kept',
          mail_id: null,
          outbound_id: null,
        },
  );
}

function dayIn({ calendar }: CaseRules): (at: Instant) => IsoDate {
  return (at) => localDay(new Date(at), calendar.timeZone);
}
