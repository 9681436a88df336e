/**
 * What a complainant reads when the complaint ends or goes on under another number: solved at once, no complaint,
 * closed, taken back, combined, split. Letters K2, K3 and K15 to K17 of domain.md 4.3. Why staff closed a case stays
 * with staff; only `#notcomplaint` gives a reason that the complainant reads (DESIGN 3).
 */
import type { AgreementRecorded } from '../case/assessment-events.ts';
import type { Case } from '../case/case.ts';
import type { Closing } from '../case/case-parts.ts';
import { cameAlong } from '../case/moved-visit.ts';
import { visitSlot } from '../case/planned-meetings.ts';
import { addTerm, localDay } from '../case/working-days.ts';
import { type LetterFrame, letterFrame, writeDaysAfter } from './complainant-parts.ts';
import { isReviewed } from './dispute-models.ts';
import { ownWords } from './own-words.ts';
import { type RightsModel, rightsModel } from './rights.ts';
import { writeSlot } from './slot-words.ts';
import type { CaseFacts } from './staff-models.ts';
import { type LetterSetting, wordFor, writeDay, writeDayOf } from './wording.ts';

/** The least that the procedure lets a file be kept (its step 7). */
const KEPT = { amount: 36, unit: 'months' } as const;

type ClosedFrame = LetterFrame & {
  readonly closedDay: string;
  /** Last day on which an answer opens the case again. */
  readonly reopenDay: string;
};

function closedFrame(setting: LetterSetting, state: Case, at: Date): ClosedFrame {
  return {
    ...letterFrame(setting, state),
    closedDay: writeDayOf(at, setting),
    reopenDay: writeDaysAfter(setting, at, setting.reopenDays),
  };
}

function closingOf({ closing, reference }: Case): Closing {
  if (closing === null) throw new Error(`${reference} is not closed`);
  return closing;
}

/** Model of `complainant/not-a-complaint`; one of the three routes is true. */
export type NotAComplaintModel = LetterFrame & {
  readonly question: boolean;
  readonly repair: boolean;
  readonly other: boolean;
  readonly why: string;
  readonly rights: RightsModel;
};

/** K2. @throws Error when the case is not closed */
export function notAComplaintModel(setting: LetterSetting, { state, rules }: CaseFacts): NotAComplaintModel {
  const { route, why } = closingOf(state);
  return {
    ...letterFrame(setting, state),
    question: route === 'question',
    repair: route === 'repair',
    other: route !== 'question' && route !== 'repair',
    why: ownWords(why),
    rights: rightsModel(setting, rules.profile.terms.review, null),
  };
}

/** Model of `complainant/solved-quick`. */
export type SolvedQuickModel = LetterFrame & {
  readonly solution: string;
  readonly agreedDay: string;
  readonly reopenDay: string;
  readonly rights: RightsModel;
};

/** K3: solved together before there was a decision. */
export function solvedQuickModel(
  setting: LetterSetting,
  { state, rules }: CaseFacts,
  { text }: AgreementRecorded,
): SolvedQuickModel {
  const at = state.agreement === null ? state.registeredAt : new Date(state.agreement.at);
  return {
    ...letterFrame(setting, state),
    solution: ownWords(text),
    agreedDay: writeDayOf(at, setting),
    reopenDay: writeDaysAfter(setting, at, setting.reopenDays),
    rights: rightsModel(setting, rules.profile.terms.review, null),
  };
}

/** Model of `complainant/closed`. */
export type ClosedModel = ClosedFrame & {
  readonly reasonWords: string;
  readonly keptDay: string;
  readonly hasRights: boolean;
  readonly rights: RightsModel;
};

/** K15. @throws Error when the case is not closed */
export function closedModel(setting: LetterSetting, { state, rules }: CaseFacts): ClosedModel {
  const { reason, at } = closingOf(state);
  const closedAt = new Date(at);
  return {
    ...closedFrame(setting, state, closedAt),
    reasonWords: wordFor(setting.words, 'closing', reason),
    keptDay: writeDay(addTerm(localDay(closedAt, setting.timeZone), KEPT, rules.calendar), setting.language),
    hasRights: isContested(state),
    rights: rightsModel(setting, rules.profile.terms.review, null, isReviewed(state)),
  };
}

/** True where the complainant may not agree with the end of it (domain.md 4.2). */
export function isContested({ closing, objection }: Pick<Case, 'closing' | 'objection'>): boolean {
  const settled: readonly string[] = [
    'solved-satisfied',
    'solved-no-answer',
    'settled',
    'unfounded-accepted',
    'external-decision-executed',
  ];
  return closing !== null && (objection !== null || !settled.includes(closing.reason));
}

/** Model of `complainant/withdrawn`. */
export type WithdrawnModel = ClosedFrame;

/** K16. @throws Error when the case is not closed */
export function withdrawnModel(setting: LetterSetting, { state }: CaseFacts): WithdrawnModel {
  return closedFrame(setting, state, new Date(closingOf(state).at));
}

/** Model of `complainant/combined` and of `complainant/split`. */
export type NumbersModel = LetterFrame & {
  /** The other numbers, in one line. */
  readonly others: string;
};

/** Model of `complainant/combined`. */
export type CombinedCasesModel = NumbersModel & {
  /** When we visit as it was planned under the other number, or ''. */
  readonly visitMoment: string;
};

/** K17: several numbers become one. @param from  the number that is not used any more */
export function combinedCasesModel(
  setting: LetterSetting,
  { state }: CaseFacts,
  from: string,
): CombinedCasesModel {
  const { visit } = state;
  const goesOn = visit !== null && cameAlong(visit, from);
  const visitMoment = goesOn ? writeSlot(setting, visitSlot(visit)) : '';
  return { ...letterFrame(setting, state), others: from, visitMoment };
}

/** K17: one message, several numbers. */
export function splitModel(setting: LetterSetting, { state }: CaseFacts): NumbersModel {
  const parts = state.linked.filter(({ how }) => how === 'split-into').map(({ other }) => other);
  return { ...letterFrame(setting, state), others: parts.join(', ') };
}
