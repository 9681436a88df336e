/** What a category is called in a letter or a table, in the language of whoever reads it; never its code. */
import { categoryName } from '../case/category.ts';
import { inline } from './foreign-text.ts';
import type { LetterSetting } from './wording.ts';

const LONGEST_NAME = 60;

/** The name of a category at this desk; what the register holds from before its list is shown as it was written. */
export function categoryWords(
  { categories, language }: Pick<LetterSetting, 'categories' | 'language'>,
  code: string,
): string {
  return inline(categoryName(categories, code, language), LONGEST_NAME);
}
