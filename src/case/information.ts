/**
 * Gathering facts: questions to the complainant with their reminder and their end (clock I), texts, visits, colleagues,
 * and a later day for the decision (domain.md 2.2, 2.3).
 */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import { type ClockStep, findClock } from './clocks.ts';
import type { Deciders } from './deciders.ts';
import type { ExtendDecision } from './intents.ts';
import { extendRemedies } from './moved-remedy.ts';
import { heldVisit, planVisit, replacedBy, visitSlot } from './planned-meetings.ts';
import { accept, type Decision, refuse } from './refusals.ts';
import type { ClockName, IsoDate } from './vocabulary.ts';
import { addDays, daysBetween, dueDay, firstWorkingDay, localDay } from './working-days.ts';

/** Days by which a decision may come later than promised (domain.md 2.2: 4 weeks, once). */
const MOST_EXTENDED = 28;

type Types =
  | 'ask_information'
  | 'write_reply'
  | 'plan_visit'
  | 'consult'
  | 'extend_decision'
  | 'chase_information'
  | 'declare_information_overdue';

/** One row for each command about information. */
export const INFORMATION_DECIDERS: Deciders<Types> = {
  ask_information: (_, { questions, until, at }, { profile, calendar }) => {
    if (questions.length === 0 || questions.some((question) => question.trim() === ''))
      return refuse('nothing-written');
    if (until !== null && until < localDay(at, calendar.timeZone))
      return refuse({ code: 'day-passed', day: until });
    return accept({
      type: 'information_requested',
      questions,
      until: until ?? dueDay(at, profile.terms.information, calendar, true),
    });
  },
  write_reply: (_, { text, files }) =>
    text.trim() === '' ? refuse('nothing-written') : accept({ type: 'reply_written', text, files }),
  plan_visit: (state, { day, time, visitor, text, at }, { calendar }) => {
    const { visit } = state;
    if (day < localDay(at, calendar.timeZone)) return refuse({ code: 'day-passed', day });
    const isSame =
      visit?.day === day &&
      visit.time === time &&
      visit.visitor.address === visitor.address &&
      visit.text === text &&
      !visit.cancelled;
    if (isSame) return refuse('nothing-changes');
    const sequence = visit === null ? 0 : visit.sequence + 1;
    const held = heldVisit(state);
    const slot = visitSlot({ day, time, visitor });
    const cancels = replacedBy(held === null ? null : visitSlot(held), slot, sequence, at, calendar);
    return accept(...planVisit({ day, time, visitor, sequence }, text, cancels));
  },
  consult: (_, { colleague, text }) =>
    text.trim() === '' ? refuse('nothing-written') : accept({ type: 'colleague_consulted', colleague, text }),
  extend_decision: (state, command, rules) => extend(state, command, command.at, rules),
  chase_information: (state, { at }, rules) => {
    const until = chasedUntil(state, 'information', 'chase_information', at, rules);
    return 'refusal' in until ? until.refusal : accept({ type: 'information_chased', until: until.day });
  },
  declare_information_overdue: (state, { at }, rules) => {
    const refusal = refuseStep(state, 'information', 'declare_information_overdue', at, rules);
    return refusal ?? accept({ type: 'information_overdue', until: state.asked?.until ?? '' });
  },
};

function extend(state: Case, { until, because }: ExtendDecision, at: Date, rules: CaseRules): Decision {
  if (state.decision !== null)
    return extendRemedies(state, { type: 'extend_decision', until, because }, at, rules);
  const { decisionDue, extended } = state;
  if (because.trim() === '') return refuse('nothing-written');
  if (extended !== null) return refuse({ code: 'extended-already', until: extended.until });
  const promised = findClock(state, 'decision', rules);
  if (promised === null || at > promised.dueAt) return refuse({ code: 'after-term', due: decisionDue });
  if (until <= decisionDue) return refuse({ code: 'not-later', due: decisionDue });
  const latest = latestExtension(state, rules);
  if (until > latest) return refuse({ code: 'after-latest', latest });
  return accept({ type: 'decision_extended', previous: decisionDue, until, because });
}

/** The last day to which the decision may be put off: four weeks, and never past the outer clock. */
function latestExtension(state: Case, rules: CaseRules): IsoDate {
  const latest = addDays(state.decisionDue, MOST_EXTENDED);
  const outer = findClock(state, 'outer', rules)?.dueOn ?? latest;
  return outer < latest ? outer : latest;
}

/** Why the bot does not take a step of a clock now; null when it does. */
export function refuseStep(
  state: Case,
  name: ClockName,
  act: ClockStep['act'],
  at: Date,
  rules: CaseRules,
): Decision | null {
  const clock = findClock(state, name, rules);
  if (clock === null || clock.stoppedAt !== null) return refuse('clock-stopped');
  if (clock.next === null || clock.next.act !== act) return refuse('already-warned');
  return at < clock.next.at ? refuse('not-due-yet') : null;
}

/**
 * The day to answer by that a reminder names: as many days later as the reminder itself is, so that nobody is reminded
 * of a day that has passed.
 */
export function chasedUntil(
  state: Case,
  name: ClockName,
  act: ClockStep['act'],
  at: Date,
  rules: CaseRules,
): { readonly day: IsoDate } | { readonly refusal: Decision } {
  const refusal = refuseStep(state, name, act, at, rules);
  if (refusal !== null) return { refusal };
  const clock = findClock(state, name, rules);
  const { calendar } = rules;
  const planned = clock?.next?.at ?? at;
  const late = daysBetween(localDay(planned, calendar.timeZone), localDay(at, calendar.timeZone));
  const due = clock?.dueOn ?? localDay(at, calendar.timeZone);
  return { day: late === 0 ? due : firstWorkingDay(addDays(due, late), calendar) };
}
