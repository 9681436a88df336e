/** Every log is hashed again, and one in which something was changed is named. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { checkLogs, countLogs } from '../../../src/shell/db/chain-check.ts';
import { useDatabase } from '../../support/database.ts';
import { DECIDED, IMPLEMENTED } from '../../support/measures.ts';
import { registerCase } from '../../support/stored-cases.ts';
import { appendToMeasure } from '../../support/stored-measures.ts';

const database = useDatabase();
const check = async (kind: 'case' | 'measure') => {
  const done: number[] = [];
  const broken = await checkLogs(database.db, kind, (logs) => done.push(logs));
  return { broken, done };
};

test('logs of cases and of measures are counted, and found as they were written', async () => {
  await registerCase(database.db);
  for (const number of [12, 13])
    await appendToMeasure(database.db, number, [{ ...DECIDED, number }, IMPLEMENTED]);
  expect(await countLogs(database.db)).toMatchObject([
    { kind: 'case', logs: 1 },
    { kind: 'measure', logs: 2, events: 4 },
  ]);
  expect(await check('case')).toStrictEqual({ broken: [], done: [1] });
  expect(await check('measure')).toStrictEqual({ broken: [], done: [2] });
});

test('an event that stands in no chain and a tail that is missing are told by number, and none of the others', async () => {
  const { db } = database;
  await sql`
    insert into measure_events (measure, seq, type, at, payload_digest, previous_digest, digest)
    select measure, 4, type, at, payload_digest, previous_digest, digest
    from measure_events where measure = 12 and seq = 2
  `.execute(db);
  await sql`update measures set revision = 3 where number = 13`.execute(db);
  expect((await check('measure')).broken).toStrictEqual([
    { kind: 'measure', number: 12, seq: 4, because: 'not-next' },
    { kind: 'measure', number: 13, seq: 3, because: 'cut-off' },
  ]);
});
