import { expect, test } from 'vitest';
import { printReference } from '../../../src/case/reference.ts';
import { findSurvivors } from '../../../src/shell/db/merged-store.ts';
import { useDatabase } from '../../support/database.ts';
import { registerCase } from '../../support/stored-cases.ts';

const database = useDatabase();

test('a case that goes on in another leads to the one that stays, through any number of mergers', async () => {
  const { db } = database;
  const last = await registerCase(db);
  const middle = await registerCase(db, { type: 'case_merged', into: printReference(last) });
  const first = await registerCase(db, { type: 'case_merged', into: printReference(middle) });
  expect(await findSurvivors(db, [first, middle, last])).toEqual(
    new Map([
      [first, last],
      [middle, last],
    ]),
  );
  expect(await findSurvivors(db, [])).toEqual(new Map());
});
