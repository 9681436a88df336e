import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MailAccount } from '../../src/shell/account.ts';
import {
  type MailboxTrouble,
  type MailboxWatch,
  WATCH_DEFAULTS,
  type WatchOptions,
  type WokenBy,
  watchMailbox,
} from '../../src/shell/imap.ts';
import type { MailboxSession, MailboxState } from '../../src/shell/imap-session.ts';
import { IMAP_SERVERS, type TestMailbox } from '../support/imap-servers.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

/** Fast enough for a test: a poll far away unless the test is about it, a short back-off. */
const OPTIONS: WatchOptions = {
  ...WATCH_DEFAULTS,
  pollMs: 60_000,
  backOff: { firstMs: 20, ceilingMs: 100 },
};

function mail(subject: string, body = 'Geachte heer, mevrouw,\r\n'): Buffer {
  return Buffer.from(`From: j.bakker@example.net\r\nSubject: ${subject}\r\n\r\n${body}`, 'latin1');
}

type Seen = {
  readonly rounds: WokenBy[];
  readonly states: MailboxState[];
  readonly troubles: { readonly kind: MailboxTrouble; readonly fault: Error; readonly retryInMs: number }[];
  /** Bodies by UID, as a ledger keeps them. */
  readonly taken: Map<number, Buffer>;
};

/** Takes all that is listed and not yet taken. */
async function takeNew(session: MailboxSession, taken: Map<number, Buffer>): Promise<void> {
  const missing = (await session.listUids(1)).filter((uid) => !taken.has(uid));
  for (const { uid, bytes } of await session.fetchBodies(missing)) taken.set(uid, bytes);
}

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

function watch(
  account: MailAccount,
  options: Partial<WatchOptions> = {},
  round: (session: MailboxSession, seen: Seen) => Promise<void> = (session, seen) =>
    takeNew(session, seen.taken),
): { readonly seen: Seen; readonly watching: MailboxWatch; readonly stop: () => Promise<void> } {
  const seen: Seen = { rounds: [], states: [], troubles: [], taken: new Map() };
  const ending = new AbortController();
  const handlers = {
    round: async (session: MailboxSession, wokenBy: WokenBy) => {
      seen.states.push(session.state());
      await round(session, seen);
      seen.rounds.push(wokenBy);
    },
    trouble: (kind: MailboxTrouble, fault: Error, retryInMs: number) => {
      seen.troubles.push({ kind, fault, retryInMs });
    },
  };
  const watching = watchMailbox(account, { ...OPTIONS, ...options }, handlers, ending.signal);
  const stop = async () => {
    ending.abort();
    await watching.done;
  };
  stops.push(stop);
  return { seen, watching, stop };
}

const soon = { timeout: 10_000, interval: 5 };

