import { expect, test } from 'vitest';
import { translated } from '../../src/shell/imap-faults.ts';
import { MailboxAuthenticationError } from '../../src/shell/imap-session.ts';
import { TransientError } from '../../src/shell/transient-error.ts';

function loginFault(serverResponseCode?: string): Error {
  const sent = { authenticationFailed: true, executedCommand: 'A1 LOGIN desk geheim' };
  return Object.assign(new Error('Command failed'), sent, serverResponseCode && { serverResponseCode });
}

test.each([
  ['AUTHENTICATIONFAILED', MailboxAuthenticationError],
  ['CONTACTADMIN', MailboxAuthenticationError],
  [undefined, MailboxAuthenticationError],
  ['UNAVAILABLE', TransientError],
  ['INUSE', TransientError],
])('a login answered with %s is told for what it is, without the password', (code, kind) => {
  const fault = translated(loginFault(code));
  expect(fault).toBeInstanceOf(kind);
  expect(fault.cause).toBeUndefined();
  expect(fault.message).not.toContain('geheim');
});

test('what the server said of a failed command goes along', () => {
  const fault = translated(Object.assign(new Error('Command failed'), { responseText: 'no such folder' }));
  expect(fault).toBeInstanceOf(TransientError);
  expect(fault.message).toBe('Command failed: no such folder');
  expect(translated('lost').message).toBe('lost');
});

test('a server that offers no login by token needs a person, as one that refuses it does', () => {
  expect(translated(new Error('Unsupported authentication mechanism'))).toBeInstanceOf(
    MailboxAuthenticationError,
  );
});
