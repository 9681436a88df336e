import { expect, test } from 'vitest';
import { exampleConfig, exampleErrors } from '../support/configuration.ts';

const ONE_PASSWORD = 'password: env:REDRESS_MAIL_PASSWORD';

test.each([
  ['tls', 993],
  ['starttls', 143],
])('reading with %s uses port %i unless another is named', (security, port) => {
  expect(exampleConfig('security: tls ', `security: ${security} `).desks[0]?.imap.account.port).toBe(port);
  expect(exampleConfig('# port: 993', 'port: 9993').desks[0]?.imap.account.port).toBe(9993);
});

test('a connection that leaves this machine is never plain', () => {
  expect(exampleErrors('security: tls ', 'security: none ')).toStrictEqual([
    expect.stringMatching(/imap\.security: expected tls or starttls, because .*, found "none"\.$/u),
  ]);
  const local = exampleConfig(/imap.example.org\n *security: tls /u, '127.0.0.1\n      security: none ');
  expect(local.desks[0]?.imap.account).toMatchObject({ security: 'none', port: 143 });
});

test('a token command takes the place of a password', () => {
  expect(exampleConfig(ONE_PASSWORD, 'tokenCommand: mail-token').desks[0]?.imap.account.auth).toStrictEqual({
    by: 'token',
    tokenCommand: 'mail-token',
  });
});

test('two ways to log in, or none, are refused', () => {
  const expected = expect.stringMatching(
    /auth: expected exactly one of password, passwordFile and tokenCommand/u,
  );
  expect(exampleErrors(ONE_PASSWORD, `${ONE_PASSWORD}\n        tokenCommand: x`)).toStrictEqual([expected]);
  expect(exampleErrors(ONE_PASSWORD, 'password:')).toStrictEqual([expected]);
});

test('sending through this machine needs no login, through another one it does', () => {
  const smtp = /smtp:\n.*\n.*\n.*\n.*\n.*\n.*/u;
  expect(exampleConfig().desks[0]?.smtp.auth).toStrictEqual({ by: 'password', password: 'not-shown-1' });
  expect(exampleErrors(smtp, 'smtp: { host: 127.0.0.1, security: none }')).toStrictEqual([]);
  expect(exampleErrors(smtp, 'smtp: { host: smtp.example.org }')).toStrictEqual([
    expect.stringMatching(/smtp\.user: expected the name to log in with, found nothing/u),
    expect.stringMatching(/smtp\.auth: expected a section with the password, found nothing/u),
  ]);
});

test('an own certificate authority that cannot be read is named', () => {
  expect(exampleErrors('# caFile:', 'caFile:')).toStrictEqual([
    expect.stringMatching(/imap\.caFile: the file .*own-ca\.pem cannot be read/u),
  ]);
});
