/** What may stand in a cell of the workbook of the digest. */
import { describe, expect, test } from 'vitest';
import { safeText, startOfDay } from '../../src/digest/sheets.ts';

describe('a text in a cell', () => {
  test.each(['=1+1', '+31 20', '-2', '@SUM(A1)', '\t=1'])(
    'that a program would compute is told not to: %j',
    (text) => {
      expect(safeText(text).startsWith("'")).toBe(true);
    },
  );

  test('that no program computes stays as it is, on one line', () => {
    expect(safeText('C-1042-9')).toBe('C-1042-9');
    expect(safeText('leak\nroof')).toBe('leak roof');
  });

  test('is never longer than a code', () => {
    expect(safeText('x'.repeat(500))).toHaveLength(120);
  });
});

test('a day begins at midnight in the zone in which workbooks have their days', () => {
  expect(startOfDay('2026-11-23').toISOString()).toBe('2026-11-23T00:00:00.000Z');
});
