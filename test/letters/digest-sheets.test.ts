/** What goes into the workbook of a digest, and above all what does not. */
import { expect, test } from 'vitest';
import { digestSheets } from '../../src/letters/digest-sheets.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { aBusyWeek, judge } from '../support/digest-facts.ts';

const wording = {
  language: 'en',
  words: openTemplates().words('en'),
  causes: [],
  categories: [{ code: 'leak', nl: 'een lek', en: 'a leak', words: { nl: [], en: [] } }],
} as const;
const facts = aBusyWeek();
const sheets = digestSheets(facts, judge(facts), wording);

test('every week, row, cause, check, case and measure has its line', () => {
  expect(sheets.map(({ name, rows }) => [name, rows.length])).toStrictEqual([
    ['Cases by week', 80],
    ['Points by week', 240],
    ['Where and why', 4],
    ['Checks', 3],
    ['Cases behind the numbers', 1 + 3 + 1 + 1 + 1 + 1 + 3],
    ['Measures', 2],
  ]);
  for (const { columns, rows } of sheets) for (const row of rows) expect(row).toHaveLength(columns.length);
});

test('the last week has what was normal beside it, and costs are in cents', () => {
  expect(sheets[0]?.rows.at(-1)).toStrictEqual(['2026-W47', '2026-11-16', 17, 4, 17, 8, 20]);
  expect(sheets[2]?.rows[1]).toStrictEqual(['lekkage dakkapel', 'execution', 25, 20, 610_000]);
});

test('no name of a colleague, no words of a complainant and no words of a measure stand in it', () => {
  const everything = JSON.stringify(sheets);
  for (const words of ['Bakker', 'Haddad', 'Sanne', 'lekt nog steeds', 'kitvoegen'])
    expect(everything).not.toContain(words);
});
