/** Composing mails, and sending them to a server that behaves and one that does not. */

import { once } from 'node:events';
import { createServer } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutboundMail } from '../../src/mail/outbound-mail.ts';
import { decodeTransfer } from '../../src/mail/transfer-encoding.ts';
import type { SmtpAccount } from '../../src/shell/account.ts';
import {
  composeEnclosing,
  composeMail,
  DEFAULT_SENDER_LIMITS,
  openSender,
  type Sender,
} from '../../src/shell/smtp.ts';
import { greetServer } from '../../src/shell/smtp-greeting.ts';
import { type SinkFault, type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts';

const MAIL: OutboundMail = {
  from: { address: 'klachten@example.org', name: 'Van Dalen, klachten' },
  to: { address: 'karin.jansen@example.net', name: 'Karin Jansen' },
  replyTo: { address: 'klachten+r7k1-abc@example.org', name: 'Van Dalen, klachten' },
  envelopeFrom: 'klachten+b7k1-abc@example.org',
  messageId: 'r7k1-abc@example.org',
  inReplyTo: 'first@mail.example.net',
  references: ['root@mail.example.net', 'first@mail.example.net'],
  date: new Date('2026-11-17T10:03:00Z'),
  subject: 'Wij hebben uw klacht ontvangen (C-1042-9)',
  text: '-- Antwoord boven deze regel --\n\nGeachte Siobhán O’Neill,\n.\n│ één regel\n',
  html: '<!DOCTYPE html>\n<p>Geachte Siobhán O’Neill,</p>\n',
  enclosures: { invite: null, files: [] },
  headers: [
    { name: 'Auto-Submitted', value: 'auto-replied' },
    { name: 'X-Auto-Response-Suppress', value: 'All' },
    { name: 'X-Redress-Mail', value: 'k1-abcdefghijklmnopqrstuvwxyz' },
  ],
};

const headerOf = (bytes: Buffer): string => bytes.toString('latin1').split('\r\n\r\n')[0] ?? '';

describe('a composed mail', () => {
  test('has its addresses, its thread and its marks in the header', async () => {
    expect(headerOf(composeMail(MAIL)).split('\r\n')).toStrictEqual([
      'Auto-Submitted: auto-replied',
      'X-Auto-Response-Suppress: All',
      'X-Redress-Mail: k1-abcdefghijklmnopqrstuvwxyz',
      'From: "Van Dalen, klachten" <klachten@example.org>',
      'To: Karin Jansen <karin.jansen@example.net>',
      'Reply-To: "Van Dalen, klachten" <klachten+r7k1-abc@example.org>',
      'In-Reply-To: <first@mail.example.net>',
      'References: <root@mail.example.net> <first@mail.example.net>',
      'Subject: Wij hebben uw klacht ontvangen (C-1042-9)',
      'Message-ID: <r7k1-abc@example.org>',
      'Date: Tue, 17 Nov 2026 10:03:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative;',
      expect.stringMatching(/^ boundary="--_NmP-[0-9a-f]{24}-Part_1"$/),
    ]);
  });

  test('is the same byte for byte when it is composed again', async () => {
    expect(composeMail(MAIL)).toStrictEqual(composeMail({ ...MAIL }));
    expect(composeMail({ ...MAIL, messageId: 'other@example.org' })).not.toStrictEqual(composeMail(MAIL));
  });

  test('is lines of at most 78 plain characters, text before HTML', async () => {
    const raw = composeMail({ ...MAIL, subject: 'klacht '.repeat(40).trim() }).toString('latin1');
    for (const line of raw.split('\r\n')) expect(line).toMatch(/^[\t -~]{0,78}$/);
    expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'));
    expect(raw.match(/quoted-printable/g)).toHaveLength(2);
    expect(raw).toContain('Siobh=C3=A1n');
  });

  test('gives any text back as it was, in lines that no server breaks', () => {
    const odd = fc.constantFrom(' ', '\t', '=', '\n', '.', 'één', '👩‍🔧', 'x'.repeat(74));
    const piece = fc.oneof(fc.string({ unit: 'grapheme' }), odd);
    const text = fc
      .array(piece, { minLength: 1 })
      .map((pieces) => `${pieces.join('').replaceAll('\r', '')}|`);
    fc.assert(
      fc.property(text, text, (plain, html) => {
        const raw = composeMail({ ...MAIL, text: plain, html }).toString('latin1');
        for (const line of raw.split('\r\n')) expect(line).toMatch(/^(?:[\t -~]{0,77}[!-~])?$/u);
        const boundary = /boundary="(?<name>[^"]*)"/u.exec(raw)?.groups?.['name'] ?? '';
        const [, ...parts] = raw.split(`--${boundary}`);
        const bodies = parts.map((part) => part.slice(part.indexOf('\r\n\r\n') + 4, -2));
        const decoded = bodies
          .slice(0, 2)
          .map((body) => decodeTransfer(Buffer.from(body), 'quoted-printable'));
        expect(decoded.map((bytes) => Buffer.from(bytes).toString('utf8'))).toStrictEqual(
          [plain, html].map((each) => each.toWellFormed().replaceAll('\n', '\r\n')),
        );
      }),
    );
  });

  test('has an invitation as a request beside its text and as a file, and other files behind them', async () => {
    const invite = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
    const files = [{ name: 'meetrapport.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.7') }];
    const raw = (await composeEnclosing({ ...MAIL, enclosures: { invite, files } })).toString('latin1');
    const types = [...raw.matchAll(/^Content-Type: ([^;\r]+)/gm)].map(([, type]) => type);
    expect(types).toStrictEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'text/html',
      'text/calendar',
      'application/pdf',
      'application/ics',
    ]);
    expect(raw).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST\r$/m);
    expect(raw).toContain('filename=meetrapport.pdf');
    expect(await composeEnclosing({ ...MAIL, enclosures: { invite, files } })).toStrictEqual(
      await composeEnclosing({ ...MAIL, enclosures: { invite, files } }),
    );
  });

  test('takes no second header or recipient from any value', async () => {
    const raw = headerOf(
      composeMail({
        ...MAIL,
        subject: 'Hello\r\nBcc: all@example.org',
        to: { address: 'a@example.net, b@example.net', name: 'A\r\nBcc: c@example.net' },
        replyTo: null,
        inReplyTo: 'x>\r\nBcc: d@example.net',
        headers: [{ name: 'X-One', value: 'v\r\nBcc: e@example.net' }],
      }),
    );
    expect(raw).not.toMatch(/^(Bcc|Reply-To):/m);
    expect(raw.replaceAll('\r\n ', ' ')).toContain('<"a@example.net, b"@example.net>');
  });
});

