/** Categories as people read them on the command line. */
import { expect, test } from 'vitest';
import { categoryNames, withCategoryNames } from '../../src/cli/category-names.ts';
import { exampleConfig } from '../support/configuration.ts';

const names = categoryNames(exampleConfig('profile: algemeen', 'profile: bouw'), 'klachten');

test('a category is shown by its English name, one from before the list as it was written', () => {
  expect(['frames', 'deurbel', ''].map(names)).toStrictEqual(['windows and doors', 'deurbel', '']);
});

test('so it is in the log of a case, and nothing else of an event changes', () => {
  const taken = { type: 'complaint_triaged', category: 'frames', severity: 'high' } as const;
  expect(withCategoryNames(taken, names)).toStrictEqual({ ...taken, category: 'windows and doors' });
  const moved = { type: 'routing_set', field: 'category', value: 'roof', previous: 'frames' } as const;
  expect(withCategoryNames(moved, names)).toMatchObject({ value: 'roof', previous: 'windows and doors' });
  const raised = { type: 'routing_set', field: 'severity', value: 'high', previous: 'normal' } as const;
  expect(withCategoryNames(raised, names)).toBe(raised);
});
