import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { processWaiting } from '../../src/jobs/process-mail.ts';
import { judgeSending, RETRY_MINUTES, sendOutbox } from '../../src/jobs/send-outbox.ts';
import { loadEvents, lockCases } from '../../src/shell/db/case-store.ts';
import type { Parcel } from '../../src/shell/smtp.ts';
import { START, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const MINUTE = 60_000;
const RUNNING = new AbortController().signal;

describe('the answer of the mail server', () => {
  const transient = { outcome: 'transient', reason: '451 4.3.0 try later' } as const;
  const unknown = { outcome: 'unknown', reason: 'connection lost' } as const;

  test('"accepted" ends the matter', () => {
    const outcome = judgeSending({ outcome: 'accepted', reply: '250 ok' }, 1, null, START);
    expect(outcome).toMatchObject({ status: 'sent', sentAt: START, smtpReply: '250 ok' });
  });

  test('"not now" is tried again, later each time', () => {
    const waits = RETRY_MINUTES.map((_, index) => judgeSending(transient, index + 1, null, START).sendAfter);
    expect(waits).toEqual(RETRY_MINUTES.map((minutes) => new Date(START.getTime() + minutes * MINUTE)));
  });

  test('"not now" after the last pause is a letter that failed', () => {
    const outcome = judgeSending(transient, RETRY_MINUTES.length + 1, null, START);
    expect(outcome).toMatchObject({ status: 'failed', failure: '451 4.3.0 try later' });
  });

  test('"never" is a letter that failed at once', () => {
    const outcome = judgeSending({ outcome: 'permanent', reason: '550 no such user' }, 1, null, START);
    expect(outcome.status).toBe('failed');
  });

  test('no answer after the body is sent once more after fifteen minutes, and then it has failed', () => {
    const first = judgeSending(unknown, 1, null, START);
    expect(first).toMatchObject({ status: 'queued', sendAfter: new Date(START.getTime() + 15 * MINUTE) });
    expect(judgeSending(unknown, 2, first.failure, START).status).toBe('failed');
  });

  test('no answer after the body counts as the first such also when a "not now" came before', () => {
    expect(judgeSending(unknown, 4, transient.reason, START).status).toBe('queued');
  });
});

describe('mails that are handed over together', () => {
  const desk = useDesk();
  const statuses = async () => {
    const rows = await desk.office.db.selectFrom('outbound_mails').select('status').execute();
    return rows.map(({ status }) => status);
  };

  test('are each known as sent, however much later than the first ones they were taken over', async () => {
    for (const name of ['piet', 'kees', 'jan']) {
      await desk.deliver(rawMail({ From: `${name}@example.net` }, `De deur van ${name} klemt.`));
    }
    await processWaiting(desk.office, RUNNING, () => undefined);
    expect(await statuses()).toHaveLength(6);
    let place = 0;
    const send = async () => {
      place += 1;
      await sleep(place * 40);
      return { outcome: 'accepted', reply: '250 ok' } as const;
    };
    const senders = new Map([['klachten', { send, close: () => undefined }]]);
    expect(await sendOutbox(desk.office, senders, RUNNING)).toBe(6);
    expect(await statuses()).toEqual(Array.from({ length: 6 }, () => 'sent'));
  });
});

describe('mails of a case on which another mail is just being filed', () => {
  const desk = useDesk();

  test('keep nobody waiting: what became of the others is known, and of these as soon as it can be', async () => {
    for (const name of ['piet', 'kees'])
      await desk.deliver(rawMail({ From: `${name}@example.net` }, `De deur van ${name} klemt.`));
    await processWaiting(desk.office, RUNNING, () => undefined);
    const [held] = await desk.office.db.selectFrom('cases').select('id').orderBy('id').execute();
    let sent = 0;
    const send = async () => {
      sent += 1;
      // As if it took so long that the claim on the mails is over before anything is written.
      desk.pass(MINUTE);
      return { outcome: 'accepted', reply: '250 ok' } as const;
    };
    const senders = new Map([['klachten', { send, close: () => undefined }]]);
    const { promise: filed, resolve: commit } = Promise.withResolvers<void>();
    const { promise: locked, resolve: hasLock } = Promise.withResolvers<void>();
    const filing = desk.office.db.transaction().execute(async (tx) => {
      await lockCases(tx, [held?.id ?? 0]);
      hasLock();
      await filed;
    });
    await locked;
    const sending = sendOutbox(desk.office, senders, RUNNING);
    const known = () =>
      desk.office.db.selectFrom('cases').select(['id', 'acknowledged_at']).orderBy('id').execute();
    await expect
      .poll(async () => (await known()).map((row) => row.acknowledged_at !== null))
      .toEqual([false, true]);
    commit();
    await filing;
    expect(await sending).toBe(4);
    expect(sent).toBe(4);
    expect((await known()).every((row) => row.acknowledged_at !== null)).toBe(true);
  });
});

describe('what became of a mail', () => {
  const desk = useDesk();

  test('is written once, also when it was written already without our hearing of it', async () => {
    for (const name of ['piet', 'kees'])
      await desk.deliver(rawMail({ From: `${name}@example.net` }, `De deur van ${name} klemt.`));
    await processWaiting(desk.office, RUNNING, () => undefined);
    // Stands for an answer to the commit that got lost, and for a sender that took over after the lease.
    const elsewhere = new Map([
      ['piet@example.net', { status: 'sent' }],
      ['kees@example.net', { attempts: 2 }],
    ] as const);
    const send = async ({ to }: Parcel) => {
      for (const [address, change] of elsewhere)
        if (address === to)
          await desk.office.db
            .updateTable('outbound_mails')
            .set(change)
            .where('to_address', '=', to)
            .execute();
      return { outcome: 'accepted', reply: '250 ok' } as const;
    };
    await sendOutbox(desk.office, new Map([['klachten', { send, close: () => undefined }]]), RUNNING);
    const told = await desk.office.db
      .selectFrom('case_events')
      .select('case_id')
      .where('type', '=', 'letter_sent')
      .execute();
    expect(told).toEqual([]);
    const rows = await desk.office.db
      .selectFrom('outbound_mails')
      .select(['status', 'attempts', 'smtp_reply'])
      .where('audience', '=', 'complainant')
      .orderBy('id')
      .execute();
    expect(rows).toEqual([
      { status: 'sent', attempts: 1, smtp_reply: null },
      { status: 'sending', attempts: 2, smtp_reply: null },
    ]);
  });
});

describe('an acknowledgement that may have arrived', () => {
  const desk = useDesk();

  test('leaves a second time with the very same bytes', async () => {
    const handed: Uint8Array[] = [];
    desk.answerWith = (parcel) => {
      if (parcel.to !== 'anna@example.net') return { outcome: 'accepted', reply: '250 ok' };
      handed.push(parcel.bytes);
      return handed.length === 1
        ? { outcome: 'unknown', reason: 'lost' }
        : { outcome: 'accepted', reply: '250 ok' };
    };
    await desk.deliver(rawMail());
    await desk.work();
    desk.pass(15 * MINUTE - 1);
    await desk.work();
    expect(handed).toHaveLength(1);
    desk.pass(1);
    await desk.work();
    expect(handed).toHaveLength(2);
    expect(Buffer.from(handed[0] ?? []).equals(Buffer.from(handed[1] ?? []))).toBe(true);
    const types = (await loadEvents(desk.office.db, 1001)).map((event) => event.fact.type);
    expect(types).toEqual(['complaint_registered', 'letter_sent']);
  });
});

describe('an acknowledgement that the server refuses', () => {
  const desk = useDesk();

  test('is a fact of the case, and staff hear of it', async () => {
    desk.answerWith = (parcel) =>
      parcel.to === 'anna@example.net'
        ? { outcome: 'permanent', reason: '550 5.1.1 no such user' }
        : { outcome: 'accepted', reply: '250 ok' };
    await desk.deliver(rawMail());
    const left = await desk.work();
    expect(left.map(({ mail }) => mail.subject).some((subject) => subject.includes('C-1001-9'))).toBe(true);
    const events = await loadEvents(desk.office.db, 1001);
    expect(events.at(-1)?.fact).toMatchObject({ type: 'letter_failed', reason: '550 5.1.1 no such user' });
    const row = await desk.office.db.selectFrom('cases').select('acknowledged_at').executeTakeFirstOrThrow();
    expect(row.acknowledged_at).toBeNull();
  });
});

describe('a sender that died with a mail in hand', () => {
  const desk = useDesk();

  test('is followed by another when its lease ends, with the same Message-ID', async () => {
    await desk.deliver(rawMail());
    desk.answerWith = () => {
      throw new Error('killed');
    };
    await expect(desk.work()).rejects.toThrow('killed');
    desk.answerWith = () => ({ outcome: 'accepted', reply: '250 ok' });
    expect(await desk.work()).toEqual([]);
    desk.pass(2 * MINUTE);
    const left = await desk.work();
    const ids = new Set(left.map(({ mail }) => mail.messageId));
    expect(ids.size).toBe(2);
    const rows = await desk.office.db.selectFrom('outbound_mails').select(['message_id', 'status']).execute();
    expect(rows.every((row) => row.status === 'sent' && ids.has(row.message_id))).toBe(true);
  });
});
