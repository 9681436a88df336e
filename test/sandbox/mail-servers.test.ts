import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Delivery, type MailServers, startMailServers } from '../../src/sandbox/mail-servers.ts';
import type { MailAccount } from '../../src/shell/account.ts';
import { WATCH_DEFAULTS, watchMailbox } from '../../src/shell/imap.ts';

const ACCOUNTS = [
  { address: 'desk@example.org', user: 'desk', password: 'desk-secret' },
  { address: 'm.jansen@example.org', user: 'jansen', password: 'jansen-secret' },
  { address: 'a.devries@example.net', user: 'devries', password: 'devries-secret' },
] as const;

let servers: MailServers;
let deliveries: Delivery[] = [];
beforeAll(async () => {
  servers = await startMailServers(ACCOUNTS, () => new Date('2026-11-22T10:00:00Z'));
  servers.onMail((delivery) => deliveries.push(delivery));
});
afterAll(() => servers.stop());
beforeEach(() => {
  deliveries = [];
});

function send(user: string | null, to: string | string[], from: string) {
  const account = ACCOUNTS.find((one) => one.user === user);
  const auth = account === undefined ? {} : { auth: { user: account.user, pass: account.password } };
  const transport = createTransport({ ...servers.smtp, ...auth, ignoreTLS: true });
  return transport.sendMail({ from, to, subject: 'Lekkage', text: 'De dakkapel lekt.' });
}

test('a mail to a reply address lies in the mailbox of the desk, with the full address on it', async () => {
  await send('devries', 'desk+ab12cd@example.org', 'Anna de Vries <a.devries@example.net>');
  const [mail = Buffer.alloc(0)] = servers.mailsOf('desk@example.org');
  expect(mail.toString()).toContain('Delivered-To: desk+ab12cd@example.org');
  expect(mail.toString()).toContain('dmarc=pass header.from=example.net');
  expect(deliveries).toEqual([
    { address: 'desk@example.org', recipient: 'desk+ab12cd@example.org', bytes: mail },
  ]);
});

test('each recipient gets a copy in a mailbox of its own', async () => {
  await send('jansen', ['desk@example.org', 'a.devries@example.net'], 'm.jansen@example.org');
  expect(deliveries.map((one) => one.address)).toEqual(['desk@example.org', 'a.devries@example.net']);
  expect(servers.mailsOf('a.devries@example.net')).toHaveLength(1);
  expect(servers.mailsOf('m.jansen@example.org')).toHaveLength(0);
});

test('who does not log in is not believed to be who From says', async () => {
  await send(null, 'desk@example.org', 'm.jansen@example.org');
  expect(deliveries[0]?.bytes.toString()).toContain('dmarc=none header.from=example.org');
});

test('an unknown mailbox is refused, and nothing leaves for elsewhere', async () => {
  await expect(send('jansen', 'nobody@example.org', 'm.jansen@example.org')).rejects.toThrow('550 5.1.1');
  await expect(send('jansen', 'x@elsewhere.example', 'm.jansen@example.org')).rejects.toThrow('550 5.7.1');
  const wrong = createTransport({ ...servers.smtp, auth: { user: 'jansen', pass: 'x' }, ignoreTLS: true });
  await expect(wrong.sendMail({ from: 'm.jansen@example.org', to: 'desk@example.org' })).rejects.toThrow(
    '535',
  );
  expect(deliveries).toEqual([]);
});

test('mail put there directly has its exact bytes, and reaches a client that waits within a moment', async () => {
  const raw = Buffer.from('Subject: direct\r\n\r\nkaal\nNUL \0 en \xff\r\n', 'latin1');
  const account: MailAccount = {
    ...servers.imapOf('M.Jansen@example.org'),
    security: 'none',
    user: 'jansen',
    auth: { by: 'password', password: 'jansen-secret' },
    ca: null,
  };
  const bodies: Buffer[] = [];
  const ending = new AbortController();
  const watching = watchMailbox(
    account,
    WATCH_DEFAULTS,
    {
      round: async (session) => {
        for (const { bytes } of (await session.fetchNew(bodies.length + 1)).fetched) bodies.push(bytes);
      },
      trouble: (_kind, fault) => {
        throw fault;
      },
    },
    ending.signal,
  );
  servers.deliver('m.jansen@example.org', raw);
  await vi.waitFor(() => expect(bodies).toEqual([raw]), { timeout: 5_000 });
  servers.deliver('m.jansen+x@example.org', raw);
  await vi.waitFor(() => expect(bodies).toEqual([raw, raw]), { timeout: 1_000, interval: 5 });
  ending.abort();
  await watching.done;
});

test('an address without an account is a mistake of the caller', () => {
  expect(() => servers.mailsOf('nobody@example.org')).toThrow('no mailbox for nobody@example.org');
});
