/**
 * Composes outgoing mails and hands them to the mail server of a desk. Sending never throws for what a
 * network or a server does: it says what became of the mail, so that the outbox can tell a mail that may be
 * sent again from one that may have arrived (DESIGN §3 Mail, "SMTP outcome unknown"; RFC 5321 4.2, 4.5.4).
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import { encode, wrap } from 'nodemailer/lib/qp';
import SmtpConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import XOAuth2 from 'nodemailer/lib/xoauth2';
import type { OutboundMail } from '../mail/outbound-mail.ts';
import type { AccessToken } from './access-token.ts';
import type { SmtpAccount } from './account.ts';
import { alternatives, mailLines } from './mail-bytes.ts';
import { enclosed } from './mail-enclosures.ts';
import { endAfter, openPool, type Pooled, type PoolLimits } from './pool.ts';
import { judgeFault, type NotSent, oneLine, wasNeverHeard } from './smtp-answer.ts';

/** The bytes of a mail without enclosures. Equal mails give equal bytes: the boundary comes from the Message-ID. */
export function composeMail(mail: OutboundMail): Buffer {
  const root = composerOf(mail).compile();
  const [header = '', text = '', html = ''] = [root, ...root.childNodes].map((node) => node.buildHeaders());
  if (!root.boundary || html === '') throw new Error('a mail has a text and HTML');
  return alternatives(header, root.boundary, [
    { header: text, body: printable(mail.text) },
    { header: html, body: printable(mail.html) },
  ]);
}

/** The same for a mail with enclosures; an invitation is a third alternative, and a file for those who see no buttons. */
export async function composeEnclosing(mail: OutboundMail): Promise<Buffer> {
  return composerOf(mail).compile().build();
}

