import { expect, test } from 'vitest';
import { loadGuards, lockMailbox, voidTokens } from '../../../src/shell/db/guard-store.ts';
import { useDatabase } from '../../support/database.ts';
import { NOW } from '../../support/mails.ts';

const database = useDatabase();
const BEA = 'bea@example.org';

test('of a mailbox that nobody decided on nothing is known', async () => {
  expect(await loadGuards(database.db, [BEA])).toEqual(new Map());
  expect(await loadGuards(database.db, [])).toEqual(new Map());
});

test('tokens are void before the last instant that was named, and a lock comes beside it', async () => {
  await voidTokens(database.db, BEA, new Date(NOW.getTime() - 1));
  await voidTokens(database.db, BEA, NOW);
  expect((await loadGuards(database.db, [BEA])).get(BEA)).toEqual({ tokensVoidBefore: NOW, locked: false });
  await lockMailbox(database.db, BEA, 'leo@example.org', NOW);
  expect((await loadGuards(database.db, [BEA])).get(BEA)).toEqual({ tokensVoidBefore: NOW, locked: true });
});
