import { beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/shell/db/connection.ts';
import {
  claimDueMails,
  countAnswers,
  finishSending,
  flagAddresses,
  type NewOutbound,
  nextDueAt,
  queueMails,
  type SendingOutcome,
  takeOutboundIds,
} from '../../../src/shell/db/outbox-store.ts';
import type { Db } from '../../../src/shell/db/tables.ts';
import { useDatabase } from '../../support/database.ts';
import { NOW } from '../../support/mails.ts';
import { emptyRegister, letter, queueLetter } from '../../support/stored-mails.ts';

const database = useDatabase();
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const at = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);
/** More than one page of the database, every byte value in it. */
const BIG = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7) & 0xff));
const SENT: SendingOutcome = {
  status: 'sent',
  sentAt: NOW,
  smtpReply: '250 taken',
  failure: null,
  sendAfter: null,
};

beforeEach(() => emptyRegister(database.db));

/** Numbers of the letters that a sender gets now. */
async function claim(db: Db = database.db, now = NOW, count = 24): Promise<readonly number[]> {
  return (await claimDueMails(db, now, count)).map(({ id }) => id);
}

describe('a letter in the outbox', () => {
  test('has a number of its own before it is written, and numbers that stay unused harm nothing', async () => {
    const [one, two, three] = await takeOutboundIds(database.db, 3);
    const [four] = await takeOutboundIds(database.db, 1);
    expect(new Set([one, two, three, four]).size).toBe(4);
    await queueLetter(database.db, { id: two ?? 0 });
    expect(await claim()).toEqual([two]);
  });

  test('leaves with the very bytes that were written', async () => {
    const bytes = Buffer.from([0xff, 0x00, 0x0d, 0x0a, 0x80]);
    await queueLetter(database.db, { bytes, caseId: 7, envelopeFrom: 'klachten+b1@example.org' });
    const [mail] = await claimDueMails(database.db, NOW, 1);
    expect(mail?.bytes.equals(bytes)).toBe(true);
    expect(mail).toMatchObject({
      caseId: 7,
      toAddress: 'anna@example.net',
      envelopeFrom: 'klachten+b1@example.org',
      attempt: 1,
      failure: null,
    });
  });

  test('does not exist when its transaction fails', async () => {
    const filing = database.db.transaction().execute(async (tx) => {
      await queueLetter(tx);
      throw new Error('the case is locked');
    });
    await expect(filing).rejects.toThrow('the case is locked');
    expect(await claim()).toEqual([]);
  });

  test('is none when there is nothing to queue', async () => {
    await queueMails(database.db, []);
    expect(await nextDueAt(database.db)).toBeNull();
  });

  test('is refused when another letter has its Message-ID', async () => {
    await queueLetter(database.db, { messageId: 'one@example.org' });
    await expect(queueLetter(database.db, { messageId: 'one@example.org' })).rejects.toThrow('message_id');
  });
});

