/** Several daemons on one database: one reads, and another takes over when it is gone (DESIGN §3). */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import {
  COORDINATOR,
  eventually,
  readSetting,
  startDaemon,
  startReading,
  writeSetting,
} from '../support/daemon.ts';
import { useDatabase } from '../support/database.ts';
import { needs } from '../support/needs.ts';
import { rawMail } from '../support/raw-mail.ts';
import { useRealMail } from '../support/real-mail.ts';
import { startRedress } from '../support/redress.ts';

describe.skipIf(!needs('dovecot'))('a second daemon on the same database', () => {
  const mail = useRealMail();
  const database = useDatabase();
  const write = () =>
    writeSetting({
      databaseUrl: database.url,
      smtpPort: mail.sink.port,
      desks: [{ imap: { port: mail.dovecot.imapPort, user: 'klachten' } }],
    });
  const complaintOf = (name: string) =>
    Buffer.from(rawMail({ From: `${name}@example.net` }, `De goot lekt bij ${name}.`));

  test('does not read the mailbox, and takes over when the first is killed', async () => {
    const path = write();
    const first = startRedress(['--config', path, 'run']);
    const ended = once(first, 'exit');
    first.stdout?.resume();
    const lines: string[] = [];
    if (first.stderr !== null) createInterface(first.stderr).on('line', (line) => lines.push(line));
    await eventually(() => expect(lines.join('\n')).toContain('first look at the mailbox'));

    const second = await startDaemon(readSetting(path));
    await mail.dovecot.deliver('klachten', complaintOf('een'));
    await eventually(() => expect(mail.sentTo('een@example.net')).toHaveLength(1));
    await eventually(() => expect(mail.sentTo(COORDINATOR)).toHaveLength(1));
    const hasRead = () => second.lines.some(({ message }) => message === 'reading mailbox');
    expect(hasRead()).toBe(false);

    first.kill('SIGKILL');
    await ended;
    const killed = performance.now();
    await mail.dovecot.deliver('klachten', complaintOf('twee'));
    await eventually(() => expect(mail.sentTo('twee@example.net')).toHaveLength(1), 30_000);
    expect(hasRead()).toBe(true);
    process.stdout.write(`taken over after ${Math.round(performance.now() - killed)} ms\n`);
    await eventually(() => expect(mail.sentTo(COORDINATOR)).toHaveLength(2));
    expect(mail.sink.received).toHaveLength(4);
  });

  test('or the first reads on when the database ended all its connections', async () => {
    const daemon = await startReading(readSetting(write()));
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
    `.execute(database.db);
    await mail.dovecot.deliver('klachten', complaintOf('drie'));
    await eventually(() => expect(mail.sentTo('drie@example.net')).toHaveLength(1), 25_000);
    const taken = () => daemon.lines.filter(({ message }) => message === 'reading mailbox');
    await eventually(() => expect(taken()).toHaveLength(2));
  });
});
