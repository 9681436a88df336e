import { beforeAll, expect, test } from 'vitest';
import { filledExample, writeConfiguration } from '../support/configuration.ts';
import { urlOf } from '../support/database.ts';
import { freePorts } from '../support/free-port.ts';
import { useDesk } from '../support/office.ts';
import { runRedress } from '../support/redress.ts';
import { startSmtpSink } from '../support/smtp-sink.ts';

const desk = useDesk();
let url = '';

beforeAll(async () => {
  url = await urlOf(desk.office.db);
});

/** Nobody listens for the mailbox; the way out is a server of the test. */
async function configuration(smtpPort: number): Promise<string> {
  const [nobody] = await freePorts(1);
  const servers = { imap: nobody, smtp: smtpPort };
  return writeConfiguration(
    filledExample().replace(
      /host: +(imap|smtp)\.example\.org([^\n]*)\n( +)security: tls/gu,
      (_, kind: keyof typeof servers, _rest: string, indent: string) =>
        `host: 127.0.0.1\n${indent}port: ${servers[kind]}\n${indent}security: none`,
    ),
  );
}

const PASSWORD = { REDRESS_MAIL_PASSWORD: 'secret' };

test('what works and what does not is told, with what to do, and nothing is sent', async () => {
  const sink = await startSmtpSink();
  try {
    const config = await configuration(sink.port);
    const ended = await runRedress(['--config', config, 'doctor'], {
      env: { ...PASSWORD, DATABASE_URL: url },
    });
    expect(ended.stdout).toMatch(/^ok +database: answers/mu);
    expect(ended.stdout).toMatch(/^ok +sending mail: /mu);
    expect(ended.stdout).toMatch(/^NOT OK +mailbox: .*\n +Look at host, port/mu);
    expect(ended.stdout).toMatch(/^weak +mails of Els de Boer .*: none came yet\n +Have them write/mu);
    expect(ended.stdout).toMatch(/\n1 of \d+ do not work\.\n$/u);
    expect(ended.code).toBe(1);
    expect(sink.received).toHaveLength(0);
  } finally {
    await sink.stop();
  }
});

test('each colleague is asked for a line back only where that is asked for, and the standing address is shown', async () => {
  const sink = await startSmtpSink();
  try {
    const config = await configuration(sink.port);
    const ended = await runRedress(['--config', config, 'doctor', '--challenge'], {
      env: { ...PASSWORD, DATABASE_URL: url },
    });
    expect(ended.stdout).toMatch(/^ok +mails that ask for an answer: 1 put in the outbox/mu);
    expect(ended.stdout).toMatch(/^ok +standing address of Els de Boer: \S+\+s\d+k\d+-\S+@/mu);
  } finally {
    await sink.stop();
  }
});

test('a database that is away is told among the rest', async () => {
  const sink = await startSmtpSink();
  try {
    const config = await configuration(sink.port);
    const [nobody] = await freePorts(1);
    const away = `postgres://nobody:secret-word@127.0.0.1:${nobody}/none`;
    const ended = await runRedress(['--config', config, 'doctor', '--json'], {
      env: { ...PASSWORD, DATABASE_URL: away },
    });
    const told = (about: string, state: string) =>
      expect(ended.json()).toStrictEqual([
        { checks: expect.arrayContaining([expect.objectContaining({ about, state })]) },
      ]);
    told('database', 'broken');
    told('sending mail', 'good');
    expect(ended.stdout + ended.stderr).not.toContain('secret-word');
    expect(ended.code).toBe(1);
  } finally {
    await sink.stop();
  }
});
