import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from '../../src/digest/csv.ts';

const COLUMNS = [
  { title: 'Zaak', kind: 'text' },
  { title: 'Dag', kind: 'day' },
  { title: 'Bedrag', kind: 'money' },
  { title: 'Aantal', kind: 'number' },
] as const;

test('a sheet is lines of fields, with quotes where they are needed', () => {
  const rows = [
    ['Deur klemt, "alweer"', '2026-11-17', 12_550, 2],
    ['=1+1', null, 0, null],
  ];
  expect(csvOf({ name: 'x', columns: COLUMNS, rows })).toBe(
    '\uFEFFZaak,Dag,Bedrag,Aantal\r\n"Deur klemt, ""alweer""",2026-11-17,125.50,2\r\n\'=1+1,,0.00,\r\n',
  );
});

test('no text begins a field that a program computes, and every row is one line', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 200 })), (texts) => {
      const [first] = COLUMNS;
      const csv = csvOf({ name: 'x', columns: [first], rows: texts.map((text) => [text]) });
      const lines = csv.split('\r\n').slice(1, -1);
      expect(lines).toHaveLength(texts.length);
      for (const line of lines) expect(line).not.toMatch(/^"?[=+\-@\t\r]/u);
    }),
  );
});
