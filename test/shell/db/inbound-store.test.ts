import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { dispose, emptyKnown } from '../../../src/mail/dispose.ts';
import { DatabaseAwayError, openDatabase } from '../../../src/shell/db/connection.ts';
import { finishMails } from '../../../src/shell/db/filed-store.ts';
import {
  claimMails,
  countProcessed,
  type FetchedMail,
  giveBackMails,
  holdClaims,
  isMailDue,
  noteFailure,
  quarantineMail,
  retryMail,
  storeMails,
} from '../../../src/shell/db/inbound-store.ts';
import type { Db } from '../../../src/shell/db/tables.ts';
import { useDatabase } from '../../support/database.ts';
import { aDesk, aMail, NOW } from '../../support/mails.ts';
import { emptyRegister, fetched } from '../../support/stored-mails.ts';

const database = useDatabase();
const MINUTE = 60_000;
const PLENTY = { mails: 50, bytes: 8 * 1024 * 1024 };
const later = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);

beforeEach(() => emptyRegister(database.db));

/** Numbers of the mails that a claimer gets now. */
async function claim(db: Db = database.db, at = NOW, limits = PLENTY): Promise<readonly number[]> {
  return (await claimMails(db, at, limits)).map(({ id }) => id);
}

/** Files a mail as a complaint that is nobody's case. */
async function file(mailId: number): Promise<void> {
  const mail = aMail();
  const fate = dispose(mail, aDesk(), emptyKnown(), NOW, NOW);
  await finishMails(database.db, [{ mailId, mail, fate, caseId: null }], NOW);
}

function row(mailId: number) {
  return database.db
    .selectFrom('inbound_mails')
    .selectAll()
    .where('id', '=', mailId)
    .executeTakeFirstOrThrow();
}

async function ledger(): Promise<readonly (readonly [number, number | null])[]> {
  const rows = await database.db
    .selectFrom('fetched_messages')
    .select(['uid', 'mail_id'])
    .orderBy('uid')
    .execute();
  return rows.map(({ uid, mail_id }) => [uid, mail_id]);
}

describe('a mail that is stored', () => {
  test('is there raw, byte for byte, with its line in the ledger', async () => {
    const mail = fetched(7, { Subject: 'Één dakkapel \u0000 lekt', 'Content-Type': null });
    expect(await storeMails(database.db, [mail])).toHaveLength(1);
    const raw = await database.db.selectFrom('raw_mails').selectAll().executeTakeFirstOrThrow();
    expect(raw.bytes.equals(mail.bytes)).toBe(true);
    expect(await ledger()).toEqual([[7, raw.mail_id]]);
    expect(await row(raw.mail_id)).toMatchObject({ status: 'pending', attempts: 0, received_at: NOW });
  });

  test('a second time, from another place, is one mail with two lines in the ledger', async () => {
    const first = fetched(7, { Subject: 'Dakkapel' });
    expect(await storeMails(database.db, [first])).toHaveLength(1);
    expect(await storeMails(database.db, [{ ...first, uid: 9 }])).toHaveLength(0);
    expect(await storeMails(database.db, [{ ...first, uid: 9 }])).toHaveLength(0);
    expect(await ledger()).toEqual([
      [7, 1],
      [9, 1],
    ]);
    expect(await claim()).toEqual([1]);
  });

  test('by several readers at one moment is one mail, and every line of the ledger points at it', async () => {
    const others = Array.from({ length: 4 }, () => openDatabase(database.url, { max: 1 }));
    for (let round = 0; round < 5; round += 1) {
      const results = await Promise.all(
        others.map(({ db }, index) =>
          storeMails(db, [{ ...fetched(0, { Subject: `Dakkapel ${round}` }), uid: 10 * round + index }]),
        ),
      );
      expect(results.map((added) => added.length).toSorted()).toEqual([0, 0, 0, 1]);
    }
    await Promise.all(others.map(({ close }) => close()));
    const rows = await ledger();
    expect(rows).toHaveLength(20);
    expect(rows.filter(([, mailId]) => mailId === null)).toEqual([]);
    expect(new Set(rows.map(([, mailId]) => mailId)).size).toBe(5);
  });

  test('though its line in the ledger said that it was passed over, is found by that line from then on', async () => {
    await database.db
      .insertInto('fetched_messages')
      .values({
        desk: 'klachten',
        folder: 'INBOX',
        uid_validity: 1,
        uid: 7,
        mail_id: null,
        size_bytes: 10,
        internal_date: NOW,
      })
      .execute();
    expect(await storeMails(database.db, [fetched(7)])).toHaveLength(1);
    expect((await ledger()).map(([, mailId]) => mailId)).toEqual([(await claim())[0]]);
  });

  test('by a program that dies before it commits leaves nothing: no mail, no bytes, no line', async () => {
    const other = openDatabase(database.url, { max: 1 });
    const dying = other.db.transaction().execute(async (tx) => {
      await storeMails(tx, [fetched(7)]);
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
    });
    await expect(dying).rejects.toThrow(DatabaseAwayError);
    await other.close();
    expect(await ledger()).toEqual([]);
    for (const table of ['inbound_mails', 'raw_mails'] as const) {
      expect(await database.db.selectFrom(table).select(sql`1`.as('found')).execute()).toEqual([]);
    }
    expect(await storeMails(database.db, [fetched(7)])).toHaveLength(1);
  });
});

