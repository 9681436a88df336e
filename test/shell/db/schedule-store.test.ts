import { expect, test } from 'vitest';
import { isPeriodDone, takePeriod } from '../../../src/shell/db/schedule-store.ts';
import { useDatabase } from '../../support/database.ts';
import { NOW } from '../../support/mails.ts';

const database = useDatabase();
const take = (period: string) => takePeriod(database.db, 'remind', period, NOW);

test('the work of a period is taken once, and that of the next one again', async () => {
  expect(await isPeriodDone(database.db, 'remind', '2026-11-17')).toBe(false);
  expect(await take('2026-11-17')).toBe(true);
  expect(await take('2026-11-17')).toBe(false);
  expect(await isPeriodDone(database.db, 'remind', '2026-11-17')).toBe(true);
  expect(await take('2026-11-18')).toBe(true);
});

test('work that failed is there for the next one', async () => {
  const failing = database.db.transaction().execute(async (tx) => {
    await takePeriod(tx, 'remind', '2026-11-19', NOW);
    throw new Error('no outbox');
  });
  await expect(failing).rejects.toThrow('no outbox');
  expect(await take('2026-11-19')).toBe(true);
});
