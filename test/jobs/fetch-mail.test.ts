import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Desk } from '../../src/config.ts';
import { fetchMail, fetchOnce } from '../../src/jobs/fetch-mail.ts';
import { startImapServer } from '../../src/sandbox/imap-server.ts';
import { holdLock } from '../../src/shell/db/locks.ts';
import { keptLog } from '../support/daemon.ts';
import { useDatabase } from '../support/database.ts';
import { useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const RUNNING = new AbortController().signal;

describe('the mailbox of a desk', () => {
  const locks = useDatabase('nothing');
  const testDesk = useDesk();
  const open = async () => {
    const server = await startImapServer('desk', 'secret');
    onTestFinished(server.stop);
    const [first] = testDesk.office.config.desks;
    if (first === undefined) throw new Error('the example has a desk');
    const auth = { by: 'password', password: 'secret' } as const;
    const account = {
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      user: 'desk',
      auth,
      ca: null,
    } as const;
    const desk: Desk = { ...first, imap: { ...first.imap, account } };
    return { server, desk };
  };
  /** Reads as a daemon does, until the test is over. */
  const keepFetching = (desk: Desk, url: string) => {
    const { log, lines } = keptLog();
    const ending = new AbortController();
    const seen = { stored: 0, lines };
    const hooks = {
      onStored: async () => {
        seen.stored += 1;
      },
      onTold: () => undefined,
    };
    const done = fetchMail({ ...testDesk.office, log }, url, desk, hooks, ending.signal);
    const stop = async () => {
      ending.abort();
      await done;
    };
    onTestFinished(stop);
    return { seen, stop };
  };
  const isReading = (lines: ReturnType<typeof keptLog>['lines']) =>
    lines.some(({ message }) => message === 'reading mailbox');

  test('is looked at once by whoever asks, also while another daemon reads it', async () => {
    const { server, desk } = await open();
    const lock = await holdLock(locks.url, `reader ${desk.name}`);
    await fetchOnce(testDesk.office, desk, RUNNING);
    server.append(Buffer.from(rawMail()));
    await fetchOnce(testDesk.office, desk, RUNNING);
    await lock?.release();
    const stored = await testDesk.office.db.selectFrom('raw_mails').select('mail_id').execute();
    expect(stored).toHaveLength(1);
    await testDesk.office.db.deleteFrom('mailbox_states').execute();
    await testDesk.office.db.deleteFrom('fetched_messages').execute();
  });

  test('is read by one daemon at a time', async () => {
    const { server, desk } = await open();
    const first = keepFetching(desk, locks.url);
    await vi.waitFor(() => expect(isReading(first.seen.lines)).toBe(true), { timeout: 5_000 });
    const second = keepFetching(desk, locks.url);
    await vi.waitFor(
      async () =>
        expect(await testDesk.office.db.selectFrom('mailbox_states').selectAll().execute()).toHaveLength(1),
      { timeout: 5_000 },
    );
    server.append(Buffer.from(rawMail({ Subject: 'Deur' }, 'De deur klemt.')));
    await vi.waitFor(() => expect(first.seen.stored).toBe(1), { timeout: 5_000 });
    expect(isReading(second.seen.lines)).toBe(false);
  });

  test('is not read while no lock can be had, and the wait ends when the daemon is told to', async () => {
    const { desk } = await open();
    const { seen, stop } = keepFetching(desk, 'postgres://nobody@127.0.0.1:1/none');
    await vi.waitFor(() =>
      expect(seen.lines.map(({ message }) => message)).toContain('no lock on the mailbox'),
    );
    await sleep(50);
    expect(isReading(seen.lines)).toBe(false);
    const asked = performance.now();
    await stop();
    expect(performance.now() - asked).toBeLessThan(1_000);
  });
});
