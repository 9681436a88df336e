import { expect, test } from 'vitest';
import type { MailAccount } from '../../src/shell/account.ts';
import { loginOptions } from '../../src/shell/imap-login.ts';
import { MailboxAuthenticationError } from '../../src/shell/imap-session.ts';

const ACCOUNT: MailAccount = {
  host: 'imap.example.org',
  port: 993,
  security: 'tls',
  user: 'klachten@example.org',
  auth: { by: 'password', password: 'geheim' },
  ca: null,
};

test('an account is spoken to over TLS from the first byte, or over STARTTLS and never without', async () => {
  expect(await loginOptions(ACCOUNT)).toMatchObject({ secure: true, doSTARTTLS: false, tls: {} });
  const starttls = await loginOptions({ ...ACCOUNT, security: 'starttls', ca: 'PEM' });
  expect(starttls).toMatchObject({ secure: false, doSTARTTLS: true, tls: { ca: 'PEM' } });
});

test.each(['localhost', '127.0.0.1', '127.8.8.8', '::1'])('without TLS %s may be spoken to', async (host) => {
  const options = await loginOptions({ ...ACCOUNT, host, security: 'none' });
  expect(options).toMatchObject({ host, secure: false, doSTARTTLS: false });
});

test.each(['imap.example.org', '127.0.0.1.example.org', '10.0.0.4', '128.0.0.1'])(
  'without TLS %s is refused, before any token command runs',
  async (host) => {
    const auth = { by: 'token', tokenCommand: 'exit 1' } as const;
    await expect(loginOptions({ ...ACCOUNT, auth, host, security: 'none' })).rejects.toThrow('only loopback');
  },
);

test('a password goes along as it is, a token command gives an access token', async () => {
  expect((await loginOptions(ACCOUNT)).auth).toEqual({ user: 'klachten@example.org', pass: 'geheim' });
  const token = await loginOptions({ ...ACCOUNT, auth: { by: 'token', tokenCommand: 'echo t0ken' } });
  expect(token.auth).toEqual({ user: 'klachten@example.org', accessToken: 't0ken' });
});

test('without a token there is no login', async () => {
  const auth = { by: 'token', tokenCommand: 'exit 4' } as const;
  await expect(loginOptions({ ...ACCOUNT, auth })).rejects.toThrow(MailboxAuthenticationError);
});