describe('letters that are queued together', () => {
  test('leave with their own bytes each, and need not be in the order of their numbers', async () => {
    const bodies = [
      Buffer.from('één, langer'),
      Buffer.from('twéé'),
      Buffer.alloc(0),
      BIG,
      Buffer.from([0xff, 0x00]),
    ];
    const ids = await takeOutboundIds(database.db, bodies.length);
    const letters = bodies.map((bytes, index) => letter(ids[index] ?? 0, { bytes }));
    await queueMails(database.db, letters.toReversed());
    const mails = await claimDueMails(database.db, NOW, 9);
    expect(mails.map(({ id, bytes }) => [id, bytes.length])).toEqual(
      bodies.map((bytes, index) => [ids[index], bytes.length]),
    );
    expect(mails.every(({ bytes }, index) => bytes.equals(bodies[index] ?? BIG))).toBe(true);
  });

  test('go each to its own address, on its own case, at its own time', async () => {
    const [one = 0, two = 0] = await takeOutboundIds(database.db, 2);
    const toAnna = letter(one, { subject: 'Klacht "1", {a} \\ É', caseId: 7 });
    const toBea = letter(two, {
      toAddress: 'bea@mail.example.org',
      audience: 'staff',
      automatic: false,
      sendAfter: at(MINUTE),
      envelopeFrom: 'klachten+b2@example.org',
    });
    await queueMails(database.db, [toBea, toAnna]);
    const rows = await database.db.selectFrom('outbound_mails').selectAll().orderBy('id').execute();
    expect(rows).toMatchObject([
      {
        to_address: 'anna@example.net',
        to_domain: 'example.net',
        subject: 'Klacht "1", {a} \\ É',
        case_id: 7,
        audience: 'complainant',
        automatic: true,
        send_after: NOW,
        message_id: `letter-${one}@example.org`,
      },
      {
        to_address: 'bea@mail.example.org',
        to_domain: 'mail.example.org',
        case_id: null,
        audience: 'staff',
        automatic: false,
        send_after: at(MINUTE),
        envelope_from: 'klachten+b2@example.org',
      },
    ]);
  });

  test('are none of them there when one is refused', async () => {
    const [one = 0, two = 0] = await takeOutboundIds(database.db, 2);
    await queueLetter(database.db, { messageId: 'one@example.org' });
    const before = await nextDueAt(database.db);
    const letters = [letter(one, { sendAfter: at(-DAY) }), letter(two, { messageId: 'one@example.org' })];
    await expect(queueMails(database.db, letters)).rejects.toThrow('message_id');
    expect(await nextDueAt(database.db)).toEqual(before);
  });
});

describe('what is due', () => {
  test('leaves from its minute on, not before', async () => {
    const id = await queueLetter(database.db, { sendAfter: at(10 * MINUTE) });
    expect(await claim(database.db, at(10 * MINUTE - 1))).toEqual([]);
    expect(await claim(database.db, at(10 * MINUTE))).toEqual([id]);
  });

  test('leaves in the order in which it was due, as many as were asked for', async () => {
    const second = await queueLetter(database.db, { sendAfter: at(-MINUTE) });
    const third = await queueLetter(database.db, { sendAfter: NOW });
    const first = await queueLetter(database.db, { sendAfter: at(-2 * MINUTE) });
    expect(await claim(database.db, NOW, 1)).toEqual([first]);
    expect(await claim(database.db, NOW, 1)).toEqual([second]);
    expect(await claim(database.db, NOW, 1)).toEqual([third]);
  });

  test('is known beforehand: the first letter to be sent, or the end of a lease that comes sooner', async () => {
    expect(await nextDueAt(database.db)).toBeNull();
    await queueLetter(database.db, { sendAfter: at(30 * MINUTE) });
    expect(await nextDueAt(database.db)).toEqual(at(30 * MINUTE));
    await queueLetter(database.db, { sendAfter: at(-HOUR) });
    expect(await nextDueAt(database.db)).toEqual(at(-HOUR));
    const [taken] = await claim();
    expect(await nextDueAt(database.db)).toEqual(at(2 * MINUTE));
    await finishSending(database.db, [{ id: taken ?? 0, ...SENT }]);
    expect(await nextDueAt(database.db)).toEqual(at(30 * MINUTE));
  });
});

