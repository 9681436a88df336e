import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { MailAccount } from '../../src/shell/account.ts';
import { connectMailbox, type MailboxConnection, NO_HOOKS } from '../../src/shell/imap-connection.ts';
import { MailboxAuthenticationError } from '../../src/shell/imap-session.ts';
import { TransientError } from '../../src/shell/transient-error.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { needs } from '../support/needs.ts';
import { fetchAnswer, type ImapScript, startScriptedImap } from '../support/scripted-imap.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function connect(account: MailAccount): Promise<MailboxConnection> {
  const ending = new AbortController();
  stops.push(() => ending.abort());
  return await connectMailbox(account, 'INBOX', 5_000, NO_HOOKS, ending.signal);
}

async function scripted(script: Partial<ImapScript>) {
  const server = await startScriptedImap(script);
  stops.push(server.stop);
  const account: MailAccount = {
    host: '127.0.0.1',
    port: server.port,
    security: 'none',
    user: 'desk',
    auth: { by: 'password', password: 'p4ssw0rd-not-to-tell' },
    ca: null,
  };
  return { account, commands: server.commands };
}

describe('a server that does not hand over what it announced', () => {
  const BODY = `Subject: lang\r\n\r\n${'x'.repeat(983)}`;

  test('a body shorter than announced is fetched again, and the whole one is taken', async () => {
    const { account, commands } = await scripted({
      fetch: (count) => fetchAnswer(1, 1_000, count === 1 ? BODY.slice(0, 900) : BODY),
    });
    const mailbox = await connect(account);
    const [message] = await mailbox.fetchBodies([1]);
    expect(message).toMatchObject({ uid: 1, sizeBytes: 1_000, short: false });
    expect(message?.bytes.toString()).toBe(BODY);
    expect(commands.filter((one) => one.startsWith('UID FETCH')).length).toBe(2);
  });

  test('a body that stays short is taken and flagged, a difference of 1 % is not short', async () => {
    const { account } = await scripted({
      fetch: () => fetchAnswer(1, 1_000, BODY.slice(0, 989)) + fetchAnswer(2, 1_000, BODY.slice(0, 990)),
    });
    const mailbox = await connect(account);
    const found = await mailbox.fetchBodies([1, 2]);
    expect(found.map(({ uid, short, bytes }) => [uid, short, bytes.length])).toEqual([
      [1, true, 989],
      [2, false, 990],
    ]);
  });

  test('the quick way leaves a short body to the careful one', async () => {
    const { account } = await scripted({ fetch: () => fetchAnswer(1, 1_000, BODY.slice(0, 500)) });
    const mailbox = await connect(account);
    const { fetched, larger } = await mailbox.fetchNew(1);
    expect([fetched, larger.map((one) => one.uid)]).toEqual([[], [1]]);
  });

  test('a UID left out is absent, and flag news of other mails is no mail', async () => {
    const { account } = await scripted({
      fetch: () =>
        `* 2 FETCH (UID 2 FLAGS (\\Seen))\r\n${fetchAnswer(1, 9, 'a: b\r\n\r\nc')}* 1 FETCH (UID 1 FLAGS ())\r\n`,
    });
    const mailbox = await connect(account);
    const found = await mailbox.fetchBodies([1, 2, 3]);
    expect(found.map(({ uid, bytes }) => [uid, bytes.toString()])).toEqual([[1, 'a: b\r\n\r\nc']]);
    expect(found[0]?.internalDate).toEqual(new Date('2026-11-22T09:00:00Z'));
  });
});

describe('what a server may lack', () => {
  test('without UIDNEXT the folder is read all the same, and the state says that it was not told', async () => {
    const { account } = await scripted({});
    const mailbox = await connect(account);
    expect(mailbox.state()).toEqual({ uidValidity: 1, uidNext: 0, exists: 2 });
    expect(await mailbox.listUids(2)).toEqual([2]);
  });

  test('without own keywords nothing is marked, without IDLE none is asked for', async () => {
    const { account, commands } = await scripted({ capabilities: 'IMAP4rev1', permanentFlags: '\\Seen' });
    const mailbox = await connect(account);
    mailbox.idle();
    expect(await mailbox.markTaken([1])).toBe(false);
    expect(commands.filter((one) => /^(IDLE|UID STORE)/.test(one))).toEqual([]);
  });
});

describe('logging in', () => {
  test.each([
    ['NO [AUTHENTICATIONFAILED] no', MailboxAuthenticationError],
    ['NO no', MailboxAuthenticationError],
    ['NO [UNAVAILABLE] the directory is away', TransientError],
  ])('a server that answers "%s" is told from one that is away', async (login, kind) => {
    const { account } = await scripted({ login });
    const fault: unknown = await connect(account).catch((reason: unknown) => reason);
    expect(fault).toBeInstanceOf(kind);
    expect(String(fault)).not.toContain('p4ssw0rd');
  });

  test('an access token comes from the token command, afresh for each connection', async () => {
    const { account, commands } = await scripted({ capabilities: 'IMAP4rev1 IDLE SASL-IR AUTH=XOAUTH2' });
    const auth = { by: 'token', tokenCommand: 'echo token-$((6 * 7))' } as const;
    await connect({ ...account, auth });
    await connect({ ...account, auth });
    const logins = commands.filter((one) => one.startsWith('AUTHENTICATE XOAUTH2'));
    const said = logins.map((one) => Buffer.from(one.split(' ')[2] ?? '', 'base64').toString());
    expect(said).toEqual([
      'user=desk\x01auth=Bearer token-42\x01\x01',
      'user=desk\x01auth=Bearer token-42\x01\x01',
    ]);
  });

  test('a token command that fails is a refused login, and nothing is sent to the server', async () => {
    const { account, commands } = await scripted({});
    const auth = { by: 'token', tokenCommand: 'echo half-a-token; exit 3' } as const;
    const fault: unknown = await connect({ ...account, auth }).catch((reason: unknown) => reason);
    expect(fault).toBeInstanceOf(MailboxAuthenticationError);
    expect(String(fault)).toContain('exit code 3');
    expect(String(fault)).not.toContain('half-a-token');
    expect(commands).toEqual([]);
  });

  test('STARTTLS that the server does not offer is refused before the password is said', async () => {
    const { account, commands } = await scripted({});
    await expect(connect({ ...account, security: 'starttls' })).rejects.toThrow();
    expect(commands.filter((one) => /^(LOGIN|AUTHENTICATE)/i.test(one))).toEqual([]);
  });
});

describe.skipIf(!needs('dovecot'))('TLS on Dovecot', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(() => dovecot.stop());

  const account = (security: 'tls' | 'starttls', ca: string | null): MailAccount => ({
    host: 'localhost',
    port: security === 'tls' ? dovecot.imapsPort : dovecot.imapPort,
    security,
    user: 'desk',
    auth: { by: 'password', password: 'secret' },
    ca,
  });

  test.each(['tls', 'starttls'] as const)('%s with an own certificate authority', async (security) => {
    await dovecot.deliver('desk', Buffer.from('Subject: versleuteld\r\n\r\n'));
    const mailbox = await connect(account(security, dovecot.ca));
    const [first] = await mailbox.fetchBodies([1]);
    expect(first?.bytes.toString()).toBe('Subject: versleuteld\r\n\r\n');
  });

  test.each(['tls', 'starttls'] as const)(
    '%s with a certificate that nobody vouches for is refused',
    async (security) => {
      await expect(connect(account(security, null))).rejects.toThrow(/self.signed/);
    },
  );
});
