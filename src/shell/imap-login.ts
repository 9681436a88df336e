/**
 * How an account reaches its IMAP server: TLS from the first byte, STARTTLS, or plain on loopback only, with
 * a password or with the access token that the token command gives for this one connection.
 */
import { isIP } from 'node:net';
import { fetchAccessToken } from './access-token.ts';
import type { MailAccount } from './account.ts';
import { MailboxAuthenticationError } from './imap-session.ts';

/** Where and how to connect and log in, in the words of the IMAP library. */
export type LoginOptions = {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly doSTARTTLS: boolean;
  readonly auth: { readonly user: string; readonly pass?: string; readonly accessToken?: string };
  readonly tls: { readonly ca?: string };
};

/**
 * Makes the options for one connection; runs the token command when there is one.
 * @throws MailboxAuthenticationError when it gives no token, a plain Error for plain text over a network
 */
export async function loginOptions(account: MailAccount): Promise<LoginOptions> {
  const { host, port, security, user, ca } = account;
  if (security === 'none' && !isLoopback(host)) {
    throw new Error(`a connection without TLS to ${host} is refused: only loopback may do without`);
  }
  return {
    host,
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'starttls',
    auth: { user, ...(await secretOf(account)) },
    tls: ca === null ? {} : { ca },
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

async function secretOf({ auth }: MailAccount): Promise<{ pass: string } | { accessToken: string }> {
  if (auth.by === 'password') return { pass: auth.password };
  const answer = await fetchAccessToken(auth.tokenCommand);
  if (!answer.ok) throw new MailboxAuthenticationError(answer.why);
  return { accessToken: answer.token };
}
