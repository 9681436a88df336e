import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InboundMail } from '../../src/mail/inbound-mail.ts';
import { decodeAttachment } from '../../src/shell/decode-attachment.ts';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { rawMail } from '../support/raw-mail.ts';

const read = (text: string): Promise<InboundMail> => parseMail(Buffer.from(text, 'latin1'));

const photo = Buffer.from(Array.from({ length: 9_000 }, (_byte, at) => (at * 7) % 256));
const withPhoto = rawMail(
  { 'Content-Type': 'multipart/mixed; boundary=b' },
  [
    '--b\nContent-Type: text/plain; charset=utf-8\n\nZie de foto.',
    "--b\nContent-Type: image/jpeg\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename*=utf-8''dak%C3%A9.jpg\n",
    `${photo.toString('base64').replace(/.{76}/g, '$&\n')}\n--b--`,
  ].join('\n'),
);

test('an ordinary mail', async () => {
  expect(
    await read(rawMail({ Cc: 'Jan Bos <Jan@Example.net>', 'Return-Path': '<anna@example.net>' })),
  ).toMatchObject({
    from: [{ address: 'anna@example.net', name: 'Anna de Wit' }],
    to: [{ address: 'klachten@example.org', name: '' }],
    cc: [{ address: 'jan@example.net', name: 'Jan Bos' }],
    replyTo: [],
    sender: null,
    envelopeSender: 'anna@example.net',
    subject: 'Lekkage dakkapel',
    writtenAt: new Date('2026-11-17T09:59:00Z'),
    contentType: 'text/plain',
    text: 'Onze dakkapel lekt sinds de storm van vorige week.\n',
    visibleText: 'Onze dakkapel lekt sinds de storm van vorige week.',
    attachments: [],
    flags: [],
  });
});

describe('addresses', () => {
  test('are in lower case, with the domain in ASCII', async () => {
    const { from, replyTo } = await parseMail(
      Buffer.from('From: Ülkü <Info@Müller.example>\nReply-To: a@B.nl\n\nx', 'utf8'),
    );
    expect(from).toStrictEqual([{ address: 'info@xn--mller-kva.example', name: 'Ülkü' }]);
    expect(replyTo).toStrictEqual([{ address: 'a@b.nl', name: '' }]);
  });

  test('with a dot behind an absolute domain are those without it', async () => {
    const { from } = await read('From: Anna <anna@example.net.>\n\nx');
    expect(from).toStrictEqual([{ address: 'anna@example.net', name: 'Anna' }]);
  });

  test('of a group are its members', async () => {
    expect((await read('To: Buren: a@x.nl, b@x.nl;, c@x.nl\n\nx')).to.map((to) => to.address)).toStrictEqual([
      'a@x.nl',
      'b@x.nl',
      'c@x.nl',
    ]);
    expect((await read('To: undisclosed-recipients:;\n\nx')).to).toStrictEqual([]);
  });

  test('hidden in an encoded name are no addresses', async () => {
    const name = Buffer.from('Baas <baas@example.org>, x').toString('base64');
    const { from } = await read(`From: =?utf-8?B?${name}?= <anna@example.net>\n\nx`);
    expect(from.map((each) => each.address)).toStrictEqual(['anna@example.net']);
  });

  test('of two From fields are all listed and flagged', async () => {
    const mail = await read(rawMail({ From: ['Anna <anna@example.net>', 'jan@example.net'] }));
    expect(mail.from.map((each) => each.address)).toStrictEqual(['anna@example.net', 'jan@example.net']);
    expect(mail.flags).toStrictEqual(['ambiguous-header', 'several-from']);
  });

  test('that are none leave the name', async () => {
    const mail = await read(rawMail({ From: 'Anna de Wit' }));
    expect(mail).toMatchObject({ from: [{ address: '', name: 'Anna de Wit' }], flags: ['no-from'] });
  });
});

describe('a file', () => {
  test('is found with its name and decoded byte for byte from the raw mail', async () => {
    const { attachments, text } = await read(withPhoto);
    expect(text.trim()).toBe('Zie de foto.');
    expect(attachments).toMatchObject([
      { name: 'daké.jpg', type: 'image/jpeg', bytes: 9_000, content: null },
    ]);
    const [part] = attachments;
    const decoded = decodeAttachment(Buffer.from(withPhoto), part ?? { range: null, content: null });
    expect(Buffer.compare(decoded, photo)).toBe(0);
  });

  test('is found at the same place behind garbage', async () => {
    const moved = `\r\n\r\n${withPhoto}`;
    const [part] = (await read(moved)).attachments;
    expect(
      Buffer.compare(decodeAttachment(Buffer.from(moved), part ?? { range: null, content: null }), photo),
    ).toBe(0);
  });

  test('that is a mail stays a file, and its text is not what was written now', async () => {
    const mail = await read(
      rawMail(
        { 'Content-Type': 'multipart/mixed; boundary=b' },
        '--b\n\nZie bijlage\n--b\nContent-Type: message/rfc822\n\nSubject: oud\n\nOude klacht\n--b--',
      ),
    );
    expect(mail.visibleText).toBe('Zie bijlage');
    expect(mail.attachments).toMatchObject([{ name: 'attachment-1.eml', type: 'message/rfc822' }]);
  });
});