describe('a sender', () => {
  let sink: SmtpSink;
  let sender: Sender;
  const account = (details: Partial<SmtpAccount> = {}): SmtpAccount => ({
    host: sink.host,
    port: sink.port,
    security: 'none',
    user: 'desk',
    auth: { by: 'password', password: 'secret' },
    ca: null,
    ...details,
  });
  const noToken = async () => ({ ok: false, why: 'no token is wanted here' }) as const;
  const quick = { ...DEFAULT_SENDER_LIMITS, connectMs: 400, handOverMs: 300 };
  const parcel = (bytes: Uint8Array = Buffer.from('Subject: x\r\n\r\n.\r\nhello\r\n')) => ({
    from: 'klachten+b1@example.org',
    to: 'karin@example.net',
    bytes,
  });

  beforeEach(async () => {
    sink = await startSmtpSink();
    sender = openSender(account(), noToken, quick);
  });
  afterEach(async () => {
    sender.close();
    await sink.stop();
  });

  test('hands over the very bytes, with the envelope beside them', async () => {
    const bytes = composeMail(MAIL);
    expect(await sender.send(parcel(bytes))).toMatchObject({
      outcome: 'accepted',
      reply: expect.stringMatching(/^250 /),
    });
    expect(sink.received).toStrictEqual([
      { user: 'desk', from: 'klachten+b1@example.org', to: ['karin@example.net'], bytes },
    ]);
  });

  test('sends with the null path and without a login where that is the account', async () => {
    const open = openSender(account({ auth: null, user: '' }), noToken, quick);
    expect(await open.send({ ...parcel(), from: '' })).toMatchObject({ outcome: 'accepted' });
    open.close();
    expect(sink.received[0]).toMatchObject({ user: null, from: '' });
  });

  test('greets the server to see that the account works, and sends nothing', async () => {
    expect(await greetServer(account(), noToken, quick)).toBeNull();
    sink.failWith({ at: 'login', does: 'refuse', code: 535 });
    expect(await greetServer(account(), noToken, quick)).toMatch(/^login refused: .*535/);
    expect(sink.received).toHaveLength(0);
  });

  test('uses its connections again', async () => {
    for (let count = 0; count < 5; count += 1) await sender.send(parcel());
    expect(sink.connections()).toBe(1);
  });

  test('sends many mails over three connections', async () => {
    const patient = openSender(account(), noToken);
    const results = await Promise.all(Array.from({ length: 30 }, () => patient.send(parcel())));
    patient.close();
    expect(new Set(results.map(({ outcome }) => outcome))).toStrictEqual(new Set(['accepted']));
    expect(sink.received).toHaveLength(30);
    expect(sink.connections()).toBe(3);
  });

  test.each<[string, SinkFault, string]>([
    ['a server that is busy', { at: 'connect', does: 'refuse', code: 421 }, 'transient'],
    ['a server that takes nobody', { at: 'connect', does: 'refuse', code: 554 }, 'transient'],
    ['a server that hangs up', { at: 'connect', does: 'drop' }, 'transient'],
    ['a server that never greets', { at: 'connect', does: 'hang' }, 'transient'],
    ['a refused login', { at: 'login', does: 'refuse', code: 535 }, 'transient'],
    ['a login that is never answered', { at: 'login', does: 'hang' }, 'transient'],
    ['a login that breaks off', { at: 'login', does: 'drop' }, 'transient'],
    ['a sender refused for now', { at: 'mail', does: 'refuse', code: 451 }, 'transient'],
    ['a sender refused for good', { at: 'mail', does: 'refuse', code: 553 }, 'permanent'],
    ['a recipient refused for now', { at: 'rcpt', does: 'refuse', code: 450 }, 'transient'],
    ['a recipient refused for good', { at: 'rcpt', does: 'refuse', code: 550 }, 'permanent'],
    ['a connection lost before the body', { at: 'rcpt', does: 'drop' }, 'transient'],
    ['silence before the body', { at: 'rcpt', does: 'hang' }, 'transient'],
    ['a body refused for now', { at: 'end', does: 'refuse', code: 452 }, 'transient'],
    ['a body refused for good', { at: 'end', does: 'refuse', code: 554 }, 'permanent'],
    ['a connection lost after the body', { at: 'end', does: 'drop' }, 'unknown'],
    ['silence after the body', { at: 'end', does: 'hang' }, 'unknown'],
  ])('tells what became of a mail after %s', async (_, fault, outcome) => {
    sink.failWith(fault);
    const result = await sender.send(parcel());
    expect(result.outcome).toBe(outcome);
    if (result.outcome !== 'accepted') expect(result.reason).toMatch(/^\S.*$/);
    expect(result).not.toHaveProperty('reason', expect.stringContaining('karin'));
    sink.failWith(null);
    expect(await sender.send(parcel())).toMatchObject({ outcome: 'accepted' });
  });

  test('a body that was cut off half way has not arrived', async () => {
    sink.failWith({ at: 'body', does: 'drop' });
    expect((await sender.send(parcel(Buffer.alloc(30_000_000, 'text line\r\n')))).outcome).toBe('transient');
    expect(sink.received).toStrictEqual([]);
  });

  test('one mail never takes longer than the outbox waits for it', () => {
    const { waitMs, connectMs, handOverMs } = DEFAULT_SENDER_LIMITS;
    expect(waitMs + connectMs + handOverMs).toBeLessThan(115_000);
  });

  test('a connection that the server ended meanwhile is replaced without a word', async () => {
    await sender.send(parcel());
    sink.failWith({ at: 'mail', does: 'drop' }, 1);
    expect(await sender.send(parcel())).toMatchObject({ outcome: 'accepted' });
    expect(sink.connections()).toBe(2);
    expect(sink.received).toHaveLength(2);
  });

  test('a mail that may have arrived is never repeated by itself', async () => {
    await sender.send(parcel());
    sink.failWith({ at: 'end', does: 'drop' }, 1);
    expect(await sender.send(parcel())).toMatchObject({ outcome: 'unknown' });
    expect(sink.received).toHaveLength(2);
  });

  test('a server that goes silent on a used connection is not asked twice', async () => {
    await sender.send(parcel());
    sink.failWith({ at: 'mail', does: 'hang' });
    expect(await sender.send(parcel())).toMatchObject({ outcome: 'transient' });
    expect(sink.connections()).toBe(1);
  });

  test('a sender that is busy for too long does not let the others wait for ever', async () => {
    const busy = openSender(account(), noToken, { ...quick, connections: 1, waitMs: 50 });
    sink.failWith({ at: 'end', does: 'hang' });
    const [first, second] = await Promise.all([busy.send(parcel()), busy.send(parcel())]);
    expect(first).toMatchObject({ outcome: 'unknown' });
    expect(second).toStrictEqual({ outcome: 'transient', reason: 'no connection became free in time' });
    busy.close();
  });

  test('an address with a line end in it never reaches the server', async () => {
    expect(
      await sender.send({ ...parcel(), to: 'karin@example.net\r\nRCPT TO:<b@example.net>' }),
    ).toMatchObject({
      outcome: 'permanent',
    });
    expect(sink.received).toStrictEqual([]);
  });

  test('a server that is not there passes by itself', async () => {
    const nobody = createServer().listen(0, '127.0.0.1');
    await once(nobody, 'listening');
    const address = nobody.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    nobody.close();
    await once(nobody, 'close');
    const lost = openSender(account({ port }), noToken, quick);
    expect(await lost.send(parcel())).toMatchObject({
      outcome: 'transient',
      reason: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('an account that wants encryption never speaks without it', async () => {
    const careful = openSender(account({ security: 'starttls' }), noToken, quick);
    expect(await careful.send(parcel())).toMatchObject({ outcome: 'transient' });
    expect(sink.received).toStrictEqual([]);
  });

  test('a token that cannot be got is told, and no login is tried without it', async () => {
    const tokened = openSender(account({ auth: { by: 'token', tokenCommand: 'unused' } }), noToken, quick);
    expect(await tokened.send(parcel())).toMatchObject({
      outcome: 'transient',
      reason: expect.stringContaining('no token is wanted here'),
    });
  });
});