describe('mails that are stored together', () => {
  const sized = (uid: number, bytes: Buffer): FetchedMail => ({
    ...fetched(uid),
    bytes,
    sizeBytes: bytes.length,
  });
  const raws = async () => {
    const rows = await database.db.selectFrom('raw_mails').selectAll().orderBy('mail_id').execute();
    return rows.map(({ bytes }) => bytes);
  };

  test('are stored in their order, each with its own bytes', async () => {
    const mails = [8, 3, 5].map((uid) => fetched(uid, { Subject: 'Café '.repeat(uid) }));
    expect(await storeMails(database.db, mails)).toHaveLength(3);
    const claimed = await claimMails(database.db, NOW, PLENTY);
    const byUid = [...mails].sort((one, other) => one.uid - other.uid);
    expect(claimed.map(({ bytes }) => bytes)).toEqual(byUid.map(({ bytes }) => bytes));
    expect(await ledger()).toEqual([
      [3, 1],
      [5, 2],
      [8, 3],
    ]);
  });

  test('are due until they are taken, and again when the worker that took them is lost', async () => {
    expect(await isMailDue(database.db, NOW)).toBe(false);
    await storeMails(database.db, [fetched(1)]);
    expect(await isMailDue(database.db, NOW)).toBe(true);
    await claimMails(database.db, NOW, PLENTY);
    expect(await isMailDue(database.db, NOW)).toBe(false);
    expect(await isMailDue(database.db, new Date(NOW.getTime() + 3_600_000))).toBe(true);
  });

  test('come out byte for byte, whatever their sizes: none, one and 300 KB', async () => {
    const big = Buffer.from(
      Array.from({ length: 300 * 1024 }, (_, index) => (index * 7 + (index >> 8)) & 0xff),
    );
    const all = [
      big,
      Buffer.alloc(0),
      Buffer.from([0]),
      fetched(4).bytes,
      Buffer.from([0xff]),
      big.subarray(1),
    ];
    expect(
      await storeMails(
        database.db,
        all.map((bytes, index) => sized(index + 1, bytes)),
      ),
    ).toHaveLength(6);
    const stored = await raws();
    expect(stored.map((bytes) => bytes.length)).toEqual(all.map((bytes) => bytes.length));
    expect(stored.every((bytes, index) => bytes.equals(all[index] ?? Buffer.from('?')))).toBe(true);
    for (const [index, bytes] of all.entries()) {
      expect((await row(index + 1)).raw_sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  test('keep each what belongs to it: ids, dates, and whether it was cut short', async () => {
    const one = fetched(1, { 'Message-ID': '<one@mail.example.net>', References: '<a@x> <b@x>' });
    const other = fetched(
      2,
      { 'Message-ID': null },
      { shortened: true, internalDate: later(-5), desk: 'garantie' },
    );
    await storeMails(database.db, [one, other]);
    expect(await row(1)).toMatchObject({
      message_id: 'one@mail.example.net',
      refers_to: ['a@x', 'b@x'],
      shortened: false,
      received_at: NOW,
      desk: 'klachten',
    });
    expect(await row(2)).toMatchObject({
      message_id: null,
      refers_to: [],
      shortened: true,
      received_at: later(-5),
      stored_at: NOW,
      desk: 'garantie',
    });
  });

  test('are one mail where their bytes are the same, and a line in the ledger each', async () => {
    const twin = fetched(0, { Subject: 'Dakkapel' });
    const mails = [{ ...twin, uid: 1 }, fetched(2), { ...twin, uid: 3 }];
    expect(await storeMails(database.db, mails)).toHaveLength(2);
    const rows = await ledger();
    expect(rows.map(([uid]) => uid)).toEqual([1, 2, 3]);
    expect(rows[0]?.[1]).toBe(rows[2]?.[1]);
    expect(await raws()).toHaveLength(2);
    expect(await storeMails(database.db, mails)).toHaveLength(0);
  });

  test('may be none', async () => {
    expect(await storeMails(database.db, [])).toHaveLength(0);
  });

  test('are given back only as far as they are new, and those that were there get their line', async () => {
    await storeMails(database.db, [fetched(1)]);
    const added = await storeMails(database.db, [fetched(2), { ...fetched(1), uid: 8 }]);
    expect(added).toEqual([{ mailId: expect.any(Number), uid: 2 }]);
    expect(await ledger()).toEqual([
      [1, 1],
      [2, added[0]?.mailId],
      [8, 1],
    ]);
    expect(await raws()).toHaveLength(2);
  });

  test('by several readers at one moment, in different orders, are stored once, and no line lacks its mail', async () => {
    const others = Array.from({ length: 4 }, () => openDatabase(database.url, { max: 1 }));
    const subjects = Array.from({ length: 30 }, (_, index) => `Dakkapel ${index}`);
    const counts = await Promise.all(
      others.map(({ db }, reader) => {
        const mails = subjects.map((Subject, index) => ({
          ...fetched(0, { Subject }),
          folder: `Folder ${reader}`,
          uid: index + 1,
        }));
        return storeMails(db, reader % 2 === 0 ? mails : mails.toReversed());
      }),
    );
    await Promise.all(others.map(({ close }) => close()));
    expect(counts.reduce((sum, added) => sum + added.length, 0)).toBe(30);
    const rows = await ledger();
    expect(rows).toHaveLength(120);
    expect(rows.filter(([, mailId]) => mailId === null)).toEqual([]);
    expect(await raws()).toHaveLength(30);
  });

  test('are all stored though one has an id that no text column holds', async () => {
    const odd = fetched(2, { 'Message-ID': '<a\u0000b\ud83d@mail.example.net>', References: '<\u0000@x>' });
    expect(await storeMails(database.db, [fetched(1), odd])).toHaveLength(2);
  });
});

describe('mails that wait', () => {
  test('are taken in the order in which they came, and as they were stored', async () => {
    const mails = [3, 1, 2].map((uid) => fetched(uid));
    for (const mail of mails) await storeMails(database.db, [mail]);
    const claimed = await claimMails(database.db, NOW, PLENTY);
    expect(claimed.map(({ bytes }) => bytes)).toEqual(mails.map(({ bytes }) => bytes));
    expect(claimed.map(({ id, attempt, desk }) => ({ id, attempt, desk }))).toEqual(
      [1, 2, 3].map((id) => ({ id, attempt: 1, desk: 'klachten' })),
    );
  });

  test('are taken at most so many at once', async () => {
    for (const uid of [1, 2, 3, 4, 5]) await storeMails(database.db, [fetched(uid)]);
    const limits = { ...PLENTY, mails: 2 };
    expect(await claim(database.db, NOW, limits)).toEqual([1, 2]);
    expect(await claim(database.db, NOW, limits)).toEqual([3, 4]);
    expect(await claim(database.db, NOW, limits)).toEqual([5]);
    expect(await claim(database.db, NOW, limits)).toEqual([]);
  });

  test('are taken until the bytes are too many: the mail that reaches the limit comes along, the next waits', async () => {
    for (const uid of [1, 2, 3]) await storeMails(database.db, [{ ...fetched(uid), sizeBytes: 500 }]);
    expect(await claim(database.db, NOW, { mails: 50, bytes: 1_000 })).toEqual([1, 2]);
    expect(await claim(database.db, NOW, { mails: 50, bytes: 1_000 })).toEqual([3]);
  });

  test('are taken one byte short of the limit with one more', async () => {
    for (const uid of [1, 2, 3]) await storeMails(database.db, [{ ...fetched(uid), sizeBytes: 500 }]);
    expect(await claim(database.db, NOW, { mails: 50, bytes: 1_001 })).toEqual([1, 2, 3]);
  });

  test('are taken though the first alone is over the limit', async () => {
    await storeMails(database.db, [{ ...fetched(1), sizeBytes: 40_000_000 }]);
    await storeMails(database.db, [fetched(2)]);
    expect(await claim(database.db, NOW, { mails: 50, bytes: 1_000 })).toEqual([1]);
  });
});

describe('a thread', () => {
  const root = { 'Message-ID': '<root@mail.example.net>' };
  const answer = { 'Message-ID': '<answer@mail.example.net>', 'In-Reply-To': '<root@mail.example.net>' };

  test('is taken in its order: an answer waits until its parent was filed, a stranger does not', async () => {
    await storeMails(database.db, [fetched(1, root)]);
    await storeMails(database.db, [fetched(2, answer)]);
    await storeMails(database.db, [fetched(3)]);
    expect(await claim()).toEqual([1, 3]);
    expect(await claim(database.db, NOW)).toEqual([]);
    await file(1);
    expect(await claim(database.db, NOW)).toEqual([2]);
  });

  test('waits as long as its first mail is tried again, and goes on when that was set aside', async () => {
    await storeMails(database.db, [fetched(1, root)]);
    await storeMails(database.db, [fetched(2, answer)]);
    expect(await claim()).toEqual([1]);
    expect(await claim(database.db, later(1))).toEqual([1]);
    await quarantineMail(database.db, 1, 'unreadable', later(1));
    expect(await claim(database.db, later(1))).toEqual([2]);
  });

  test('is also two mails with the same id, by References too, and never what came later', async () => {
    await storeMails(database.db, [fetched(1, { ...answer, Subject: 'Re: Dakkapel' })]);
    await storeMails(database.db, [fetched(2, { ...answer, Subject: 'Fwd: Dakkapel' })]);
    await storeMails(database.db, [
      fetched(3, {
        'Message-ID': '<late@mail.example.net>',
        References: '<x@example.org> <answer@mail.example.net>',
      }),
    ]);
    await storeMails(database.db, [fetched(4, root)]);
    expect(await claim()).toEqual([1, 4]);
    await file(1);
    expect(await claim()).toEqual([2]);
    await file(2);
    expect(await claim()).toEqual([3]);
  });

  test('is no thread without ids: mails without Message-ID do not wait for each other', async () => {
    for (const uid of [1, 2]) {
      await storeMails(database.db, [fetched(uid, { 'Message-ID': null, Subject: `Klacht ${uid}` })]);
    }
    expect(await claim()).toEqual([1, 2]);
  });
});

describe('two programs', () => {
  test('take different mails at the same moment, and neither waits for the other', async () => {
    for (const uid of [1, 2, 3, 4]) await storeMails(database.db, [fetched(uid)]);
    const other = openDatabase(database.url, { max: 1 });
    const holding = await other.db.startTransaction().execute();
    const first = await claim(holding, NOW, { ...PLENTY, mails: 2 });
    // The first claim is not committed: its rows are locked now.
    const second = await claim();
    await holding.commit().execute();
    await other.close();
    expect(first).toEqual([1, 2]);
    expect(second).toEqual([3, 4]);
    expect(await claim()).toEqual([]);
  });

  test('keep the order of a thread while one of them has not committed yet', async () => {
    await storeMails(database.db, [fetched(1, { 'Message-ID': '<root@mail.example.net>' })]);
    await storeMails(database.db, [fetched(2, { 'In-Reply-To': '<root@mail.example.net>' })]);
    const other = openDatabase(database.url, { max: 1 });
    const holding = await other.db.startTransaction().execute();
    expect(await claim(holding)).toEqual([1]);
    expect(await claim()).toEqual([]);
    await holding.rollback().execute();
    await other.close();
    expect(await claim()).toEqual([1]);
  });

  test('and more of them empty the queue together, each mail by exactly one', async () => {
    for (let uid = 1; uid <= 120; uid += 1) await storeMails(database.db, [fetched(uid)]);
    const programs = Array.from({ length: 6 }, () => openDatabase(database.url, { max: 1 }));
    const taken = await Promise.all(
      programs.map(async ({ db }) => {
        const all: number[] = [];
        for (let empty = 0; empty < 3; ) {
          const ids = await claim(db, NOW, { ...PLENTY, mails: 7 });
          empty = ids.length === 0 ? empty + 1 : 0;
          all.push(...ids);
        }
        return all;
      }),
    );
    await Promise.all(programs.map(({ close }) => close()));
    const ids = taken.flat().sort((one, two) => one - two);
    expect(ids).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
  });
});

describe('an attempt', () => {
  test('counts before it is made: the filing that fails takes back its work, not the attempt', async () => {
    await storeMails(database.db, [fetched(1)]);
    await claim();
    const filing = database.db.transaction().execute(async (tx) => {
      await tx.updateTable('inbound_mails').set({ status: 'processed' }).execute();
      throw new Error('no such case');
    });
    await expect(filing).rejects.toThrow('no such case');
    expect(await row(1)).toMatchObject({ status: 'pending', attempts: 1, next_attempt_at: later(1) });
  });

  test('is followed by the next after one, five and twenty-five minutes, not sooner', async () => {
    await storeMails(database.db, [fetched(1)]);
    let at = NOW;
    for (const minutes of [1, 5, 25, 25]) {
      expect(await claim(database.db, at)).toEqual([1]);
      const due = new Date(at.getTime() + minutes * MINUTE);
      expect(await claim(database.db, new Date(due.getTime() - 1))).toEqual([]);
      at = due;
    }
    expect((await row(1)).attempts).toBe(4);
  });

  test('that the database broke off does not count, and the mail is due at once', async () => {
    await storeMails(database.db, [fetched(1)]);
    await storeMails(database.db, [fetched(2)]);
    await claim();
    await file(2);
    const claims = [1, 2].map((id) => ({ id, attempt: 1 }));
    await giveBackMails(database.db, claims, NOW);
    expect(await row(1)).toMatchObject({ attempts: 0, next_attempt_at: NOW });
    expect(await row(2)).toMatchObject({ status: 'processed', attempts: 1 });
    expect(await claim()).toEqual([1]);
  });

  test('that another claimed since is neither given back nor held by the one before', async () => {
    await storeMails(
      database.db,
      [1, 2].map((uid) => fetched(uid)),
    );
    const before = await claimMails(database.db, NOW, PLENTY);
    expect(await holdClaims(database.db, before)).toEqual(new Set([1, 2]));
    await file(2);
    expect(await holdClaims(database.db, before)).toEqual(new Set([1]));
    expect(await claim(database.db, later(1))).toEqual([1]);
    expect(await holdClaims(database.db, before)).toEqual(new Set());
    await giveBackMails(database.db, before, NOW);
    expect(await row(1)).toMatchObject({ attempts: 2, next_attempt_at: later(6) });
  });

  test('over which a program ended is repeated alone, one that failed with a reason in company', async () => {
    await storeMails(
      database.db,
      [1, 2, 3, 4, 5].map((uid) => fetched(uid)),
    );
    await claim(database.db, NOW, { ...PLENTY, mails: 3 });
    await noteFailure(database.db, 1, 'the address is too long');
    expect(await claim(database.db, later(1))).toEqual([1]);
    expect(await claim(database.db, later(1))).toEqual([2]);
    expect(await claim(database.db, later(1))).toEqual([3]);
    expect(await claim(database.db, later(1))).toEqual([4, 5]);
  });

  test('that failed leaves the reason, and the mail stays due as the claim said', async () => {
    await storeMails(database.db, [fetched(1)]);
    await claim();
    await noteFailure(database.db, 1, 'the address is too long');
    const after = { status: 'pending', failure: 'the address is too long', next_attempt_at: later(1) };
    expect(await row(1)).toMatchObject(after);
  });
});

describe('a mail in quarantine', () => {
  test('is tried again only when somebody says so, and then as if it had just come', async () => {
    await storeMails(database.db, [fetched(1)]);
    await claim();
    await quarantineMail(database.db, 1, 'unreadable', NOW);
    expect(await row(1)).toMatchObject({ status: 'quarantined', failure: 'unreadable', processed_at: NOW });
    expect(await claim(database.db, later(60))).toEqual([]);
    expect(await retryMail(database.db, 1, later(60))).toBe(true);
    expect(await row(1)).toMatchObject({ failure: null, attempts: 0, disposition: null });
    expect(await claim(database.db, later(60))).toEqual([1]);
  });

  test('is the only kind that can be put back: not one that waits, one that was filed or one that never was', async () => {
    await storeMails(database.db, [fetched(1)]);
    await storeMails(database.db, [fetched(2)]);
    await claim();
    await file(2);
    expect(await retryMail(database.db, 1, NOW)).toBe(false);
    expect(await retryMail(database.db, 2, NOW)).toBe(false);
    expect(await retryMail(database.db, 3, NOW)).toBe(false);
  });
});

test('mails that were filed are counted, those that wait or could not be read are not', async () => {
  await storeMails(
    database.db,
    [1, 2, 3].map((uid) => fetched(uid)),
  );
  await file(1);
  await quarantineMail(database.db, 2, 'unreadable', NOW);
  expect(await countProcessed(database.db)).toBe(1);
});
