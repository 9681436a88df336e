/**
 * How things stand: the letter to a complainant who has heard nothing for long, and the warning to who handles the case
 * some days before it leaves (domain.md 2.3, clock U; 4.3 K19).
 */
import type { Case } from '../case/case.ts';
import { arrangementOf } from '../case/contact.ts';
import { mayBeTold } from '../case/lateness.ts';
import type { SilenceWarned, StatusTold } from '../case/lateness-events.ts';
import type { Instant } from '../case/vocabulary.ts';
import { type LetterFrame, letterFrame } from './complainant-parts.ts';
import { type CaseFacts, type CaseModel, caseModel } from './staff-models.ts';
import { type LetterSetting, wordFor, writeDay, writeDayOf } from './wording.ts';

/** Model of `complainant/status`. */
export type StatusModel = LetterFrame & {
  /** Where the complaint stands, in the words of the complainant. */
  readonly stage: string;
  readonly lastStep: string;
  readonly lastDay: string;
  readonly nextStep: string;
  /** The day by which it comes, or ''. */
  readonly nextDay: string;
  /** True when a day that we promised has passed and no later one was named. */
  readonly noDay: boolean;
  /** True when it was arranged that we read and write once a month. */
  readonly monthly: boolean;
};

/** K19: the state of the complaint. */
export function statusModel(
  setting: LetterSetting,
  { state }: CaseFacts,
  { step, until }: StatusTold,
): StatusModel {
  const { words, language } = setting;
  const [last, at] = lastStep(state);
  return {
    ...letterFrame(setting, state),
    stage: wordFor(words, 'status-stage', state.stage),
    lastStep: wordFor(words, 'status-last', last),
    lastDay: writeDayOf(at, setting),
    nextStep: wordFor(words, 'status-next', step),
    nextDay: until === null ? '' : writeDay(until, language),
    noDay: until === null,
    monthly: arrangementOf(state)?.monthly === true,
  };
}

/** Every step that the letter may name as the last one, by what the case keeps of it. */
const LAST_STEPS: Readonly<Record<string, (state: Case) => Instant | null>> = {
  received: ({ receivedAt }) => receivedAt.toISOString(),
  taken: ({ contactedAt }) => contactedAt,
  asked: ({ asked, pauses }) => asked?.since ?? pauses.at(-1)?.from ?? null,
  decided: ({ decision }) => decision?.at ?? null,
  reacted: ({ reactionWindow }) => reactionWindow?.reactedAt ?? null,
  agreed: ({ agreement }) => agreement?.at ?? null,
  objected: ({ objection }) => objection?.at ?? null,
};

function lastStep(state: Case): readonly [string, Date] {
  const steps = Object.entries(LAST_STEPS).flatMap(([name, find]) => {
    const at = find(state);
    return at === null ? [] : [[name, new Date(at)] as const];
  });
  // Of two steps at one instant the later row is the one that matters.
  return steps.reduce((last, step) => (step[1] >= last[1] ? step : last), ['received', state.receivedAt]);
}

/** Model of `staff/silence`. */
export type SilenceModel = CaseModel & {
  /** When the complainant last heard from us. */
  readonly toldDay: string;
  /** When the letter about the state of things leaves, or '' where none may. */
  readonly statusDay: string;
};

/** The complainant hears nothing from us. */
export function silenceModel(setting: LetterSetting, facts: CaseFacts, { due }: SilenceWarned): SilenceModel {
  const { state } = facts;
  return {
    ...caseModel(setting, facts),
    toldDay: writeDayOf(new Date(state.toldAt ?? state.receivedAt), setting),
    statusDay: mayBeTold(state) ? writeDay(due, setting.language) : '',
  };
}

/** The models of the letters of this file. */
export type StatusModels = {
  /** K19: how things stand. */
  readonly 'complainant/status': StatusModel;
  /** The complainant has heard nothing for long. */
  readonly 'staff/silence': SilenceModel;
};

/** How they leave. */
export const STATUS_LETTERS = {
  'complainant/status': { audience: 'complainant', automatic: true, delay: 'morning' },
  'staff/silence': { audience: 'staff', automatic: true, delay: 'none' },
} as const;
