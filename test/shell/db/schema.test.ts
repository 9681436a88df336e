import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useDatabase } from '../../support/database.ts';
import { schemaText } from '../../support/schema-text.ts';

const database = useDatabase();

test('the schema in review is the schema that the migrations make (npm run schema writes it)', async () => {
  const text = await schemaText(database.db);
  expect(text).toContain('create table case_events');
  await expect(text).toMatchFileSnapshot('../../schema.sql');
});

test('what happened to a case can be added to, never changed, taken back or wiped', async () => {
  await database.db
    .insertInto('case_events')
    .values({
      case_id: 1042,
      seq: 1,
      type: 'complaint_registered',
      at: new Date('2026-11-22T09:30:00Z'),
      mail_id: null,
      payload_digest: 'a',
      previous_digest: '',
      digest: 'b',
    })
    .execute();
  const attempts = [
    sql`update case_events set type = 'case_closed'`,
    sql`delete from case_events`,
    sql`truncate case_events cascade`,
  ];
  for (const attempt of attempts) {
    await expect(attempt.execute(database.db)).rejects.toThrow('case_events is append-only');
  }
  expect(await database.db.selectFrom('case_events').select(['seq', 'type']).execute()).toEqual([
    { seq: 1, type: 'complaint_registered' },
  ]);
});
