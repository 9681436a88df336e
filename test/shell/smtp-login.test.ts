/** Sending over an encrypted connection, and logging in with a token. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { SmtpAccount } from '../../src/shell/account.ts';
import { DEFAULT_SENDER_LIMITS, openSender } from '../../src/shell/smtp.ts';
import { needs } from '../support/needs.ts';
import { sharedFolder } from '../support/temporary-folder.ts';

const PARCEL = {
  from: 'klachten@example.org',
  to: 'karin@example.net',
  bytes: Buffer.from('Subject: x\r\n\r\nhello\r\n'),
};

/** A server that takes the password `secret` and the token `second`; tells each login it saw. */
async function startServer(options: SMTPServerOptions) {
  const logins: string[] = [];
  const server = new SMTPServer({
    logger: false,
    disableReverseLookup: true,
    closeTimeout: 50,
    authMethods: ['PLAIN', 'XOAUTH2'],
    onAuth: (auth, session, reply) => {
      const proof = auth.password ?? auth.accessToken ?? '';
      logins.push(`${auth.method} ${proof} ${session.secure ? 'encrypted' : 'in the clear'}`);
      if (proof === 'secret' || proof === 'second') reply(null, { user: 'desk' });
      else reply(null, { data: { status: '401', schemes: 'bearer', scope: 'mail' } });
    },
    onData: (stream, _session, reply) => {
      stream.resume().on('end', () => reply());
    },
    ...options,
  });
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { port: address.port, logins };
}

async function send(account: SmtpAccount, tokens: readonly string[] = []) {
  const left = [...tokens];
  const sender = openSender(
    account,
    async () => {
      const token = left.shift();
      return token === undefined ? { ok: false, why: 'no token left' } : { ok: true, token };
    },
    { ...DEFAULT_SENDER_LIMITS, connectMs: 3_000, handOverMs: 3_000 },
  );
  const result = await sender.send(PARCEL);
  sender.close();
  return result;
}

const account = (port: number, details: Partial<SmtpAccount>): SmtpAccount => ({
  host: 'localhost',
  port,
  security: 'none',
  user: 'desk@example.org',
  auth: { by: 'password', password: 'secret' },
  ca: null,
  ...details,
});

describe('a login with a token', () => {
  const auth = { by: 'token', tokenCommand: 'unused' } as const;

  test('asks for another token when the first is refused', async () => {
    const { port, logins } = await startServer({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    expect(await send(account(port, { auth }), ['first', 'second'])).toMatchObject({ outcome: 'accepted' });
    expect(logins).toStrictEqual(['XOAUTH2 first in the clear', 'XOAUTH2 second in the clear']);
  });

  test('gives up when the next is refused too, and says that it was the login', async () => {
    const { port } = await startServer({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    expect(await send(account(port, { auth }), ['first', 'third'])).toMatchObject({
      outcome: 'transient',
      reason: expect.stringMatching(/^login refused: /),
    });
  });
});

describe.skipIf(!needs('openssl'))('an encrypted connection', () => {
  const folder = sharedFolder();
  const pem = (name: string) => readFileSync(join(folder.path, name), 'utf8');

  beforeAll(() => {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
    const out = ['-keyout', join(folder.path, 'key.pem'), '-out', join(folder.path, 'cert.pem')];
    execFileSync('openssl', ['req', '-x509', '-days', '2', ...key, ...subject, ...out], { stdio: 'ignore' });
  });

  test.each(['tls', 'starttls'] as const)('by %s trusts an own authority that is named', async (security) => {
    const files = { key: pem('key.pem'), cert: pem('cert.pem') };
    const { port, logins } = await startServer({ ...files, secure: security === 'tls' });
    const ca = pem('cert.pem');
    expect(await send(account(port, { security, ca }))).toMatchObject({ outcome: 'accepted' });
    expect(logins).toStrictEqual(['PLAIN secret encrypted']);
  });

  test.each(['tls', 'starttls'] as const)(
    'by %s tells nothing to a server nobody vouches for',
    async (security) => {
      const files = { key: pem('key.pem'), cert: pem('cert.pem') };
      const { port, logins } = await startServer({ ...files, secure: security === 'tls' });
      expect(await send(account(port, { security }))).toMatchObject({
        outcome: 'transient',
        reason: expect.stringContaining('self-signed'),
      });
      expect(logins).toStrictEqual([]);
    },
  );
});
