/** Categories in the English of the command line: people read their names, `--json` keeps the codes of the register. */
import { type Category, categoryName } from '../case/category.ts';
import type { CaseEvent } from '../case/events.ts';
import type { Config } from '../config.ts';
import { deskFor } from '../jobs/office.ts';
import { readProfile } from '../shell/read-profile.ts';
import { withOwnCategories } from '../staff/categories.ts';

/** What a category is called. */
export type CategoryNames = (code: string) => string;

/** The names that the desk of a case has for its categories. */
export function categoryNames(config: Config, deskName: string): CategoryNames {
  const desk = deskFor({ config }, deskName);
  const categories = withOwnCategories(readProfile(desk.profile).categories, desk.categories);
  return (code) => nameOf(categories, code);
}

function nameOf(categories: readonly Category[], code: string): string {
  return code === '' ? '' : categoryName(categories, code, 'en');
}

/** An event with the names of its categories in place of their codes. */
export function withCategoryNames(fact: CaseEvent, names: CategoryNames): CaseEvent {
  if (fact.type === 'complaint_triaged') return { ...fact, category: names(fact.category) };
  if (fact.type !== 'routing_set' || fact.field !== 'category') return fact;
  return { ...fact, value: names(fact.value), previous: names(fact.previous) };
}
