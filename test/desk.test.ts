import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openDesk, type Pass, runOnce } from '../src/desk.ts';
import { type ImapServer, startImapServer } from '../src/sandbox/imap-server.ts';
import { systemClock } from '../src/shell/clock.ts';
import { COORDINATOR, keptLog, readSetting, startReading, writeSetting } from './support/daemon.ts';
import { useDatabase } from './support/database.ts';
import { freePorts } from './support/free-port.ts';
import { rawMail } from './support/raw-mail.ts';
import { useSink } from './support/real-mail.ts';

const RUNNING = new AbortController().signal;

/** The sandbox's mail server, stopped after the test. */
async function startMailbox(): Promise<ImapServer> {
  const server = await startImapServer('desk', 'secret');
  onTestFinished(server.stop);
  return server;
}

describe('one pass over everything', () => {
  const mail = useSink();
  const database = useDatabase();
  // Each test begins with mailboxes that nobody has read.
  let round = 0;
  beforeEach(() => {
    round += 1;
  });

  /** Passes over desks with these mailboxes; a null is a desk whose password is wrong. */
  const pass = async (
    ports: readonly (number | null)[],
    signal = RUNNING,
    fallbackPort = 0,
  ): Promise<Pass> => {
    const desks = ports.map((port, index) => ({
      name: `desk${round}${index}`,
      address: `desk${round}${index}@example.org`,
      imap: {
        port: port ?? fallbackPort,
        user: 'desk',
        takeOlderMail: '2020-01-01',
        auth: { password: port === null ? 'wrong' : 'secret' },
      },
    }));
    const config = readSetting(writeSetting({ databaseUrl: database.url, smtpPort: mail.sink.port, desks }));
    const desk = await openDesk(config, { now: systemClock, log: keptLog().log });
    return await runOnce(desk, signal).finally(desk.close);
  };

  test('reads, files and answers what is there, and nothing twice', async () => {
    const server = await startMailbox();
    server.append(Buffer.from(rawMail()));
    expect(await pass([server.port])).toEqual({ processed: 1, sent: 2 });
    expect(mail.sink.received.map(({ to }) => to[0]).toSorted()).toEqual(['anna@example.net', COORDINATOR]);
    expect(await pass([server.port])).toEqual({ processed: 0, sent: 0 });
  });

  test('goes on with the other desks and the outbox when a mailbox cannot be read, and says so in the end', async () => {
    const server = await startMailbox();
    server.append(Buffer.from(rawMail({ From: 'kees@example.net' }, 'De deur klemt.')));
    await expect(pass([null, server.port], RUNNING, server.port)).rejects.toThrow(
      /mailbox of desk20.*refused the login/,
    );
    expect(mail.sentTo('kees@example.net')).toHaveLength(1);
  });

  test('that is told to stop before it began does nothing and is no fault', async () => {
    const server = await startMailbox();
    server.append(Buffer.from(rawMail({ From: 'joke@example.net' }, 'De ruit is stuk.')));
    expect(await pass([server.port], AbortSignal.abort())).toEqual({ processed: 0, sent: 0 });
    expect(await pass([server.port])).toEqual({ processed: 1, sent: 2 });
  });
});

describe('the daemon', () => {
  const mail = useSink();
  const database = useDatabase();

  test('shows how it is doing, and ends soon when it is told to while nothing happens', async () => {
    const [port = 0] = await freePorts(1);
    const server = await startMailbox();
    const config = readSetting(
      writeSetting({
        databaseUrl: database.url,
        smtpPort: mail.sink.port,
        desks: [{ imap: { port: server.port, user: 'desk' } }],
      }),
    );
    const daemon = await startReading({ ...config, health: { port } });
    const page = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect([page.status, await page.json()]).toMatchObject([200, { ok: true, mailboxes: [{ missing: 0 }] }]);
    const asked = performance.now();
    await daemon.stop();
    expect(performance.now() - asked).toBeLessThan(2_000);
  });
});
