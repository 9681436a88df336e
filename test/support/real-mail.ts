/**
 * Real servers for the tests of the daemon: a Dovecot with the mailboxes, and an SMTP server that keeps
 * what leaves, both for one test file.
 */
import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { type SinkMail, type SmtpSink, startSmtpSink } from './smtp-sink.ts';

/** What left so far. */
export type Sent = {
  readonly sink: SmtpSink;
  /** What was sent to an address so far, oldest first. */
  readonly sentTo: (address: string) => readonly SinkMail[];
};

export type RealMail = Sent & { readonly dovecot: Dovecot };

/** Starts a server that takes what leaves, before the first test of the file or block. */
export function useSink(): Sent {
  let sink: SmtpSink | undefined;
  beforeAll(async () => {
    sink = await startSmtpSink();
  });
  afterAll(() => sink?.stop());
  return {
    get sink() {
      if (sink === undefined) throw new Error('the sink runs from the first test on');
      return sink;
    },
    sentTo: (address) => (sink?.received ?? []).filter(({ to }) => to.includes(address)),
  };
}

/** Starts both servers before the first test of the file or block; read them inside tests only. */
export function useRealMail(): RealMail {
  let dovecot: Dovecot | undefined;
  const sent = useSink();
  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(() => dovecot?.stop());
  return {
    get dovecot() {
      if (dovecot === undefined) throw new Error('Dovecot runs from the first test on');
      return dovecot;
    },
    get sink() {
      return sent.sink;
    },
    sentTo: sent.sentTo,
  };
}

/** The mailbox of the desk as somebody sees it who looks with a mail program. */
export async function openMailProgram(port: number, user: string): Promise<ImapFlow> {
  const auth = { user, pass: 'secret' };
  const server = { host: '127.0.0.1', port, secure: false, doSTARTTLS: false };
  const program = new ImapFlow({ ...server, auth, logger: false });
  program.on('error', () => undefined);
  await program.connect();
  await program.mailboxOpen('INBOX');
  onTestFinished(() => program.close());
  return program;
}
