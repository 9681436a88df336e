import { expect, test } from 'vitest';
import { MOST_CASES, readScope } from '../../src/staff/scope.ts';

test.each([
  ['C-1042-9', ['C-1042-9']],
  ['C-1042-9, C-1043-2.', ['C-1042-9', 'C-1043-2']],
  ['c – 1042 – 9 en C-1043-2', ['C-1042-9', 'C-1043-2']],
  ['C-1042-9 C-1043-2', ['C-1042-9', 'C-1043-2']],
  ['C-1042-9; C-1042-9', ['C-1042-9']],
])('%s names cases', (written, references) => {
  expect(readScope(written)).toStrictEqual({ ok: true, scope: { by: 'reference', references } });
});

test.each([
  ['2,5', ['2', '5']],
  ['2 5', ['2', '5']],
  ['3', ['3']],
  ['2 and 2', ['2']],
  ['T4', ['T4']],
  ['2, t4', ['2', 'T4']],
])('%s names rows of a digest', (written, rows) => {
  expect(readScope(written)).toStrictEqual({ ok: true, scope: { by: 'row', rows } });
});

test.each([
  ['', 'missing-value', ''],
  ['C-1042-8', 'bad-reference', 'C-1042-8'],
  ['C-1042-9, 2', 'bad-reference', '2'],
  ['all', 'bad-reference', 'all'],
  [Array.from({ length: MOST_CASES + 1 }, (_, row) => row + 1).join(','), 'too-many-cases', ''],
])('"%s" names none', (written, code, value) => {
  expect(readScope(written)).toMatchObject({ ok: false, fault: { code, value } });
});