for (const server of IMAP_SERVERS) {
  describe.skipIf(!server.installed)(`reading a mailbox on ${server.name}`, () => {
    let box: TestMailbox;
    beforeAll(() => server.start());
    afterAll(() => server.stop());
    beforeEach(async () => {
      box = await server.mailbox();
      stops.push(() => box.close());
    });

    const proxied = async (): Promise<{ readonly proxy: TcpProxy; readonly account: MailAccount }> => {
      const proxy = await startTcpProxy(box.account.port);
      stops.push(proxy.stop);
      return { proxy, account: { ...box.account, port: proxy.port } };
    };

    test('mail that lay there before is read on connecting, an empty folder is no trouble', async () => {
      const { seen, stop } = watch(box.account);
      await vi.waitFor(() => expect(seen.rounds).toEqual(['connect']), soon);
      await stop();
      await box.deliver(mail('een'), mail('twee'));
      const again = watch(box.account);
      await vi.waitFor(() => expect(again.seen.taken.size).toBe(2), soon);
      expect([...seen.troubles, ...again.seen.troubles]).toEqual([]);
    });

    test('new mail starts a round by the notice of the server, long before the poll', async () => {
      const { seen } = watch(box.account);
      await vi.waitFor(() => expect(seen.rounds).toEqual(['connect']), soon);
      await box.deliver(mail('lekkage'));
      await vi.waitFor(() => expect(seen.taken.size).toBe(1), soon);
      expect(seen.rounds).toEqual(['connect', 'notice']);
    });

    test('a poll runs without any notice, and a wake-up at once', async () => {
      const polled = watch(box.account, { pollMs: 100 });
      await vi.waitFor(() => expect(polled.seen.rounds).toContain('poll'), soon);
      await polled.stop();
      const woken = watch(box.account);
      await vi.waitFor(() => expect(woken.seen.rounds).toEqual(['connect']), soon);
      woken.watching.wake();
      await vi.waitFor(() => expect(woken.seen.rounds).toEqual(['connect', 'poke']), soon);
    });

    test('two mails that come while a round runs are not missed', async () => {
      const { seen } = watch(box.account, {}, async (session, { taken, rounds }) => {
        await takeNew(session, taken);
        if (rounds.length > 0) return;
        await box.deliver(mail('tijdens een'), mail('tijdens twee'));
        await sleep(700);
      });
      await vi.waitFor(() => expect(seen.taken.size).toBe(2), soon);
    });

    test('sizes, dates and bodies come as the server holds them, in every way of fetching', async () => {
      const raws = [
        mail('gewoon'),
        mail('8 bit', 'caf\xe9 \xff\xfe na\xefef\r\n'),
        mail('kale regels', 'regel een\nregel twee\n\nregel vier\n'),
        mail('nul', 'voor\0na\r\n'),
        Buffer.from('Subject: geen lichaam\r\n\r\n'),
        mail('net te groot voor de snelle weg', 'x'.repeat(300_000)),
      ];
      await box.deliver(...raws);
      const expected = raws.map(server.handsOver);
      const ways: Record<string, readonly (Buffer | undefined)[]> = {};
      const { seen } = watch(box.account, {}, async (session, { taken }) => {
        await takeNew(session, taken);
        const uids = await session.listUids(1);
        expect(await session.listUids(7)).toEqual([]);
        const described = await session.describe(uids);
        expect(described.map((one) => one.sizeBytes)).toEqual(expected.map((bytes) => bytes.length));
        for (const { internalDate } of described) {
          expect(Math.abs(Date.now() - (internalDate?.getTime() ?? 0))).toBeLessThan(60_000);
        }
        const quick = await session.fetchNew(1);
        // The sandbox server answers a partial fetch of several mails for the first one only.
        expect(quick.fetched.map((one) => one.uid)).toContain(1);
        expect(quick.larger.map((one) => one.uid)).toContain(6);
        expect([...quick.fetched, ...quick.larger].map((one) => one.uid).sort()).toEqual(uids);
        for (const { uid, bytes } of quick.fetched) expect(bytes).toEqual(taken.get(uid));
        ways['ranged'] = (await session.fetchBodies(uids)).map((one) => one.bytes);
        ways['alone'] = await Promise.all([session.fetchBody(6).then((one) => one?.bytes)]);
        expect(await session.fetchBody(99)).toBeNull();
        expect(await session.fetchHead(99)).toBeNull();
        expect(await session.describe([99])).toEqual([]);
        expect(await session.fetchBodies([])).toEqual([]);
      });
      await vi.waitFor(() => expect([seen.rounds, seen.troubles]).toEqual([['connect'], []]), soon);
      expect([...seen.taken.values()]).toEqual(expected);
      expect(ways).toEqual({ ranged: expected, alone: expected.slice(5) });
    });

    test('a mail too large to take is read as its headers and its first text', async () => {
      const boundary = 'grens';
      const photo = 'AAAA\r\n'.repeat(2_000);
      const raw = [
        `Subject: foto's\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary="${boundary}"\r\n\r\n`,
        `--${boundary}\r\nContent-Type: image/jpeg; name=a.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n${photo}`,
        `--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nDe dakkapel lekt.\r\n--${boundary}--\r\n`,
      ].join('');
      await box.deliver(Buffer.from(raw), mail('alleen tekst', 'Kort.\r\n'));
      const heads: string[] = [];
      const { seen } = watch(box.account, {}, async (session) => {
        for (const uid of await session.listUids(1)) {
          heads.push((await session.fetchHead(uid))?.bytes.toString('latin1') ?? '');
        }
      });
      await vi.waitFor(() => expect(seen.rounds.length).toBe(1), soon);
      const [shortened = '', whole = ''] = heads;
      expect(shortened).toMatch(
        /^Subject: foto's\r\nMIME-Version: 1.0\r\nContent-Type: text\/plain; charset=utf-8\r\n/i,
      );
      expect(shortened).toMatch(/\r\n\r\nDe dakkapel lekt\.(\r\n)?$/);
      expect(shortened).not.toContain('multipart');
      expect(whole).toBe(mail('alleen tekst', 'Kort.\r\n').toString('latin1'));
    });

    test('a mail that was taken is marked for people who look, and marking again does no harm', async () => {
      await box.deliver(mail('een'));
      const marks: boolean[] = [];
      const { seen } = watch(box.account, {}, async (session) => {
        marks.push(await session.markTaken([1]), await session.markTaken([1]), await session.markTaken([]));
      });
      await vi.waitFor(() => expect(seen.rounds.length).toBe(1), soon);
      expect(marks).toEqual([true, true, false]);
    });

    test('a folder that was numbered anew is noticed while the connection stays or after it', async () => {
      await box.deliver(mail('een'));
      const { seen } = watch(box.account, { pollMs: 200 });
      await vi.waitFor(() => expect(seen.rounds.length).toBeGreaterThan(0), soon);
      const [before] = seen.states;
      await box.renumber();
      await vi.waitFor(
        () => expect(seen.states.at(-1)?.uidValidity).toBe((before?.uidValidity ?? 0) + 1_000),
        {
          timeout: 20_000,
        },
      );
    });

    test('after the server started again, reading goes on and mail that came is read', async () => {
      await box.deliver(mail('een'));
      const { seen } = watch(box.account);
      await vi.waitFor(() => expect(seen.taken.size).toBe(1), soon);
      await box.restart();
      await box.deliver(mail('twee'));
      await vi.waitFor(() => expect(seen.taken.size).toBe(2), { timeout: 20_000 });
      expect(seen.troubles[0]?.kind).toBe('connection');
      expect(seen.rounds.filter((why) => why === 'connect').length).toBe(2);
    });

    test('a refused password is trouble for a person, and is not tried again soon', async () => {
      const auth = { by: 'password', password: 'wrong' } as const;
      const { seen } = watch({ ...box.account, auth }, { refusedMs: 60_000 });
      await vi.waitFor(() => expect(seen.troubles.length).toBe(1), soon);
      await sleep(500);
      expect(seen.troubles).toMatchObject([{ kind: 'authentication', retryInMs: 60_000 }]);
      expect(seen.troubles[0]?.fault.message).not.toContain('wrong');
      expect(seen.rounds).toEqual([]);
    });

    test('a connection cut in the middle of a body loses nothing and stores no half mail', async () => {
      const raws = Array.from({ length: 10 }, (_, index) => mail(`nr ${index}`, `${index}`.repeat(40_000)));
      await box.deliver(...raws);
      const { proxy, account } = await proxied();
      let cuts = 0;
      const { seen } = watch(account, {}, async (session, { taken }) => {
        if (cuts < 3) {
          cuts += 1;
          proxy.cutAfter(150_000 * cuts);
        }
        await takeNew(session, taken);
      });
      await vi.waitFor(() => expect(seen.taken.size).toBe(10), soon);
      expect([...seen.taken.values()]).toEqual(raws.map(server.handsOver));
      expect(seen.troubles.map(({ kind }) => kind)).toContain('connection');
    });

    test('a connection that went silent is given up, and mail is read over a new one', async () => {
      const { proxy, account } = await proxied();
      const { seen } = watch(account, { pollMs: 100, socketTimeoutMs: 400, watchdogMs: 5_000 });
      await vi.waitFor(() => expect(seen.rounds.length).toBeGreaterThan(0), soon);
      proxy.swallow(true);
      await box.deliver(mail('in de stilte'));
      await vi.waitFor(() => expect(seen.troubles.length).toBeGreaterThan(0), soon);
      proxy.swallow(false);
      await vi.waitFor(() => expect(seen.taken.size).toBe(1), soon);
    });

    test('the watchdog ends a connection on which no round completes', async () => {
      const { proxy, account } = await proxied();
      const { seen } = watch(account, { pollMs: 100, watchdogMs: 600 });
      await vi.waitFor(() => expect(seen.rounds.length).toBeGreaterThan(0), soon);
      proxy.swallow(true);
      await vi.waitFor(() => expect(seen.troubles[0]?.kind).toBe('stalled'), soon);
      proxy.swallow(false);
      const rounds = seen.rounds.length;
      await vi.waitFor(() => expect(seen.rounds.length).toBeGreaterThan(rounds), soon);
    });

    test('a long round to which the server keeps answering is left to finish', async () => {
      const { seen } = watch(box.account, { watchdogMs: 400 }, async (session) => {
        const end = performance.now() + 1_000;
        while (performance.now() < end) {
          await session.listUids(1);
          await sleep(50);
        }
      });
      await vi.waitFor(() => expect([seen.rounds, seen.troubles]).toEqual([['connect'], []]), soon);
    });

    test('a round that throws is trouble of the round, and is run again', async () => {
      let throws = 2;
      const { seen } = watch(box.account, {}, async () => {
        throws -= 1;
        if (throws >= 0) throw new Error('the database is away');
      });
      await vi.waitFor(() => expect(seen.rounds).toEqual(['connect']), soon);
      expect(seen.troubles).toMatchObject([
        { kind: 'round', fault: { message: 'the database is away' } },
        { kind: 'round', fault: { message: 'the database is away' } },
      ]);
    });

    test('stopping ends promptly, in IDLE, in a round and while waiting to try again', async () => {
      const idle = watch(box.account);
      await vi.waitFor(() => expect(idle.seen.rounds).toEqual(['connect']), soon);
      const inRound = watch(box.account, {}, async (session, { rounds }) => {
        for (;;) await session.listUids(rounds.length + 1);
      });
      const nobody = watch({ ...box.account, port: 1 }, { backOff: { firstMs: 60_000, ceilingMs: 60_000 } });
      await vi.waitFor(() => expect(nobody.seen.troubles.length).toBe(1), soon);
      const before = performance.now();
      await Promise.all([idle.stop(), inRound.stop(), nobody.stop()]);
      expect(performance.now() - before).toBeLessThan(1_000);
      expect([...idle.seen.troubles, ...inRound.seen.troubles]).toEqual([]);
    });
  });
}
