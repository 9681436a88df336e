/**
 * Categories in a letter or a table: what one is called in the language of whoever reads it, never its code; and the one
 * that a new complaint seems to be about, to be tapped (procedure step 1).
 */
import type { Case } from '../case/case.ts';
import { categoryName, OTHER_CATEGORY } from '../case/category.ts';
import { suggestCategory } from '../mail/suggest-category.ts';
import { CATALOGUE, printCommand } from '../staff/catalogue.ts';
import { type StepModel, tappable } from './answer-parts.ts';
import { inline } from './foreign-text.ts';
import { phrase } from './phrase.ts';
import type { LetterSetting } from './wording.ts';

const LONGEST_NAME = 60;

/** The name of a category at this desk; what the register holds from before its list is shown as it was written. */
export function categoryWords(
  { categories, language }: Pick<LetterSetting, 'categories' | 'language'>,
  code: string,
): string {
  return inline(categoryName(categories, code, language), LONGEST_NAME);
}

/** What a new complaint seems to be about, and the line that takes it up with that; '' and none where it is not clear. */
export type SuggestedCategory = { readonly about: string; readonly taking: readonly StepModel[] };

/** Looks at the words of the complainant, in their language; the reader gets the line in their own. */
export function suggestedCategory(
  setting: LetterSetting,
  {
    subject,
    points,
    language,
    category,
  }: Pick<Case, 'subject' | 'language' | 'category'> & {
    readonly points: readonly { readonly text: string }[];
  },
): SuggestedCategory {
  const text = [subject, ...points.map((point) => point.text)].join('\n');
  const found = category === null ? suggestCategory(setting.categories, language, text) : null;
  if (found === null || found.code === OTHER_CATEGORY) return { about: '', taking: [] };
  const about = categoryWords(setting, found.code);
  const line = tappable(`${printCommand({ row: CATALOGUE.triage }, setting.language)} ${about}`);
  if (line === null) return { about: '', taking: [] };
  return { about, taking: [{ label: phrase(setting.words, 'step.triage', { category: about }), line }] };
}
