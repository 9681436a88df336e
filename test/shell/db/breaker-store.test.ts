import { beforeEach, describe, expect, test } from 'vitest';
import {
  countSinceRelease,
  readBreaker,
  releaseBreaker,
  tripBreaker,
} from '../../../src/shell/db/breaker-store.ts';
import { claimDueMails, finishSending, nextDueAt } from '../../../src/shell/db/outbox-store.ts';
import { useDatabase } from '../../support/database.ts';
import { NOW } from '../../support/mails.ts';
import { emptyRegister, queueLetter } from '../../support/stored-mails.ts';

const database = useDatabase();
const MINUTE = 60_000;
const at = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);

beforeEach(() => emptyRegister(database.db));

const claimed = async (now: Date) => (await claimDueMails(database.db, now, 24)).map(({ id }) => id);

describe('the breaker', () => {
  test('is closed until it trips, and trips once, whichever daemon comes first', async () => {
    expect(await readBreaker(database.db)).toEqual({ state: 'closed' });
    const trips = await Promise.all([61, 62, 63].map((mails) => tripBreaker(database.db, NOW, mails)));
    expect(trips.filter(Boolean)).toHaveLength(1);
  });

  test('holds automatic mail to complainants, and lets go letters of staff and notices to them', async () => {
    const automatic = await queueLetter(database.db);
    const written = await queueLetter(database.db, { letter: 'complainant/reply', automatic: false });
    const notice = await queueLetter(database.db, { letter: 'staff/held', audience: 'staff' });
    await tripBreaker(database.db, NOW, 61);
    expect(await claimed(NOW)).toEqual([written, notice]);
    expect(await readBreaker(database.db)).toEqual({
      state: 'tripped',
      trippedAt: NOW,
      mails: 61,
      waiting: 1,
    });
    expect(await releaseBreaker(database.db, { at: at(1), by: 'els@example.org' })).toEqual({
      trippedAt: NOW,
      waiting: 1,
    });
    expect(await claimed(at(1))).toEqual([automatic]);
  });

  test('keeps nobody awake: what it holds is not due', async () => {
    await queueLetter(database.db);
    expect(await nextDueAt(database.db)).toEqual(NOW);
    await tripBreaker(database.db, NOW, 61);
    expect(await nextDueAt(database.db)).toBeNull();
  });

  test('holds a mail, too, whose sender died before it tripped', async () => {
    await queueLetter(database.db);
    expect(await claimed(NOW)).toHaveLength(1);
    await tripBreaker(database.db, at(1), 61);
    expect(await claimed(at(10))).toEqual([]);
  });

  test('lets what is just being sent end as it ends', async () => {
    const id = await queueLetter(database.db);
    await claimed(NOW);
    await tripBreaker(database.db, NOW, 61);
    const sent = {
      id,
      status: 'sent',
      sentAt: NOW,
      smtpReply: '250',
      failure: null,
      sendAfter: null,
    } as const;
    await finishSending(database.db, [sent]);
    expect(await readBreaker(database.db)).toMatchObject({ state: 'tripped', waiting: 0 });
  });

  test('is released once, by somebody with a name, and can trip again', async () => {
    await tripBreaker(database.db, NOW, 61);
    const releases = await Promise.all(
      ['els@example.org', 'jan@example.org'].map((by) => releaseBreaker(database.db, { at: at(1), by })),
    );
    expect(releases.filter((release) => release !== null)).toHaveLength(1);
    expect(await tripBreaker(database.db, at(20), 70)).toBe(true);
    const rows = await database.db.selectFrom('breaker_trips').selectAll().orderBy('id').execute();
    expect(rows.map((row) => [row.released_at, row.released_by])).toEqual([
      [at(1), expect.stringMatching(/^(els|jan)@example\.org$/)],
      [null, null],
    ]);
  });

  test('counts the automatic mails of ten minutes, and after a release only those since', async () => {
    await queueLetter(database.db, { madeAt: at(-10) });
    await queueLetter(database.db, { madeAt: at(-9) });
    await queueLetter(database.db, { madeAt: at(-2) });
    await queueLetter(database.db, { madeAt: at(-1), automatic: false });
    await queueLetter(database.db, { madeAt: at(-1), audience: 'staff' });
    expect(await countSinceRelease(database.db, NOW)).toBe(2);
    await tripBreaker(database.db, at(-6), 61);
    await releaseBreaker(database.db, { at: at(-5), by: 'els@example.org' });
    expect(await countSinceRelease(database.db, NOW)).toBe(1);
  });
});
