/** A real mail server reports on letters that could not be delivered, and its report is read back. */
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { failedRecipients } from '../../src/mail/bounces.ts';
import { connectMailbox, type MailboxConnection, NO_HOOKS } from '../../src/shell/imap-connection.ts';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { needs } from '../support/needs.ts';
import { canRunPostfix, type Postfix, startPostfix } from '../support/postfix.ts';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts';

describe.skipIf(!(needs('dovecot') && canRunPostfix()))('a letter by way of Postfix', () => {
  let dovecot: Dovecot;
  let sink: SmtpSink;
  let postfix: Postfix;
  let mailbox: MailboxConnection;
  const ending = new AbortController();

  beforeAll(async () => {
    dovecot = await startDovecot();
    sink = await startSmtpSink();
    postfix = await startPostfix({ lmtpPort: dovecot.lmtpPort, elsewherePort: sink.port });
    const auth = { by: 'password', password: 'secret' } as const;
    const account = {
      host: '127.0.0.1',
      port: dovecot.imapPort,
      security: 'none',
      user: 'desk',
      auth,
      ca: null,
    } as const;
    mailbox = await connectMailbox(account, 'INBOX', 10_000, NO_HOOKS, ending.signal);
  });
  afterAll(async () => {
    ending.abort();
    await postfix.stop();
    await sink.stop();
    await dovecot.stop();
  });

  const send = (to: string) =>
    createTransport({ host: '127.0.0.1', port: postfix.smtpPort, ignoreTLS: true }).sendMail({
      envelope: { from: 'desk+letter12@example.org', to },
      raw: `From: desk@example.org\r\nTo: ${to}\r\nMessage-ID: <brief-12@example.org>\r\nSubject: Uw klacht\r\n\r\nGeachte...\r\n`,
    });

  test('that arrives brings no report', async () => {
    await send('a.devries@example.net');
    await sink.waitFor(1);
    expect(sink.received[0]).toMatchObject({
      from: 'desk+letter12@example.org',
      to: ['a.devries@example.net'],
    });
    expect(await mailbox.listUids(1)).toEqual([]);
  });

  test('to a mailbox that does not exist comes back to its envelope address as a hard failure', async () => {
    sink.failWith({ at: 'rcpt', does: 'refuse', code: 550, text: '5.1.1 no such user' });
    await send('weg@example.net');
    const report = async () => {
      await mailbox.reselect();
      const [message] = await mailbox.fetchBodies([1]);
      expect(message).toBeDefined();
      return message?.bytes ?? Buffer.alloc(0);
    };
    const raw = await vi.waitFor(report, { timeout: 20_000, interval: 100 });
    expect(raw.toString()).toContain('Delivered-To: desk+letter12@example.org');
    const mail = await parseMail(raw);
    expect(failedRecipients(mail)).toEqual([{ recipient: 'weg@example.net', status: '5.1.1', hard: true }]);
  });
});
