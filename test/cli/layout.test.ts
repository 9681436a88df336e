import { describe, expect, test } from 'vitest';
import { type Column, clip, displayWidth, layFields, layTable } from '../../src/cli/layout.ts';

type Row = { readonly name: string; readonly subject: string };

const COLUMNS: readonly Column<Row>[] = [
  { title: 'Name', cell: (row) => row.name, width: 8 },
  { title: 'Subject', cell: (row) => row.subject, width: 'rest' },
  { title: 'Stage', cell: () => 'received' },
];

describe('a table', () => {
  test('stands in line, its titles first', () => {
    const rows = [
      { name: 'Els', subject: 'Dak' },
      { name: 'Willem', subject: 'Raam' },
    ];
    expect(layTable(COLUMNS, rows, 80)).toEqual([
      'Name    Subject  Stage',
      'Els     Dak      received',
      'Willem  Raam     received',
    ]);
  });

  test('fits the terminal by clipping the column that takes the rest', () => {
    const lines = layTable(COLUMNS, [{ name: 'Wilhelmina', subject: 'x'.repeat(300) }], 60);
    expect(lines.map(displayWidth)).toEqual([60 - 3, 60]);
    expect(lines[1]).toContain('Wilhelm…');
  });

  test('stays in line with characters that take two columns or none', () => {
    const rows = [
      { name: '田中', subject: 'a' },
      { name: 'Rene\u0301', subject: 'b' },
    ];
    const [, wide = '', combining = ''] = layTable(COLUMNS, rows, 80);
    expect(displayWidth(wide)).toBe(displayWidth(combining));
  });
});

test('a clipped text is never wider than asked, also when its last character takes two columns', () => {
  expect(clip('ab田中', 4)).toBe('ab…');
  expect(clip('kort', 4)).toBe('kort');
});

test('fields without a value are left out, and several values stand below each other', () => {
  expect(
    layFields([
      ['From', 'Els'],
      ['Case', ''],
      ['Reasons', ['one', 'two']],
    ]),
  ).toEqual(['  From     Els', '  Reasons  one', '           two']);
});
