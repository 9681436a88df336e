import { beforeAll, expect, test } from 'vitest';
import { findCases } from '../../../src/shell/db/case-list.ts';
import { useDatabase } from '../../support/database.ts';
import { registerCase } from '../../support/stored-cases.ts';

const database = useDatabase();
beforeAll(async () => {
  await registerCase(database.db);
  await registerCase(database.db);
  await registerCase(database.db, {
    type: 'complaint_closed',
    reason: 'withdrawn',
    why: 'It was dry.',
    route: null,
  });
});

const find = async (words: string, open = false, most = 50) => {
  const { cases, count } = await findCases(database.db, { words, open, most });
  return [count, ...cases.map(({ reference }) => reference)];
};

test('every case is listed, or those that are open, or the first of them', async () => {
  expect(await find('')).toEqual([3, 'C-1001-9', 'C-1002-4', 'C-1003-5']);
  expect(await find('', true)).toEqual([2, 'C-1001-9', 'C-1002-4']);
  expect(await find('', false, 1)).toEqual([3, 'C-1001-9']);
});

test('a case is found by every word of its reference, its subject and its complainant', async () => {
  expect(await find('dakkapel wit c-1002')).toEqual([1, 'C-1002-4']);
  expect(await find('dakkapel zolder')).toEqual([0]);
});

test('signs that mean something to a database are only signs', async () => {
  expect(await find('%')).toEqual([0]);
  expect(await find('C_1001')).toEqual([0]);
  expect(await find('\\')).toEqual([0]);
});
