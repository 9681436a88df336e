/**
 * What complaints are about, as a closed list of a desk: those of its profile, those that its configuration adds, and the
 * one for all that fits nowhere. The register holds the code and statistics count by it, so that two languages are one
 * row; people read the name (procedure steps 1 and 5; domain.md 2.5).
 */
import type { Language } from './vocabulary.ts';

/** What complaints can be about, what it is called, and the words that such complaints are written with. */
export type Category = {
  readonly code: string;
  readonly words: Readonly<Record<Language, readonly string[]>>;
} & Readonly<Record<Language, string>>;

/** A category of the configuration; one without a code has that of the category in whose place it comes. */
export type OwnCategory = Omit<Category, 'code'> & { readonly code: string | null };

/** Category of a case that nobody put in one. */
export const OTHER_CATEGORY = 'other';

/** The categories that every profile has. */
export const COMMON_CATEGORIES: readonly Category[] = [
  { code: OTHER_CATEGORY, nl: 'overig', en: 'other', words: { nl: [], en: [] } },
];

/** What a category is called; a code that the list lost is shown as it is. */
export function categoryName(categories: readonly Category[], code: string, language: Language): string {
  return categories.find((category) => category.code === code)?.[language] ?? code;
}
