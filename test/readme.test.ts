import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { README_TABLES, withTables } from './support/readme-tables.ts';

const PLACES = Object.keys(README_TABLES)
  .map((name) => `## ${name}\n<!-- table:${name} -->\n<!-- /table -->\n`)
  .join('\n');

test('the tables of the README are those of the program (npm run docs)', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  expect(readme).toBe(withTables(readme));
});

test('a table is written between its marks, and writing it again changes nothing', () => {
  const once = withTables(PLACES);
  expect(once).toContain('| 1 | `own` | `own` | we sent it ourselves');
  expect(once).toContain(
    '| A | `confirm` | receipt confirmed to the complainant | 1 working day | 1 working day |',
  );
  expect(once).toContain('| 100 % | handler, coordinator, manager |');
  expect(once).toContain('`second-delivery`');
  expect(withTables(once)).toBe(once);
  expect(withTables(once.replace('`own`', '`other`'))).toBe(once);
});

test('text outside the marks stays as it is', () => {
  expect(withTables(`Before.\n\n${PLACES}\nAfter.`)).toMatch(/^Before\.\n\n## rules\n[\s\S]*\nAfter\.$/u);
});

test('a table without a place is missed, and a place without a table is refused', () => {
  expect(() => withTables('# Redress')).toThrow('these tables have no place: <!-- table:rules -->');
  expect(() => withTables(PLACES.replace('table:rules', 'table:riddles'))).toThrow(
    'there is no table riddles',
  );
});