function composerOf(mail: OutboundMail): MailComposer {
  return new MailComposer({
    // As a string an address would be read as a list of them.
    from: { ...mail.from },
    to: { ...mail.to },
    ...(mail.replyTo === null ? {} : { replyTo: { ...mail.replyTo } }),
    messageId: `<${mail.messageId}>`,
    ...(mail.inReplyTo === null ? {} : { inReplyTo: `<${mail.inReplyTo}>` }),
    references: mail.references.map((id) => `<${id}>`),
    date: mail.date,
    subject: mail.subject,
    headers: mail.headers.map(({ name, value }) => ({ key: name, value })),
    text: mail.text,
    html: mail.html,
    ...enclosed(mail.enclosures),
    encoding: 'quoted-printable',
    baseBoundary: createHash('sha256').update(mail.messageId, 'utf8').digest('hex').slice(0, 24),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

const printable = (text: string): string => wrap(encode(mailLines(text)));

/** A mail with its envelope, ready to leave as it is. */
export type Parcel = {
  /** Where a bounce goes; '' is the null path. */
  readonly from: string;
  readonly to: string;
  readonly bytes: Uint8Array;
};

/** What became of a mail: the server took it over with `reply` as its last word, or it did not leave. */
export type SendResult = { readonly outcome: 'accepted'; readonly reply: string } | NotSent;

export type Sender = {
  readonly send: (parcel: Parcel) => Promise<SendResult>;
  /** Ends the connections that are not sending. */
  readonly close: () => void;
};

/** Times in milliseconds. */
export type SenderLimits = PoolLimits & {
  /** Longest time to connect and log in. */
  readonly connectMs: number;
  /** Longest time to hand over one mail, its last answer included. */
  readonly handOverMs: number;
};

/** Added up, less than the two minutes after which the outbox gives a mail to another sender (outbox-store.ts). */
export const DEFAULT_SENDER_LIMITS: SenderLimits = {
  waitMs: 15_000,
  connectMs: 20_000,
  handOverMs: 75_000,
  idleMs: 60_000,
  connections: 3,
};

/**
 * A sender that keeps up to three connections open and uses them again.
 * @param token  called before each login when the account logs in with a token
 */
export function openSender(
  account: SmtpAccount,
  token: () => Promise<AccessToken>,
  limits: SenderLimits = DEFAULT_SENDER_LIMITS,
): Sender {
  const pool = openPool(() => connect(account, token, limits), limits);
  return {
    close: pool.close,
    send: async (parcel) => {
      try {
        const loan = await pool.take();
        let { connection } = loan;
        let attempt = await transmit(connection, parcel, limits.handOverMs);
        if (loan.reused && attempt.stale) {
          // The server had ended the idle connection: nothing was said yet, so a new one may say it.
          connection = await pool.replace(connection);
          attempt = await transmit(connection, parcel, limits.handOverMs);
        }
        if (attempt.result.outcome !== 'accepted') connection.close();
        pool.give(connection);
        return attempt.result;
      } catch (fault) {
        return judgeFault(fault, false);
      }
    },
  };
}

/** A connection that is logged in. */
export type Line = Pooled & { readonly smtp: SmtpConnection };

/** Connects and logs in. @throws the fault of nodemailer */
export async function connect(
  account: SmtpAccount,
  token: () => Promise<AccessToken>,
  limits: SenderLimits,
): Promise<Line> {
  const smtp = new SmtpConnection(connectionOptions(account, limits));
  let alive = true;
  const over = (): void => {
    alive = false;
  };
  smtp.on('error', over);
  smtp.on('end', over);
  const close = (): void => {
    over();
    smtp.close();
  };
  const line = { smtp, isAlive: () => alive, close };
  const deadline = endAfter(line, limits.connectMs);
  try {
    await step(smtp, (done) => smtp.connect(done));
    if (account.auth !== null) await logIn(smtp, account.user, account.auth, token);
    return line;
  } catch (fault) {
    close();
    throw fault;
  } finally {
    deadline.cancel();
  }
}

function connectionOptions(account: SmtpAccount, limits: SenderLimits): SMTPConnectionOptions {
  return {
    host: account.host,
    port: account.port,
    secure: account.security === 'tls',
    requireTLS: account.security === 'starttls',
    ignoreTLS: account.security === 'none',
    tls: account.ca === null ? {} : { ca: account.ca },
    dnsTimeout: limits.connectMs,
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    socketTimeout: limits.handOverMs,
    socketCloseTimeout: 1_000,
  };
}

function logIn(
  smtp: SmtpConnection,
  user: string,
  auth: NonNullable<SmtpAccount['auth']>,
  token: () => Promise<AccessToken>,
): Promise<void> {
  if (auth.by === 'password') {
    return step(smtp, (done) => smtp.login({ user, credentials: { user, pass: auth.password } }, done));
  }
  const oauth2 = new XOAuth2({
    user,
    provisionCallback: (_user, _renew, done) => {
      token().then(
        (access) => (access.ok ? done(null, access.token) : done(new Error(access.why))),
        (fault: unknown) => done(fault instanceof Error ? fault : new Error(String(fault))),
      );
    },
  });
  return step(smtp, (done) => smtp.login({ user, oauth2 }, done));
}

type Attempt = {
  readonly result: SendResult;
  /** True when nothing of the mail had left: the connection was over before it began. */
  readonly stale: boolean;
};

async function transmit(line: Line, { from, to, bytes }: Parcel, limitMs: number): Promise<Attempt> {
  const body = Readable.from(piecesOf(bytes), { objectMode: false });
  const deadline = endAfter(line, limitMs);
  let handedOver = false;
  let reply = '';
  // The body is read only after the server asked for it, and nodemailer ends it right after its last byte.
  body.once('end', () => {
    handedOver = true;
  });
  try {
    await step(line.smtp, (done) =>
      line.smtp.send({ from, to, size: bytes.byteLength }, body, (fault, info) => {
        if (fault === null) reply = info.response;
        done(fault);
      }),
    );
    return { result: { outcome: 'accepted', reply: oneLine(reply) }, stale: false };
  } catch (fault) {
    return {
      result: judgeFault(fault, handedOver),
      stale: wasNeverHeard(fault) && !handedOver && !deadline.passed(),
    };
  } finally {
    deadline.cancel();
  }
}

const PIECE_BYTES = 16_384;

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.byteLength; start += PIECE_BYTES) {
    yield bytes.subarray(start, start + PIECE_BYTES);
  }
}

/** One exchange with the server; a lost connection ends it too, which nodemailer tells only as an event. */
function step(smtp: SmtpConnection, run: (done: (fault?: Error | null) => void) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const lost = (): void => reject(new Error('the connection ended'));
  smtp.on('error', reject);
  smtp.on('end', lost);
  run((fault) => (fault instanceof Error ? reject(fault) : resolve()));
  return promise.finally(() => {
    smtp.off('error', reject);
    smtp.off('end', lost);
  });
}