describe('a sender', () => {
  test('shares with another at the same moment: different letters, and neither waits', async () => {
    const ids = [await queueLetter(database.db), await queueLetter(database.db)];
    const other = openDatabase(database.url, { max: 1 });
    const holding = await other.db.startTransaction().execute();
    const first = await claim(holding, NOW, 1);
    const second = await claim();
    await holding.commit().execute();
    await other.close();
    expect([first, second]).toEqual([[ids[0]], [ids[1]]]);
  });

  test('and five more empty the outbox together, each letter by exactly one', async () => {
    const ids: number[] = [];
    for (let count = 0; count < 60; count += 1) ids.push(await queueLetter(database.db));
    const senders = Array.from({ length: 6 }, () => openDatabase(database.url, { max: 1 }));
    const taken = await Promise.all(
      senders.map(async ({ db }) => {
        const all: number[] = [];
        for (let empty = 0; empty < 3; ) {
          const some = await claim(db, NOW, 4);
          empty = some.length === 0 ? empty + 1 : 0;
          all.push(...some);
        }
        return all;
      }),
    );
    await Promise.all(senders.map(({ close }) => close()));
    expect(taken.flat().sort((one, two) => one - two)).toEqual(ids);
  });

  test('that died is followed by another when its lease ends, two minutes later and not sooner', async () => {
    const id = await queueLetter(database.db);
    expect(await claim()).toEqual([id]);
    expect(await claim(database.db, at(2 * MINUTE - 1))).toEqual([]);
    const [again] = await claimDueMails(database.db, at(2 * MINUTE), 1);
    expect(again).toMatchObject({ id, attempt: 2, messageId: `letter-${id}@example.org` });
  });
});

describe('what became of a letter', () => {
  const row = () =>
    database.db.selectFrom('outbound_mails').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow();

  test('that was taken over is written down, and it never leaves again', async () => {
    const id = await queueLetter(database.db);
    await claim();
    await finishSending(database.db, [{ id, ...SENT }]);
    expect(await row()).toMatchObject({
      status: 'sent',
      sent_at: NOW,
      smtp_reply: '250 taken',
      locked_until: null,
    });
    expect(await claim(database.db, at(DAY))).toEqual([]);
  });

  test('that was put off is due at the time that was said, with the reason for the next try', async () => {
    const id = await queueLetter(database.db);
    await claim();
    const putOff = { ...SENT, status: 'queued', sentAt: null, smtpReply: null } as const;
    await finishSending(database.db, [{ id, ...putOff, failure: '451 later', sendAfter: at(5 * MINUTE) }]);
    expect(await claim(database.db, at(5 * MINUTE - 1))).toEqual([]);
    const [again] = await claimDueMails(database.db, at(5 * MINUTE), 1);
    expect(again).toMatchObject({ id, attempt: 2, failure: '451 later' });
  });

  test('is written down for each of several at once', async () => {
    const one = await queueLetter(database.db);
    const two = await queueLetter(database.db);
    const three = await queueLetter(database.db);
    await queueLetter(database.db);
    await claim();
    const failed = { ...SENT, status: 'failed', sentAt: null, smtpReply: null } as const;
    const putOff = { ...failed, status: 'queued', failure: '451 later', sendAfter: at(MINUTE) } as const;
    await finishSending(database.db, [
      { id: two, ...failed, failure: '550 no "such" user' },
      { id: three, ...putOff },
      { id: one, ...SENT },
    ]);
    const rows = await database.db
      .selectFrom('outbound_mails')
      .select(['status', 'sent_at', 'smtp_reply', 'failure', 'locked_until', 'send_after'])
      .orderBy('id')
      .execute();
    const none = { sent_at: null, smtp_reply: null, failure: null, locked_until: null, send_after: NOW };
    expect(rows.slice(0, 3)).toEqual([
      { ...none, status: 'sent', sent_at: NOW, smtp_reply: '250 taken' },
      { ...none, status: 'failed', failure: '550 no "such" user' },
      { ...none, status: 'queued', failure: '451 later', send_after: at(MINUTE) },
    ]);
    expect(rows[3]).toMatchObject({ status: 'sending', locked_until: at(2 * MINUTE) });
  });

  test('that failed for good is kept with the reason', async () => {
    const id = await queueLetter(database.db);
    await claim();
    const failed = { ...SENT, status: 'failed', sentAt: null, smtpReply: null } as const;
    await finishSending(database.db, [{ id, ...failed, failure: '550 no such user' }]);
    expect(await row()).toMatchObject({ status: 'failed', failure: '550 no such user', sent_at: null });
    expect(await claim(database.db, at(DAY))).toEqual([]);
    expect(await nextDueAt(database.db)).toBeNull();
  });
});

