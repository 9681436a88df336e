/**
 * The local mail system of the sandbox and of story tests: one SMTP server and an IMAP server for each
 * account, all on loopback and in this process. Mail between the accounts travels as it does in an
 * organisation, stamps of the receiving boundary included.
 */
import type { Clock } from '../shell/clock.ts';
import { systemClock } from '../shell/clock.ts';
import { stamped } from './boundary.ts';
import { type ImapServer, startImapServer } from './imap-server.ts';
import { type Submission, startSmtpServer } from './smtp-server.ts';

/** Who has a mailbox here; `user` and `password` log in to both IMAP and SMTP. */
export type SandboxAccount = { readonly address: string; readonly user: string; readonly password: string };

/** A mail that was put into a mailbox; `recipient` is the full envelope address, `address` the account's. */
export type Delivery = { readonly address: string; readonly recipient: string; readonly bytes: Buffer };

export type MailServers = {
  /** The name under which Authentication-Results are stamped; the desk trusts this one only. */
  readonly authservId: string;
  readonly smtp: { readonly host: string; readonly port: number };
  /** Where the account of `address` reads its mail. Throws for an unknown address. */
  readonly imapOf: (address: string) => { readonly host: string; readonly port: number };
  /** Puts `raw` into a mailbox as it is, without stamps; a subaddress goes to its base account. */
  readonly deliver: (address: string, raw: Buffer | string) => void;
  /** What lies in the inbox of the account, oldest first. */
  readonly mailsOf: (address: string) => readonly Buffer[];
  /** Calls back after each delivery; returns the way to stop that. */
  readonly onMail: (callback: (delivery: Delivery) => void) => () => void;
  readonly stop: () => Promise<void>;
};

/** Name of the receiving server; `.test` belongs to nobody (RFC 6761). */
const SANDBOX_AUTHSERV_ID = 'mail.sandbox.test';

/** Starts all servers on free ports. */
export async function startMailServers(
  accounts: readonly SandboxAccount[],
  clock: Clock = systemClock,
): Promise<MailServers> {
  const boxes = new Map<string, ImapServer>();
  for (const { address, user, password } of accounts) {
    boxes.set(address.toLowerCase(), await startImapServer(user, password));
  }
  const listeners = new Set<(delivery: Delivery) => void>();
  const boxOf = (address: string): ImapServer => {
    const box = boxes.get(baseAddress(address));
    if (box === undefined) throw new Error(`the sandbox has no mailbox for ${address}`);
    return box;
  };
  const put = (recipient: string, bytes: Buffer) => {
    boxOf(recipient).append(bytes, clock());
    for (const listener of listeners) listener({ address: baseAddress(recipient), recipient, bytes });
  };
  const smtp = await startSmtpServer(SANDBOX_AUTHSERV_ID, {
    hasPassword: (user, password) => accounts.some((one) => one.user === user && one.password === password),
    refusal: (recipient) => refusalOf(recipient, [...boxes.keys()]),
    accept: (submission) => {
      for (const recipient of submission.recipients) {
        put(recipient, stampedFor(recipient, submission, accounts, clock()));
      }
    },
  });
  return {
    authservId: SANDBOX_AUTHSERV_ID,
    smtp: { host: smtp.host, port: smtp.port },
    imapOf: (address) => boxOf(address),
    deliver: (address, raw) => put(address, Buffer.from(raw)),
    mailsOf: (address) => boxOf(address).mails(),
    onMail: (callback) => {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    stop: async () => {
      await Promise.all([smtp.stop(), ...[...boxes.values()].map((box) => box.stop())]);
    },
  };
}

/** `desk+token@example.org` is delivered to `desk@example.org` (RFC 5233). */
function baseAddress(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*@/, '@');
}

function refusalOf(recipient: string, addresses: readonly string[]): string | null {
  const base = baseAddress(recipient);
  if (addresses.includes(base)) return null;
  const domain = domainOf(base);
  return addresses.some((address) => domainOf(address) === domain)
    ? '5.1.1 no such mailbox here'
    : '5.7.1 no mail leaves the sandbox';
}

function stampedFor(
  recipient: string,
  submission: Submission,
  accounts: readonly SandboxAccount[],
  at: Date,
): Buffer {
  const sender = accounts.find((account) => account.user === submission.user);
  return stamped(submission.bytes, {
    authservId: SANDBOX_AUTHSERV_ID,
    envelopeFrom: submission.envelopeFrom,
    recipient,
    clientName: submission.clientName,
    provenDomain: sender === undefined ? null : domainOf(sender.address.toLowerCase()),
    at,
  });
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
