/**
 * Tells the faults of the IMAP library apart: a login that is refused needs a person, all else passes by
 * itself and is tried again (inbound.md A6).
 */
import { MailboxAuthenticationError } from './imap-session.ts';
import { TransientError } from './transient-error.ts';

/** Answers of a login that say "not now", not "not you" (RFC 5530). */
const PASSING_LOGIN_CODES: readonly string[] = ['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG'];

/** What the library says when the server offers no login by token (or none at all) on this connection. */
const NO_WAY_IN = 'Unsupported authentication mechanism';

/** The fault in our words; what the server said goes along, the commands that were sent do not. */
export function translated(fault: unknown): Error {
  if (!(fault instanceof Error)) return new TransientError(String(fault));
  if ('authenticationFailed' in fault && fault.authenticationFailed === true) return loginFault(fault);
  if (fault.message === NO_WAY_IN) {
    return new MailboxAuthenticationError('the server offers no login of the configured kind');
  }
  const reply = 'responseText' in fault ? `: ${String(fault.responseText)}` : '';
  return new TransientError(`${fault.message}${reply}`, { cause: fault });
}

/** Without the library's error as cause: it carries the command as sent, and that holds the password. */
function loginFault(fault: Error): Error {
  const code = 'serverResponseCode' in fault ? String(fault.serverResponseCode) : 'no reason given';
  return PASSING_LOGIN_CODES.includes(code)
    ? new TransientError(`the server cannot log anybody in now (${code})`)
    : new MailboxAuthenticationError(`the server refused the login (${code})`);
}
