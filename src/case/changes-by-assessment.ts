/** What triage, questions, assessment, decision and the answer to it make of a case (steps 1 and 2; domain.md 2.2). */
import type { AssessmentEvent, DecisionReported, DecisionTold, FieldCorrected } from './assessment-events.ts';
import type { Case, CasePoint } from './case.ts';
import type { ReportedDecision } from './case-parts.ts';
import type { Cause, Changes } from './changes.ts';
import { disputeOf } from './changes-by-dispute.ts';
import { unassessed } from './changes-by-receipt.ts';
import { attend, hearReaction } from './reaction-window.ts';
import { FIELD_CHANGES } from './register-fields.ts';
import { SEVERITIES, type Stage } from './vocabulary.ts';

/** One row for each event of the assessment. */
export const ASSESSMENT_CHANGES: Changes<AssessmentEvent> = {
  handler_assigned: (_, { handler }) => ({ handler }),
  complaint_triaged: (before, { category, severity }, { at }) => ({
    category,
    severity,
    stage: before.stage === 'received' ? 'triaged' : before.stage,
    contactedAt: before.contactedAt ?? at.toISOString(),
  }),
  routing_set: (before, { field, value }) => {
    if (field === 'category') return { category: value };
    if (field === 'due') return { workDue: value };
    return { severity: SEVERITIES.find((severity) => severity === value) ?? before.severity };
  },
  field_corrected: correctField,
  tags_changed: ({ tags }, { added, removed }) => ({
    tags: [...new Set([...tags, ...added])].filter((tag) => !removed.includes(tag)),
  }),
  points_listed: (_, { texts }) => ({
    points: texts.map((text, index) => unassessed({ number: index + 1, text })),
  }),
  point_added: (before, { number, text }) => ({
    points: [...before.points, unassessed({ number, text })],
    decidedAt: null,
    ...backToAssessing(before),
  }),
  information_requested: (before, { questions, until }, { at }) => ({
    stage: 'waiting',
    asked: { questions, since: at.toISOString(), until, chased: false, overdue: false },
    pauses: isPaused(before) ? before.pauses : [...before.pauses, { from: at.toISOString(), until: null }],
    contactedAt: before.contactedAt ?? at.toISOString(),
    noticeSince: null,
  }),
  information_chased: ({ asked }, { until }) => ({
    asked: asked === null ? null : { ...asked, until, chased: true },
  }),
  information_overdue: ({ asked }) => ({ asked: asked === null ? null : { ...asked, overdue: true } }),
  decision_clock_resumed: (before, { until }, { at }) => ({
    decisionDue: until,
    pauses: endPause(before, at),
  }),
  reply_written: (before, _, { at }) => ({
    contactedAt: before.contactedAt ?? at.toISOString(),
    noticeSince: null,
    ...attend(before, at),
  }),
  visit_planned: ({ visit }, { day, time, visitor, sequence }, { at }) => ({
    visit: {
      ...(visit?.knownAs === undefined ? {} : { knownAs: visit.knownAs }),
      ...(visit?.cameFrom === undefined ? {} : { cameFrom: visit.cameFrom }),
      day,
      time,
      visitor,
      sequence,
      text: '',
      since: at.toISOString(),
      cancelled: false,
      reminded: false,
      passed: false,
    },
  }),
  colleague_consulted: () => ({}),
  decision_extended: (_, { previous, until, because }) => ({
    decisionDue: until,
    extended: { previous, until, because },
    noticeSince: null,
  }),
  point_assessed: (before, { point, finding, grounds }, cause) => ({
    ...assess(before, changePoint(before, point, { finding, grounds, done: null }), cause.at),
    ...judge(before, cause),
    ...judgeAgain(before, point, cause),
  }),
  remedy_decided: (before, { point, text, until, who }) => ({
    points: changePoint(before, point, { remedy: { text, by: until, who }, done: null }),
  }),
  remedy_moved: () => ({}),
  offer_made: (_, { text }, { at }) => ({ offer: { text, at: at.toISOString() } }),
  compensation_decided: (_, { cents, goodwill, approvedBy }) => ({
    compensation: { cents, goodwill, approvedBy },
  }),
  decision_reported: (before, fact, cause) => report(before, fact, null, cause),
  decision_told: (before, fact, cause) => report(before, fact, { on: fact.on, summary: fact.summary }, cause),
  reaction_chased: ({ reactionWindow }, { until }) => ({
    reactionWindow: reactionWindow === null ? null : { ...reactionWindow, until, chased: true },
  }),
  reaction_window_passed: () => ({ stage: 'executing', ...NOTHING_WAITS }),
  answer_understood: (before, { answer, choice }, { at }) => ({
    ...hearReaction(before, at),
    answer: { answer, choice, at: at.toISOString() },
  }),
  agreement_recorded: (_, { text }, { at }) => ({
    ...NOTHING_WAITS,
    stage: 'executing',
    agreement: { text, at: at.toISOString() },
  }),
  objection_recorded: (before, { why }, { at }) => ({
    ...NOTHING_WAITS,
    stage: 'disputed',
    objection: { why, at: at.toISOString() },
    reviewSince: at.toISOString(),
    dispute: { ...disputeOf(before, at), judgedAgain: [] },
    closing: null,
  }),
  complaint_closed: (before, { reason, why, route }, { at }) => ({
    ...endTrack(before, at),
    closing: { reason, at: at.toISOString(), why, route },
  }),
  case_reopened: (before, _, { at }) => reopen(before, at),
};

