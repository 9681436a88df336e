import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MailServers, startMailServers } from '../../src/sandbox/mail-servers.ts';
import { filledExample, writeConfiguration } from '../support/configuration.ts';
import { useDatabase } from '../support/database.ts';
import { rawMail } from '../support/raw-mail.ts';
import { runRedress, startRedress } from '../support/redress.ts';

const PASSWORD = 'not-shown-1';
const ACCOUNTS = ['klachten@example.org', 'els.de.boer@example.net', 'anna@example.net'].map((address) => ({
  address,
  user: address,
  password: PASSWORD,
}));

const database = useDatabase();
let servers: MailServers;
/** Takes connections and never says a word. */
let silent: Server;

beforeAll(async () => {
  servers = await startMailServers(ACCOUNTS);
  silent = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
  await once(silent, 'listening');
});
afterAll(async () => {
  silent.close();
  await servers.stop();
});

function configuration(smtpPort: number): string {
  const local = (port: number) => `host: 127.0.0.1\n      security: none\n      port: ${port}`;
  const text = filledExample()
    .replace(
      /host: +imap\.example\.org\n +security: tls.*/u,
      local(servers.imapOf('klachten@example.org').port),
    )
    .replace(/host: +smtp\.example\.org\n +security: tls.*/u, local(smtpPort))
    .replace('takeOlderMail: none', 'takeOlderMail: 2020-01-01');
  return writeConfiguration(text);
}

function details() {
  return { env: { DATABASE_URL: database.url } };
}

async function lineWith(child: ChildProcess, piece: string): Promise<string> {
  if (child.stdout === null) throw new Error('a child has an output');
  for await (const line of createInterface(child.stdout)) if (line.includes(piece)) return line;
  throw new Error(`it ended without a line with ${piece}`);
}

describe('redress run --once', () => {
  test('reads the mailbox, confirms a complaint, and says how much was done', async () => {
    servers.deliver('klachten@example.org', rawMail());
    const run = await runRedress(['--config', configuration(servers.smtp.port), 'run', '--once'], details());
    expect(run).toMatchObject({ code: 0 });
    expect(run.stdout).toBe('1 mail processed, 2 mails sent.\n');
    const [letter] = servers.mailsOf('anna@example.net');
    expect(letter?.toString()).toContain('C-1001-9');
    const again = await runRedress(
      ['--config', configuration(servers.smtp.port), 'run', '--once'],
      details(),
    );
    expect(again).toMatchObject({ code: 0, stdout: '0 mails processed, 0 mails sent.\n' });
  });

  test('a faulty configuration gives 2 before anything is opened', async () => {
    const config = writeConfiguration(filledExample().replace('language: nl', 'language: fr'));
    const run = await runRedress(['--config', config, 'run', '--once'], details());
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('language');
  });
});

describe('redress run', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('says that it reads, and ends well at %s', async (signal) => {
    const child = startRedress(['--config', configuration(servers.smtp.port), 'run'], details());
    const ended = once(child, 'close');
    expect(await lineWith(child, 'Reading')).toBe(
      'Reading klachten@example.org every minute. Stop with Ctrl-C.',
    );
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
  });

  test('a second signal ends it at once, though a letter is in hand', async () => {
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const isSending = once(silent, 'connection');
    const child = startRedress(['--config', configuration(port), 'run'], details());
    const ended = once(child, 'close');
    servers.deliver('klachten@example.org', rawMail({ Subject: 'Deur' }, 'De deur klemt sinds gisteren.'));
    await isSending;
    let stderr = '';
    child.stderr?.on('data', (text: Buffer) => {
      stderr += text.toString();
    });
    child.kill('SIGTERM');
    await lineWith(child, 'Stopping');
    child.kill('SIGTERM');
    expect(await ended).toEqual([1, null]);
    expect(stderr).toContain('Stopped at once.');
  });
});
