/**
 * Carrying out the remedy: done, is it to your satisfaction, and what follows from the answer (steps 3.1 to 3.2.2 of the
 * procedure; domain.md 2.2; clock S). Silence is not satisfied: it closes the case under a name of its own.
 */
import { fixChosen } from './appointments.ts';
import type { PlainAnswer } from './assessment-events.ts';
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import { openRemedies } from './changes-by-assessment.ts';
import type { UnderstandAnswer } from './commands.ts';
import type { Deciders } from './deciders.ts';
import type { CaseEvent } from './events.ts';
import type { ReportDone } from './execution-intents.ts';
import { chasedUntil, refuseStep } from './information.ts';
import { accept, type Decision, refuse } from './refusals.ts';
import type { Satisfaction } from './vocabulary.ts';
import { dueDay, localDay } from './working-days.ts';

type Types = 'report_done' | 'record_satisfaction' | 'chase_satisfaction' | 'end_satisfaction';

/** One row for each command about the remedy. */
export const EXECUTION_DECIDERS: Deciders<Types> = {
  report_done: (state, command, rules) => reportDone(state, command, command.at, rules),
  record_satisfaction: (_, { answer, words, at }, rules) => accept(...answered(answer, words, at, rules)),
  chase_satisfaction: (state, { at }, rules) => {
    const until = chasedUntil(state, 'satisfaction', 'chase_satisfaction', at, rules);
    return 'refusal' in until ? until.refusal : accept({ type: 'satisfaction_chased', until: until.day });
  },
  end_satisfaction: (state, { at }, rules) =>
    refuseStep(state, 'satisfaction', 'end_satisfaction', at, rules) ??
    accept({ type: 'complaint_closed', reason: 'solved-no-answer', why: '', route: null }),
};

// The question goes out with the last remedy: before that the complainant could not say whether it is solved.
function reportDone(
  state: Case,
  { point, what, files }: ReportDone,
  at: Date,
  { profile, calendar }: CaseRules,
): Decision {
  if (what.trim() === '') return refuse('nothing-written');
  const open = openRemedies(state).map(({ number }) => number);
  const points = point === null ? open : open.filter((number) => number === point);
  if (points.length === 0) return refuse({ code: 'no-remedy', open });
  const done = { type: 'remedy_done', points, what, files } as const;
  if (points.length < open.length) return accept(done);
  const until = dueDay(at, profile.terms.satisfaction, calendar, true);
  return accept(done, { type: 'satisfaction_asked', until });
}

/** What one word of the complainant says to the question whether it is solved; every other word is for a person. */
const SATISFACTION_OF: Readonly<Partial<Record<PlainAnswer, Satisfaction>>> = {
  yes: 'yes',
  agree: 'yes',
  no: 'no',
  partly: 'partly',
};

/**
 * One word of the complainant. A number chooses a moment that we offered, which binds us already. Asked whether it is
 * solved, a word is the answer and takes effect at once, unless something that was written before still waits for a
 * person to read it.
 */
export function understandAnswer(
  state: Case,
  { answer, choice, answersUs, at }: UnderstandAnswer,
  rules: CaseRules,
): Decision {
  const { stage, satisfaction } = state;
  const fixed = answersUs && stage !== 'closed' ? fixChosen(state, choice, at, rules.calendar) : null;
  if (fixed !== null) return accept(fixed);
  const satisfied = SATISFACTION_OF[answer];
  const saidBefore = satisfaction?.reactedAt ?? at.toISOString();
  const isAsked = stage === 'checking' && answersUs && saidBefore === at.toISOString();
  return isAsked && satisfied !== undefined
    ? accept(...answered(satisfied, '', at, rules))
    : accept({ type: 'answer_understood', answer, choice });
}

function answered(
  answer: Satisfaction,
  words: string,
  at: Date,
  rules: CaseRules,
): readonly [CaseEvent, ...CaseEvent[]] {
  const said = { type: 'satisfaction_answered', answer, words } as const;
  if (answer === 'yes')
    return [said, { type: 'complaint_closed', reason: 'solved-satisfied', why: '', route: null }];
  return [said, ...workAgain(at, rules), promiseCall(at, rules)];
}

/** What was done is to be done again. */
export function workAgain(at: Date, { calendar }: CaseRules): readonly CaseEvent[] {
  return [{ type: 'rework_started', on: localDay(at, calendar.timeZone) }];
}

/** Somebody calls the complainant, within the term of the profile. */
export function promiseCall(at: Date, { profile, calendar }: CaseRules): CaseEvent {
  return { type: 'call_promised', until: dueDay(at, profile.terms.callback, calendar, true) };
}
