/**
 * The decision as it is reported, and what the complainant says to it: agreement, objection, or silence (steps 2.4, 2.5
 * and 6 of the procedure; domain.md 2.2; clock J).
 */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import { openRemedies } from './changes-by-assessment.ts';
import type { Deciders } from './deciders.ts';
import { chasedUntil, refuseStep } from './information.ts';
import { REOPEN_DAYS } from './profile.ts';
import { accept, type Decision, refuse } from './refusals.ts';
import { openReview } from './review.ts';
import type { ClosingReason, IsoDate } from './vocabulary.ts';
import { addDays, dueDay, localDay } from './working-days.ts';

type Types =
  | 'report_decision'
  | 'tell_decision'
  | 'record_agreement'
  | 'record_objection'
  | 'chase_reaction'
  | 'end_reaction_window';

/** One row for each command about the decision. */
export const DECISION_DECIDERS: Deciders<Types> = {
  report_decision: (state, { at }, rules) =>
    refuseReport(state, at, rules) ??
    accept({ type: 'decision_reported', until: reactionUntil(state, at, rules) }),
  tell_decision: (state, { on, summary, at }, rules) => {
    if (summary.trim() === '') return refuse('nothing-written');
    if (on > localDay(at, rules.calendar.timeZone)) return refuse({ code: 'day-ahead', day: on });
    const until = reactionUntil(state, at, rules);
    return refuseReport(state, at, rules) ?? accept({ type: 'decision_told', on, summary, until });
  },
  record_agreement: (state) => {
    if (state.stage === 'executing' && state.agreement !== null) return refuse('nothing-changes');
    const agreed = { type: 'agreement_recorded', text: agreedText(state) } as const;
    if (openRemedies(state).length > 0) return accept(agreed);
    const reason = hasGivenWay(state) ? 'settled' : 'unfounded-accepted';
    return accept(agreed, { type: 'complaint_closed', reason, why: '', route: null });
  },
  record_objection: (state, { why, at }, rules) => {
    const { calendar } = rules;
    if (why.trim() === '') return refuse('nothing-written');
    if (state.mergedInto !== null) return refuse({ code: 'merged', into: state.mergedInto });
    if (state.decision === null) return refuse('no-decision');
    if (state.closing !== null) {
      const closedOn = localDay(new Date(state.closing.at), calendar.timeZone);
      const until = addDays(closedOn, rules.reopenDays ?? REOPEN_DAYS);
      if (localDay(at, calendar.timeZone) > until) return refuse({ code: 'objection-term-passed', until });
    }
    return accept({ type: 'objection_recorded', why }, ...openReview(state, rules, at));
  },
  chase_reaction: (state, { at }, rules) => {
    const until = chasedUntil(state, 'reaction', 'chase_reaction', at, rules);
    return 'refusal' in until ? until.refusal : accept({ type: 'reaction_chased', until: until.day });
  },
  end_reaction_window: (state, { at }, rules) => {
    const refusal = refuseStep(state, 'reaction', 'end_reaction_window', at, rules);
    if (refusal !== null) return refusal;
    // What we promised in part is done, whether or not the complainant says anything to the rest.
    if (openRemedies(state).length > 0) return accept({ type: 'reaction_window_passed' });
    const reason: ClosingReason = state.offer === null ? 'unfounded-no-reaction' : 'offer-no-reaction';
    return accept({ type: 'complaint_closed', reason, why: '', route: null });
  },
};

/**
 * Every point is answered, and what is founded is mended by a day that is still to come (domain.md 1 rows 2.2 and 2.6);
 * on an objection somebody judged anew.
 */
function refuseReport(state: Case, at: Date, { calendar }: CaseRules): Decision | null {
  const { points, stage, dispute } = state;
  if (stage === 'disputed' && (dispute?.judgedAgain ?? []).length === 0) return refuse('not-judged-again');
  const open = points.filter(({ finding }) => finding === null).map(({ number }) => number);
  if (open.length > 0) return refuse({ code: 'points-open', points: open });
  const unmended = points
    .filter(({ finding, remedy }) => finding === 'founded' && remedy === null)
    .map(({ number }) => number);
  if (unmended.length > 0) return refuse({ code: 'remedy-missing', points: unmended });
  const today = localDay(at, calendar.timeZone);
  const [late] = openRemedies(state).flatMap(({ number: point, remedy }) =>
    remedy !== null && remedy.by < today ? [{ point, day: remedy.by }] : [],
  );
  return late === undefined ? null : refuse({ code: 'remedy-day-passed', ...late });
}

/** Last day of the reaction window; null when everything is founded and nothing is left to say. */
function reactionUntil(state: Case, at: Date, { profile, calendar }: CaseRules): IsoDate | null {
  const isGranted = state.offer === null && state.points.every(({ finding }) => finding === 'founded');
  return isGranted ? null : dueDay(at, profile.terms.reaction, calendar, true);
}

function hasGivenWay({ points, offer, compensation }: Case): boolean {
  const founded = points.some(({ finding }) => finding === 'founded' || finding === 'partly');
  return founded || offer !== null || compensation !== null;
}

/** What the complainant agreed with, as it stands now: the offer, or else what will be done, or was. */
function agreedText(state: Case): string {
  if (state.offer !== null) return state.offer.text;
  const open = openRemedies(state);
  return (open.length > 0 ? open : state.points)
    .filter(({ remedy }) => remedy !== null)
    .map(({ remedy }) => remedy?.text ?? '')
    .join('\n');
}
