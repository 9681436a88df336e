import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SmtpListener, type Submission, startSmtpServer } from '../../src/sandbox/smtp-server.ts';

let taken: Submission[] = [];
let server: SmtpListener;
beforeEach(async () => {
  taken = [];
  server = await startSmtpServer('mail.sandbox.test', {
    hasPassword: (user, password) => user === 'anna' && password === 'geheim',
    refusal: (recipient) => (recipient === 'vol@example.org' ? '5.2.2 the mailbox is full' : null),
    accept: (submission) => {
      if (submission.envelopeFrom === 'fout@example.net') throw new Error('the disk is full');
      taken.push(submission);
    },
  });
});
afterEach(() => server.stop());

function transport(pass?: string) {
  const auth = pass === undefined ? {} : { auth: { user: 'anna', pass } };
  return createTransport({ host: server.host, port: server.port, ignoreTLS: true, ...auth });
}

const RAW = Buffer.from('Subject: \xe9\r\n\r\n.een punt\r\nregel\r\n', 'latin1');

test('a mail is handed over as it came, with its envelope and who sent it', async () => {
  const envelope = { from: 'a@example.net', to: ['desk+x@example.org', 'b@example.org'] };
  await transport('geheim').sendMail({ envelope, raw: RAW });
  await transport().sendMail({ envelope: { from: '', to: 'b@example.org' }, raw: RAW });
  expect(taken).toMatchObject([
    { user: 'anna', envelopeFrom: 'a@example.net', recipients: envelope.to, bytes: RAW },
    { user: null, envelopeFrom: '', recipients: ['b@example.org'], bytes: RAW },
  ]);
});

test('a refused recipient, a wrong password and a failing delivery are told to the sender', async () => {
  const mail = (from: string, to: string) => ({ envelope: { from, to }, raw: RAW });
  await expect(transport().sendMail(mail('a@example.net', 'vol@example.org'))).rejects.toThrow('550 5.2.2');
  await expect(transport('mis').sendMail(mail('a@example.net', 'b@example.org'))).rejects.toThrow('535');
  await expect(transport().sendMail(mail('fout@example.net', 'b@example.org'))).rejects.toThrow('450');
  expect(taken).toEqual([]);
});