test('a returned mail tells which mail, to whom and why', async () => {
  const mail = await read(
    [
      'From: MAILER-DAEMON@example.net',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b\n\nNot delivered',
      '--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; jan@example.net\nAction: failed\nStatus: 5.1.1',
      '--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <letter-7@example.org>\nSubject: Uw klacht',
      '--b--',
    ].join('\n'),
  );
  expect(mail).toMatchObject({
    reportType: 'delivery-status',
    deliveryReports: [{ recipient: 'jan@example.net', action: 'failed', status: '5.1.1', diagnostic: '' }],
    returnedMessageIds: ['letter-7@example.org'],
  });
});

describe('bad input is read and flagged', () => {
  test.each([
    ['an empty mail', '', ['no-from', 'no-message-id']],
    ['a mail without From', rawMail({ From: null }), ['no-from']],
    ['a mail without Message-ID', rawMail({ 'Message-ID': null }), ['no-message-id']],
    ['leading empty lines', `\r\n\r\n${rawMail()}`, ['leading-garbage']],
    ['CR as the only line end', rawMail().replaceAll('\n', ''), ['leading-garbage']],
    ['a wrong charset', rawMail({}, '\u00e9\u00e9n'), ['bad-charset']],
    ['a calendar', rawMail({ 'Content-Type': 'text/calendar' }), ['calendar']],
    ['a sealed mail', rawMail({ 'Content-Type': 'application/pkcs7-mime; name=smime.p7m' }), ['encrypted']],
    [
      '2,000 parts',
      rawMail({ 'Content-Type': 'multipart/mixed; boundary=b' }, `${'--b\n\nx\n'.repeat(2_000)}--b--`),
      ['cut', 'too-many-parts'],
    ],
    ['an endless header', `${'X-A: b\n'.repeat(4_000)}${rawMail()}`, ['cut', 'no-from', 'no-message-id']],
  ])('%s', async (_name, text, flags) => {
    expect((await read(text)).flags).toStrictEqual(flags);
  });

  test('NUL bytes and 8-bit headers are mended without a word', async () => {
    const mail = await read(
      'From: anna@example.net\nMessage-ID: <a@x.nl>\nSubject: Lek\u0000 \u00e9\u00e9n\n\nmijn\u0000 dak',
    );
    expect(mail).toMatchObject({ subject: 'Lek één', text: 'mijn dak', flags: [] });
  });

  test('a lone surrogate becomes a replacement character', async () => {
    const { text } = await read('Content-Type: text/plain; charset=utf-7\n\nx +2AA- y');
    expect(text).toBe('x \ufffd y');
  });
});

describe('the content of a mail', () => {
  test('is the same by another way and under another id', async () => {
    const one = await read(rawMail({ 'Message-ID': '<a@x.nl>', Received: 'from a' }));
    const other = await read(
      rawMail({ 'Message-ID': '<b@x.nl>', Received: 'from b', To: 'desk@example.org' }),
    );
    expect(other.contentDigest).toBe(one.contentDigest);
  });

  test('is another with another file', async () => {
    const other = await read(withPhoto.replace('Lekkage', 'Lekkage').replace('AAcOFRwj', 'AAcOFRwk'));
    expect(other.contentDigest).not.toBe((await read(withPhoto)).contentDigest);
  });
});

/** Every string in a value, however deep. */
function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

const fit = (mail: InboundMail): boolean =>
  strings(mail).every((text) => text.isWellFormed() && !text.includes('\0'));

test('any bytes are read, into strings that a database takes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (raw) => {
      expect(await parseMail(raw)).toSatisfy(fit);
    }),
    { numRuns: 60 },
  );
});

test('a mail with any damage is read, into strings that a database takes', async () => {
  const damage = fc.record({ at: fc.nat(), length: fc.nat(40), bytes: fc.uint8Array({ maxLength: 40 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 6 }), async (damages) => {
      const damaged = damages.reduce<Uint8Array>(
        (raw, { at, length, bytes }) => {
          const place = at % raw.length;
          return Buffer.concat([raw.subarray(0, place), bytes, raw.subarray(place + length)]);
        },
        Buffer.from(withPhoto, 'latin1').subarray(0, 1_500),
      );
      const mail = await parseMail(damaged);
      expect(mail).toSatisfy(fit);
      expect(mail.visibleText === '').toBe(mail.text.trim() === '');
    }),
    { numRuns: 150 },
  );
});