describe('the automatic mails that are counted for the answer gate', () => {
  const NONE = {
    toAddressLastHour: 0,
    toAddressLastDay: 0,
    toDomainLastHour: 0,
    addressBouncedHard: false,
  };
  const count = async (address = 'anna@example.net') => {
    const [history] = await countAnswers(database.db, [address], NOW);
    if (history === undefined) throw new Error('one address has one count');
    return history;
  };
  const written = (ago: number, details: Partial<NewOutbound> = {}) =>
    queueLetter(database.db, { madeAt: at(-ago), ...details });

  test('are none at first', async () => {
    expect(await count()).toEqual(NONE);
  });

  test.each([
    ['an hour', HOUR, { toAddressLastHour: 1, toDomainLastHour: 1 }],
    ['a day', DAY, {}],
  ])('are counted up to %s back, and no longer', async (_, window, within) => {
    await written(window - 1);
    const inside = await count();
    expect(inside).toEqual({ ...NONE, toAddressLastDay: 1, ...within });
    await emptyRegister(database.db);
    await written(window);
    const outside = await count();
    for (const limit of ['toAddressLastHour', 'toAddressLastDay', 'toDomainLastHour'] as const) {
      expect(outside[limit]).toBeLessThanOrEqual(inside[limit]);
    }
    expect(outside).not.toEqual(inside);
  });

  test('to another address of the domain count for the domain, and to another domain not at all', async () => {
    await written(MINUTE, { toAddress: 'piet@example.net' });
    expect(await count()).toEqual({ ...NONE, toDomainLastHour: 1 });
    expect(await count('anna@mail.example.net')).toEqual(NONE);
  });

  test('are counted from the moment they are written, not when they leave', async () => {
    await written(MINUTE, { sendAfter: at(DAY) });
    expect((await count()).toAddressLastHour).toBe(1);
  });

  test('are counted for several addresses at once, in the order in which they were asked for', async () => {
    await written(MINUTE, { toAddress: 'piet@example.net' });
    await written(MINUTE);
    await written(MINUTE);
    const counts = await countAnswers(
      database.db,
      ['anna@example.net', 'kees@example.com', 'piet@example.net', 'anna@example.net'],
      NOW,
    );
    expect(counts.map((each) => [each.toAddressLastHour, each.toDomainLastHour])).toEqual([
      [2, 3],
      [0, 0],
      [1, 3],
      [2, 3],
    ]);
  });

  test('are neither what a person wrote nor notices to staff', async () => {
    await written(MINUTE, { automatic: false });
    await written(MINUTE, { audience: 'staff' });
    expect(await count()).toEqual(NONE);
  });

  test('say of an address whether mail to it came back for good: that address only, and for ever', async () => {
    await flagAddresses(database.db, new Map([['anna@example.net', 'returned: 5.1.1']]));
    await flagAddresses(database.db, new Map([['anna@example.net', 'returned: 5.7.1']]));
    await flagAddresses(database.db, new Map());
    expect(await count()).toEqual({ ...NONE, addressBouncedHard: true });
    expect(await count('annabel@example.net')).toEqual(NONE);
    const rows = await database.db.selectFrom('address_flags').select(['address', 'reason']).execute();
    expect(rows).toEqual([{ address: 'anna@example.net', reason: 'returned: 5.1.1' }]);
  });

  test('say so of several addresses that came back at once, one of which was known', async () => {
    await flagAddresses(database.db, new Map([['anna@example.net', 'returned: 5.1.1']]));
    const flagged = [
      ['piet@example.net', 'returned: 5.1.2'],
      ['anna@example.net', 'returned: 5.7.1'],
    ] as const;
    await flagAddresses(database.db, new Map(flagged));
    const rows = await database.db
      .selectFrom('address_flags')
      .select(['address', 'reason'])
      .orderBy('address')
      .execute();
    expect(rows).toEqual([
      { address: 'anna@example.net', reason: 'returned: 5.1.1' },
      { address: 'piet@example.net', reason: 'returned: 5.1.2' },
    ]);
  });
});
