import { beforeEach, expect, test } from 'vitest';
import { storeMails } from '../../../src/shell/db/inbound-store.ts';
import { countTroubles, noteTroubles } from '../../../src/shell/db/trouble-store.ts';
import { useDatabase } from '../../support/database.ts';
import { NOW } from '../../support/mails.ts';
import { emptyRegister, fetched, queueLetter } from '../../support/stored-mails.ts';

const database = useDatabase();
const ANNA = 'anna@example.net';
const DAY = 86_400_000;
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);

beforeEach(async () => {
  await emptyRegister(database.db);
  await storeMails(
    database.db,
    [1, 2, 3].map((uid) => fetched(uid)),
  );
});

async function trouble(mailId: number, address: string, at: Date): Promise<void> {
  const outboundId = await queueLetter(database.db, { toAddress: address });
  await noteTroubles(database.db, [{ mailId, outboundId, address, status: '4.4.1', at }]);
}

test('reports count for the address that we wrote to, as far back as is asked', async () => {
  await trouble(1, ANNA, ago(1));
  await trouble(2, ANNA, ago(4.9));
  await trouble(3, ANNA, ago(5));
  await trouble(3, 'piet@example.net', ago(1));
  expect(await countTroubles(database.db, [ANNA, 'kees@example.net'], ago(5))).toEqual(new Map([[ANNA, 2]]));
});

test('no address and no report ask nothing of the database', async () => {
  await noteTroubles(database.db, []);
  expect(await countTroubles(database.db, [], ago(5))).toEqual(new Map());
});
