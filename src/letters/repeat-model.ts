/** The notice that a complaint repeats one that was closed: what that was about and what came of it (domain.md 2.6 "Repeat"). */
import type { Case } from '../case/case.ts';
import { CLOSING_VALUES, FINDING_VALUES } from '../staff/values.ts';
import { inline } from './foreign-text.ts';
import type { LetterRow } from './letter-row.ts';
import { type CaseFacts, type CaseModel, caseModel } from './staff-models.ts';
import { type LetterSetting, wordFor, writeDayOf } from './wording.ts';

/** Model of `staff/repeat`. */
export type RepeatModel = CaseModel & {
  readonly earlier: string;
  readonly earlierSubject: string;
  readonly closedDay: string;
  /** Why it was closed, or ''. */
  readonly closedFor: string;
  /** Each point with its finding, grounds and remedy. */
  readonly points: readonly string[];
};

/** The letter of this file, by name (letters.ts). */
export type RepeatLetters = { readonly 'staff/repeat': RepeatModel };

/** It is a notice like others. */
export const REPEAT_LETTERS = {
  'staff/repeat': { audience: 'staff', automatic: true, delay: 'none' },
} as const satisfies Readonly<Record<keyof RepeatLetters, LetterRow>>;

/** @param earlier  the complaint that is repeated, as it stands now */
export function repeatModel(setting: LetterSetting, facts: CaseFacts, earlier: Case): RepeatModel {
  const { closing, receivedAt, reference, subject, points } = earlier;
  const { language, words } = setting;
  return {
    ...caseModel(setting, facts),
    earlier: reference,
    earlierSubject: inline(subject, 80) || wordFor(words, 'mail', 'no-subject'),
    closedDay: writeDayOf(closing === null ? receivedAt : new Date(closing.at), setting),
    closedFor: closing === null ? '' : CLOSING_VALUES.names[closing.reason][language][0],
    points: points.map(({ number, text, finding, grounds, remedy }) =>
      [
        `${number}. ${inline(text, 200)}`,
        ...(finding === null ? [] : [FINDING_VALUES.names[finding][language][0]]),
        ...(grounds === '' ? [] : [inline(grounds, 200)]),
        ...(remedy === null ? [] : [inline(remedy.text, 200)]),
      ].join(' · '),
    ),
  };
}
