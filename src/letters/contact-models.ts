/**
 * What staff hear of a contact arrangement while it holds: that half of it has passed, that the day of reading has come,
 * that it is over (domain.md 2.6, "Vexatious"), and of a file that is kept (2.8); the arrangement in a few words, as an answer and the letter show it.
 */
import { arrangementOf, type Restriction } from '../case/contact.ts';
import { inline } from './foreign-text.ts';
import type { LetterRow } from './letter-row.ts';
import type { Fact } from './markup.ts';
import { counted, phrase } from './phrase.ts';
import { REPEAT_LETTERS, type RepeatLetters } from './repeat-model.ts';
import { type CaseFacts, type CaseModel, caseModel } from './staff-models.ts';
import { type LetterSetting, wordFor, writeDay, writeDayOf } from './wording.ts';

/** What a notice about an arrangement is about. */
export type ContactNews =
  | { readonly news: 'review' }
  | { readonly news: 'reading'; readonly mails: number }
  | { readonly news: 'over' };

/** Model of `staff/contact`; one of the three kinds of news is true. */
export type ContactModel = CaseModel & {
  readonly review: boolean;
  readonly reading: boolean;
  readonly over: boolean;
  /** How many mails wait to be read, in words; '' where that is not the news. */
  readonly mails: string;
  /** Last day of the arrangement, or '' once it is over. */
  readonly untilDay: string;
  /** The arrangement in words, or ''. */
  readonly arrangement: string;
};

/** Model of `staff/hold-review`. */
export type HoldReviewModel = CaseModel & { readonly sinceDay: string; readonly why: string };

/** Must the file still be kept? */
export function holdReviewModel(setting: LetterSetting, facts: CaseFacts): HoldReviewModel {
  const { legalHold, registeredAt } = facts.state;
  const isAutomatic = legalHold?.automatic ?? false;
  return {
    ...caseModel(setting, facts),
    sinceDay: writeDayOf(legalHold === null ? registeredAt : new Date(legalHold.since), setting),
    why: isAutomatic
      ? wordFor(setting.words, 'told', 'legal-hold-automatic')
      : inline(legalHold?.why ?? '', 200),
  };
}

/** The letters of this file, by name (letters.ts). */
export type ContactLetters = RepeatLetters & {
  readonly 'staff/contact': ContactModel;
  /** Must the file still be kept? */
  readonly 'staff/hold-review': HoldReviewModel;
};

/** It is a notice like others. */
export const CONTACT_LETTERS = {
  ...REPEAT_LETTERS,
  'staff/contact': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/hold-review': { audience: 'staff', automatic: true, delay: 'none' },
} as const satisfies Readonly<Record<keyof ContactLetters, LetterRow>>;

/** The notice about an arrangement. */
export function contactModel(setting: LetterSetting, facts: CaseFacts, news: ContactNews): ContactModel {
  const arrangement = arrangementOf(facts.state);
  return {
    ...caseModel(setting, facts),
    review: news.news === 'review',
    reading: news.news === 'reading',
    over: news.news === 'over',
    mails: news.news === 'reading' ? counted(setting.words, 'contact.mails', news.mails) : '',
    untilDay: arrangement === null ? '' : writeDay(arrangement.until, setting.language),
    arrangement: arrangement === null ? '' : arrangementWords(setting, arrangement),
  };
}

/** `until 1 March 2027: only by mail; only with Bea de Boer; we read once a month`. */
function arrangementWords(setting: LetterSetting, arrangement: Restriction): string {
  const { words, language } = setting;
  const { until, contact, channel, monthly } = arrangement;
  const parts = [
    ...(channel === null ? [] : [wordFor(words, 'contact.only', channel)]),
    ...(contact === null ? [] : [phrase(words, 'contact.with', { name: inline(contact.name, 60) })]),
    ...(monthly ? [wordFor(words, 'contact', 'monthly')] : []),
  ];
  const rules = parts.length === 0 ? '' : `: ${parts.join('; ')}`;
  return `${phrase(words, 'contact.until', { day: writeDay(until, language) })}${rules}`;
}

/** The arrangement that holds, for a list of facts; none where there is none. */
export function contactFacts(setting: LetterSetting, state: CaseFacts['state']): readonly Fact[] {
  const arrangement = arrangementOf(state);
  return arrangement === null
    ? []
    : [{ label: wordFor(setting.words, 'told', 'contact'), value: arrangementWords(setting, arrangement) }];
}
