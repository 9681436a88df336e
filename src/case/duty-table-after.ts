/**
 * What each check of the handling asks of a case once its decision is told: appointment, work of others, satisfaction,
 * objections and the end (domain.md 3.5 checks 13 to 23).
 */
import type { Case } from './case.ts';
import { openRemedies } from './changes-by-assessment.ts';
import { CLOCKS } from './clocks.ts';
import {
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
import type { DutyRow } from './duty-table.ts';
import type { CaseEvent } from './events.ts';
import { isWaiting } from './inquiries.ts';
import { moneyOwed } from './money-owed.ts';
import type { Term } from './profile.ts';
import type { WorkOrder } from './work-orders.ts';

/** Asked whether it is solved within so long after it was done (domain.md 2.3, clock S). */
const ASKED_WITHIN: Term = { amount: 3, unit: 'working-days' };
/** Asked before everything was done. */
const EARLY = 'early';
/** What follows on "not satisfied" (domain.md 3.5 check 17). */
const ACTED_WITHIN: Term = { amount: 2, unit: 'working-days' };

/** What staff do for somebody who is not content. */
const ACTIONS: readonly CaseEvent['type'][] = [
  'rework_started',
  'call_promised',
  'objection_recorded',
  'offer_made',
  'remedy_decided',
  'visit_planned',
];

/** The rows from the report of the decision on. */
export const DUTIES_AFTER_DECISION: readonly DutyRow[] = [
  { check: 13, deeds: appointment, term: () => 'appointment', from: 'deed', atTheEnd: 'dropped' },
  {
    check: 15,
    deeds: ({ before, after }) =>
      before.works === after.works ? [] : after.works.flatMap((work) => chasing(work, before)),
    term: () => 'workChase',
    followsDay: true,
    from: 'deed',
    atTheEnd: 'dropped',
  },
  {
    check: 16,
    deeds: question,
    term: (_, about) => (about === EARLY ? SAME_DAY : ASKED_WITHIN),
    from: 'deed',
    atTheEnd: 'dropped',
  },
  {
    check: 17,
    deeds: ({ event: { fact } }) => {
      if (fact.type === 'satisfaction_answered' && fact.answer === 'no') return [owed()];
      return ACTIONS.includes(fact.type) ? [done()] : [];
    },
    term: ACTED_WITHIN,
    from: 'deed',
    atTheEnd: 'dropped',
  },
  {
    check: 18,
    deeds: ({ event: { fact }, after }) => {
      if (fact.type === 'cause_recorded') return fact.points.map((point) => done({ about: `${point}` }));
      if (!isReport(fact)) return [];
      return foundedWithoutCause(after).map((about) => owed({ about }));
    },
    term: () => 'cause',
    from: 'deed',
    atTheEnd: 'stays',
  },
  {
    check: 22,
    deeds: (context) => [...review(context), ...rung(context), ...inquiry(context), ...notice(context)],
    term: () => 'review',
    from: 'deed',
    atTheEnd: 'stays',
  },
  {
    check: 23,
    deeds: ({ event: { fact }, after }) => {
      if (fact.type === 'case_reopened') return [voided()];
      const isPaid = moneyOwed(after) === 0;
      if (fact.type === 'complaint_closed') return [owed(), ...(isPaid ? [done()] : [])];
      return fact.type === 'payment_recorded' && after.closing !== null && isPaid ? [done()] : [];
    },
    term: SAME_DAY,
    from: 'deed',
    atTheEnd: 'stays',
  },
];

function foundedWithoutCause({ points, causes }: Case): readonly string[] {
  const known = causes.flatMap((cause) => cause.points);
  return points.flatMap(({ number, finding }) =>
    (finding === 'founded' || finding === 'partly') && !known.includes(number) ? [`${number}`] : [],
  );
}

function appointment({ before, after }: DutyContext): readonly DutyDeed[] {
  const { starts, stops } = CLOCKS.appointment;
  const since = starts(after);
  if (since === null) return starts(before) === null ? [] : [dropped()];
  const isNew = starts(before)?.getTime() !== since.getTime();
  return [
    ...(isNew ? [owed()] : []),
    ...(stops(after) !== null && (isNew || stops(before) === null) ? [done()] : []),
  ];
}

// An order is looked after as long as its addressee is reminded; then a person goes on.
function chasing(work: WorkOrder, { works }: Case): readonly DutyDeed[] {
  const known = works.find(({ number }) => number === work.number);
  if (known === work) return [];
  const about = `${work.number}`;
  const isOpen = work.state === 'ordered' || work.state === 'accepted';
  if (!isOpen || work.chasedLast || work.undelivered) return [done({ about })];
  if (known === undefined) return [owed({ about, day: work.acceptBy })];
  return [owed({ about, day: work.plannedOn === known.plannedOn ? null : work.plannedOn })];
}

// Asked as soon as everything is done, and not before.
function question({ event: { fact }, before, after }: DutyContext): readonly DutyDeed[] {
  const wasOpen = openRemedies(before).length > 0;
  const isOpen = openRemedies(after).length > 0;
  if (fact.type === 'remedy_done' && wasOpen && !isOpen) return [owed()];
  if (fact.type !== 'satisfaction_asked') return [];
  return isOpen ? [owed({ about: EARLY })] : [done()];
}

function review({ event: { fact }, before, after }: DutyContext): readonly DutyDeed[] {
  const about = 'review';
  if (fact.type === 'complaint_closed') return [dropped({ about })];
  if (fact.type === 'objection_recorded') return [owed({ about })];
  if (fact.type === 'review_opened') return [owed({ about, day: fact.until })];
  const isAnswered = before.stage === 'disputed' && before.reviewSince !== null && after.reviewSince === null;
  return isAnswered ? [done({ about })] : [];
}

const RUNG_ENDS: readonly CaseEvent['type'][] = [
  'rung_ended',
  'award_recorded',
  'agreement_recorded',
  'complaint_closed',
];

function rung({ event: { fact } }: DutyContext): readonly DutyDeed[] {
  const about = 'rung';
  if (fact.type === 'rung_entered') return [done({ about }), owed({ about, day: fact.until })];
  return RUNG_ENDS.includes(fact.type) ? [done({ about })] : [];
}

// What a body asked is owed by the day of the law, whatever becomes of the case.
function inquiry({ event: { fact }, before }: DutyContext): readonly DutyDeed[] {
  switch (fact.type) {
    case 'inquiry_received':
      return [owed({ about: `inquiry ${fact.body}`, day: fact.until })];
    case 'inquiry_extended':
      return [moved({ about: `inquiry ${fact.body}`, day: fact.until })];
    case 'inquiry_answered':
      return [done({ about: `inquiry ${fact.body}`, day: fact.on })];
    case 'inquiry_dismissed':
      return [notAsked(fact.body)];
    case 'case_released':
      return before.inquiries.flatMap((each) =>
        each.from === fact.other && isWaiting(each) ? [notAsked(each.body)] : [],
      );
    default:
      return [];
  }
}

function notAsked(body: string): DutyDeed {
  return voided({ about: `inquiry ${body}` });
}

function notice({ event: { fact }, before, after }: DutyContext): readonly DutyDeed[] {
  const about = 'notice';
  if (fact.type === 'complaint_closed') return [dropped({ about })];
  if (before.noticeSince === after.noticeSince) return [];
  return after.noticeSince === null ? [done({ about })] : [owed({ about })];
}
