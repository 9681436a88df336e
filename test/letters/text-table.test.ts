/** A table of plain text. */
import { expect, test } from 'vitest';
import { tableLines } from '../../src/letters/text-table.ts';

const wrap = (text: string, width: number): readonly string[] =>
  text.match(new RegExp(`.{1,${width}}(?: |$)`, 'gu'))?.map((line) => line.trimEnd()) ?? [''];
const COLUMNS = ['Cause', 'Points', 'Normal'].map((title, index) => ({ title, isNumber: index > 0 }));

test('numbers stand to the right below their titles', () => {
  expect(tableLines(COLUMNS, [['Leak', '12', '4 to 9']], 60, wrap)).toStrictEqual([
    'Cause  Points  Normal',
    '---------------------',
    'Leak       12  4 to 9',
  ]);
});

test('a long first cell is broken and the numbers stay beside its first line', () => {
  const lines = tableLines(COLUMNS, [['a long name of a cause indeed', '12', '4 to 9']], 38, wrap);
  expect(lines.slice(2)).toStrictEqual(['a long name of a cause      12  4 to 9', 'indeed']);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(38);
});

test('what does not fit becomes one line for each number', () => {
  expect(tableLines(COLUMNS, [['Leak', '12', '']], 20, wrap)).toStrictEqual(['Leak', '  Points: 12']);
});