/** Nobody waits for the complainant, and nothing the complainant said waits for us. */
export const NOTHING_WAITS = {
  reactionWindow: null,
  satisfaction: null,
  callBack: null,
  reviewSince: null,
  answer: null,
} as const;

/** What the end of the customer track makes of a case, whatever the reason. */
export function endTrack(before: Case, at: Date): Partial<Case> {
  return { ...NOTHING_WAITS, stage: 'closed', asked: null, pauses: endPause(before, at) };
}

/** True while the promise clock stands still. */
export function isPaused({ pauses }: Case): boolean {
  return pauses.at(-1)?.until === null;
}

/** Points that have a remedy which is not carried out yet. */
export function openRemedies({ points }: Pick<Case, 'points'>): readonly CasePoint[] {
  return points.filter(({ remedy, done }) => remedy !== null && done === null);
}

/** A new point makes a judged case unjudged again. */
export function backToAssessing({ stage }: Case): { readonly stage: Stage } {
  return { stage: stage === 'decided' ? 'assessing' : stage };
}

function endPause({ pauses }: Case, at: Date): Case['pauses'] {
  return pauses.map((pause) => (pause.until === null ? { ...pause, until: at.toISOString() } : pause));
}

function changePoint({ points }: Case, number: number, change: Partial<CasePoint>): readonly CasePoint[] {
  return points.map((point) => (point.number === number ? { ...point, ...change } : point));
}

// Who judges one point while an answer about another is awaited goes on waiting for that answer.
function assess({ stage, decidedAt }: Case, points: readonly CasePoint[], at: Date): Partial<Case> {
  if (stage === 'disputed') return { points };
  if (points.every(({ finding }) => finding !== null))
    return { points, stage: 'decided', asked: null, decidedAt: decidedAt ?? at.toISOString() };
  return { points, stage: stage === 'waiting' ? 'waiting' : 'assessing' };
}

function judge({ judgedBy }: Case, { by }: Pick<Cause, 'by'>): Partial<Case> {
  return by.kind === 'staff' ? { judgedBy: [...new Set([...judgedBy, by.address])] } : {};
}

function judgeAgain(before: Case, point: number, { at }: Cause): Partial<Case> {
  if (before.stage !== 'disputed') return {};
  const dispute = disputeOf(before, at);
  return { dispute: { ...dispute, judgedAgain: [...new Set([...dispute.judgedAgain, point])] } };
}

function report(
  before: Case,
  { until }: DecisionReported | DecisionTold,
  told: ReportedDecision['told'],
  { at, by }: Cause,
): Partial<Case> {
  const now = at.toISOString();
  return {
    ...NOTHING_WAITS,
    stage: until === null ? 'executing' : 'reported',
    decision: { at: now, until, by: by.kind === 'staff' ? by.address : null, told },
    reactionWindow: until === null ? null : { since: now, until, chased: false, reactedAt: null },
    contactedAt: before.contactedAt ?? now,
    liabilityReleased: false,
    ...judge(before, { by }),
    ...(before.stage === 'disputed' ? { dispute: { ...disputeOf(before, at), reviewedAt: now } } : {}),
    noticeSince: null,
  };
}

// A question that is open again stands still: the complainant wrote, and a person must read it.
/** The customer track begins again, where its facts say that it stands. */
export function reopen(before: Case, at: Date): Partial<Case> {
  const stage = stageAgain(before);
  const now = at.toISOString();
  return {
    stage,
    closing: null,
    reviewSince: stage === 'disputed' || stage === 'checking' ? now : null,
    satisfaction: stage === 'checking' ? { since: now, until: null, chased: true, reactedAt: now } : null,
    ...(stage === 'disputed' ? { dispute: { ...disputeOf(before, at), judgedAgain: [] } } : {}),
  };
}

// Where a decision was reported and nothing is left to carry out, what is left is a difference of opinion.
function stageAgain(before: Case): Stage {
  if (before.decision !== null) return stageAfterDecision(before);
  const findings = before.points.map(({ finding }) => finding);
  if (findings.every((finding) => finding !== null)) return 'decided';
  if (findings.some((finding) => finding !== null)) return 'assessing';
  return before.category === null ? 'received' : 'triaged';
}

function stageAfterDecision(before: Case): Stage {
  if (openRemedies(before).length > 0) return 'executing';
  if (before.closing?.reason === 'solved-no-answer') return 'checking';
  return wasSolved(before) ? 'executing' : 'disputed';
}

/** True for a case that was closed because what was promised is done and the complainant is content. */
export function wasSolved({ closing }: Case): boolean {
  return closing?.reason === 'solved-satisfied';
}

function correctField(before: Case, { field, value }: FieldCorrected): Partial<Case> {
  return { fields: { ...before.fields, [field]: value }, ...FIELD_CHANGES[field]?.(before, value) };
}
