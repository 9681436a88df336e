/** Categories in the English of the command line: people read their names, `--json` keeps the codes of the register. */
import { categoryName } from '../case/category.ts';
import type { CaseEvent } from '../case/events.ts';
import type { Config } from '../config.ts';
import { deskFor } from '../jobs/office.ts';

/** What a category is called. */
export type CategoryNames = (code: string) => string;

/** The names that the desk of a case has for its categories. */
export function categoryNames(config: Config, deskName: string): CategoryNames {
  const { categories } = deskFor({ config }, deskName);
  return (code) => (code === '' ? '' : categoryName(categories, code, 'en'));
}

/** An event with the names of its categories in place of their codes. */
export function withCategoryNames(fact: CaseEvent, names: CategoryNames): CaseEvent {
  if (fact.type === 'complaint_triaged') return { ...fact, category: names(fact.category) };
  if (fact.type !== 'routing_set' || fact.field !== 'category') return fact;
  return { ...fact, value: names(fact.value), previous: names(fact.previous) };
}
