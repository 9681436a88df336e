/**
 * Nobody waits in silence (domain.md 2.3, clock U; ISO 10002:2018 7.3): when the complainant has heard nothing for long
 * the handler is warned, and then a letter says how things stand. A notice of default and words of danger begin terms
 * of their own (clocks N and H; domain.md 2.6 "Legal triggers", 1 row E3).
 */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import { findClock } from './clocks.ts';
import type { Deciders } from './deciders.ts';
import { refuseStep } from './information.ts';
import { toldUntil } from './lateness.ts';
import type { StatusStep } from './lateness-events.ts';
import { accept, refuse } from './refusals.ts';
import type { ClockName, IsoDate } from './vocabulary.ts';
import { localDay } from './working-days.ts';

type Types = 'warn_silence' | 'tell_status' | 'notice_default' | 'notice_danger';

/** One row for each command about them. */
export const UPDATE_DECIDERS: Deciders<Types> = {
  warn_silence: (state, { at }, rules) =>
    refuseStep(state, 'update', 'warn_silence', at, rules) ??
    accept({ type: 'silence_warned', due: findClock(state, 'update', rules)?.dueOn ?? '' }),
  tell_status: (state, { at }, rules) =>
    refuseStep(state, 'update', 'tell_status', at, rules) ??
    accept({ type: 'status_told', ...stepAhead(state, at, rules) }),
  notice_default: ({ noticeSince, stage }) =>
    noticeSince !== null || stage === 'closed'
      ? refuse('nothing-changes')
      : accept({ type: 'default_noticed' }),
  // Treated as urgent until a person says otherwise: what turns out harmless costs a look, the rest costs more.
  notice_danger: ({ severity, stage }) =>
    severity === 'urgent' || stage === 'closed'
      ? refuse('nothing-changes')
      : accept({ type: 'routing_set', field: 'severity', value: 'urgent', previous: severity }),
};

/** What comes next for the complainant, and by which day; no day that has passed is named again. */
export function stepAhead(
  state: Case,
  at: Date,
  rules: CaseRules,
): { readonly step: StatusStep; readonly until: IsoDate | null } {
  const today = localDay(at, rules.calendar.timeZone);
  const { visit } = state;
  if (visit !== null && visit.day >= today && BEFORE_DECISION.includes(state.stage))
    return { step: 'visit', until: visit.day };
  const isOnLadder = state.stage === 'disputed' && state.reviewSince === null;
  const [step, clock] = (isOnLadder ? undefined : STEPS[state.stage]) ?? ['contact', null];
  const due =
    clock === null ? null : (toldUntil(state, clock) ?? findClock(state, clock, rules)?.dueOn ?? null);
  return { step, until: due !== null && due >= today ? due : null };
}

const BEFORE_DECISION: readonly string[] = ['received', 'triaged', 'waiting', 'assessing'];

/** For each stage what comes next, and the clock that says when. */
const STEPS: Readonly<Record<string, readonly [StatusStep, ClockName]>> = {
  received: ['decision', 'decision'],
  triaged: ['decision', 'decision'],
  waiting: ['decision', 'decision'],
  assessing: ['decision', 'decision'],
  decided: ['report', 'decision'],
  reported: ['reaction', 'review'],
  executing: ['remedy', 'remedy'],
  checking: ['reaction', 'review'],
  disputed: ['review', 'review'],
};
