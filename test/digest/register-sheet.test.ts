import { expect, test } from 'vitest';
import { REGISTER_COLUMNS, registerSheet } from '../../src/digest/register-sheet.ts';
import en from '../../templates/en/words.json' with { type: 'json' };
import nl from '../../templates/nl/words.json' with { type: 'json' };

test('every column of the register has its title in both languages', () => {
  const titles = REGISTER_COLUMNS.map((name) => `report.register.${name}`);
  expect(titles.filter((key) => !(key in nl) || !(key in en))).toEqual([]);
});

test('an empty register has its titles only', () => {
  const sheet = registerSheet([], (key) => key);
  expect(sheet.rows).toEqual([]);
  expect(sheet.columns).toHaveLength(REGISTER_COLUMNS.length);
});
