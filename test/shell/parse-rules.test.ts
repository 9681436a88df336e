/** For each rule of inbound.md B1 to B7 a mail that it is made for, and one that is nearly so. */
import { describe, expect, test } from 'vitest';
import type { InboundMail } from '../../src/mail/inbound-mail.ts';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { rawMail } from '../support/raw-mail.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const read = (text: string): Promise<InboundMail> => parseMail(bytes(text));
const plain = rawMail().replaceAll('\r\n', '\n');

describe('B1: the header begins behind', () => {
  test.each([
    ['a line of an mbox', `From anna@example.net Mon Nov 16 10:04:00 2026\n${plain}`, 'leading-garbage'],
    ['a byte order mark', `\u00ef\u00bb\u00bf${plain}`, 'leading-garbage'],
    ['blank lines', `\n \n\n${plain}`, 'leading-garbage'],
    ['nothing, although the first field is From', `From: anna@example.net\n${plain}`, 'ambiguous-header'],
  ])('%s', async (_what, text, flag) => {
    const mail = await read(text);
    expect(mail.subject).toBe('Lekkage dakkapel');
    expect(mail.flags).toContain(flag);
  });

  test('and a mail whose text has an mbox line keeps it', async () => {
    expect((await read(rawMail({}, 'From here on it leaks.'))).text.trim()).toBe('From here on it leaks.');
  });
});

describe('B1: lines of the header that are no fields', () => {
  const withLine = (line: string) => read(rawMail().replace('Subject:', `${line}\r\nSubject:`));

  test.each([
    ['a folded line that lost its space', 'with ESMTP id 58E7'],
    ['a name in two words', 'quite Delivered-To: a@b.nl'],
  ])('%s: the mail says that its header is broken', async (_what, line) => {
    const mail = await withLine(line);
    expect(mail.subject).toBe('Lekkage dakkapel');
    expect(mail.flags).toContain('broken-header');
  });

  test.each([
    ['a folded line', 'X-Folded: one\r\n two'],
    ['an unknown field', 'X-Whatever: yes'],
  ])('and %s is in order', async (_what, line) =>
    expect((await withLine(line)).flags).not.toContain('broken-header'),
  );
});

describe('B2: of a field given twice the first counts', () => {
  test.each([
    ['Subject', 'Lekkage', 'Spam', (mail: InboundMail) => mail.subject, 'Lekkage'],
    [
      'Message-ID',
      '<a@example.net>',
      '<b@example.net>',
      (mail: InboundMail) => mail.messageId,
      'a@example.net',
    ],
    [
      'Date',
      'Mon, 16 Nov 2026 10:04:00 +0100',
      'Tue, 17 Nov 2026 10:04:00 +0100',
      (mail: InboundMail) => mail.writtenAt?.toISOString(),
      '2026-11-16T09:04:00.000Z',
    ],
  ])('%s', async (name, first, second, value, expected) => {
    const twice = await read(rawMail({ [name]: [first, second] }));
    expect(value(twice)).toBe(expected);
    expect(twice.flags).toStrictEqual(['ambiguous-header']);
    expect((await read(rawMail({ [name]: [first, first] }))).flags).toStrictEqual([]);
  });
});

describe('B3: a subject in raw bytes is read', () => {
  test.each([
    ['as UTF-8 where it is that', '\u00c3\u00a9\u00c3\u00a9n', 'iso-8859-1', 'één'],
    ['in the charset of the body', '\u00e6', 'iso-8859-2', 'ć'],
    ['in the Russian charset of the body', '\u00eb\u00d2\u00d9\u00db\u00c1', 'koi8-r', 'Крыша'],
    ['in windows-1252 for want of better', '\u0093dak\u0094', '', '“dak”'],
  ])('%s', async (_how, subject, charset, expected) => {
    const type = charset === '' ? 'text/plain' : `text/plain; charset=${charset}`;
    expect((await read(rawMail({ Subject: subject, 'Content-Type': type }))).subject).toBe(expected);
  });
});

describe('B4: a text is read', () => {
  test.each([
    ['utf-7', 'h+AOkA6Q-n', 'héén'],
    ['cp-850', '\u0082\u0082n', 'één'],
    ['ks_c_5601-1987', '\u00c1\u00f6\u00ba\u00d8', '지붕'],
    ['iso-2022-jp', '\u001b$B20:,\u001b(B', '屋根'],
    ['gb18030', '\u00ce\u00dd\u00b6\u00a5', '屋顶'],
    ['koi8-r', '\u00eb\u00d2\u00d9\u00db\u00c1', 'Крыша'],
    ['x-unknown', '\u00e9\u00e9n', 'één'],
    ['x-unknown', '\u00c3\u00a9\u00c3\u00a9n', 'één'],
    ['iso-8859-15', '\u00a4 12', '€ 12'],
  ])('in %s', async (charset, written, expected) => {
    const { text } = await read(rawMail({ 'Content-Type': `text/plain; charset="${charset}"` }, written));
    expect(text.trim()).toBe(expected);
  });

  test.each([
    ['UTF-8 that calls itself Big5', 'big5', '\u00c3\u00a9\u00c3\u00a9 m\u00c3\u00a9', 'éé mé'],
    ['UTF-8 that calls itself Russian', 'koi8-r', '\u00c3\u00a9\u00c3\u00a9 m\u00c3\u00a9', 'éé mé'],
    ['UTF-8 that calls itself ASCII', 'us-ascii', '\u00c3\u00a9\u00c3\u00a9n', 'één'],
    ['windows-1252 that calls itself UTF-8', 'utf-8', '\u00e9\u00e9n', 'één'],
    ['Shift JIS that calls itself the mail standard', 'iso-2022-jp', '\u0089\u00ae\u008d\u00aa', '屋根'],
  ])('although it is %s, and flagged', async (_what, charset, written, expected) => {
    const mail = await read(rawMail({ 'Content-Type': `text/plain; charset=${charset}` }, written));
    expect(mail.text.trim()).toBe(expected);
    expect(mail.flags).toStrictEqual(['bad-charset']);
  });
});

describe('B5: what a database refuses is gone, and what is too long is cut', () => {
  test('in a subject of 1,000 characters and one more', async () => {
    expect((await read(rawMail({ Subject: 'x'.repeat(1_000) }))).subject).toHaveLength(1_000);
    expect((await read(rawMail({ Subject: 'x'.repeat(1_001) }))).subject).toHaveLength(1_000);
  });

  test('in the name of a sender', async () => {
    const [from] = (await read(rawMail({ From: `"${'x'.repeat(300)}\u0000" <anna@example.net>` }))).from;
    expect(from).toStrictEqual({ name: 'x'.repeat(200), address: 'anna@example.net' });
  });
});

test('B6: a date before 1990 is a clock that was never set', async () => {
  const written = async (date: string) => (await read(rawMail({ Date: date }))).writtenAt;
  expect(await written('Fri, 29 Dec 1989 10:00:00 +0000')).toBeNull();
  expect(await written('Mon, 1 Jan 1990 10:00:00 +0000')).not.toBeNull();
  expect(await written('gisteren')).toBeNull();
});

describe('B7: a mail of many pieces', () => {
  const nest = (depth: number): string =>
    depth === 0
      ? 'Content-Type: text/plain\n\nDiepste.'
      : `Content-Type: multipart/mixed; boundary=i${depth}\n\n--i${depth}\n${nest(depth - 1)}\n--i${depth}--`;

  test('is read 50 deep, and what is deeper is a file', async () => {
    expect((await read(`From: a@example.net\n${nest(50)}`)).text).toBe('Diepste.');
    const deeper = await read(`From: a@example.net\n${nest(51)}`);
    expect(deeper.text).toBe('');
    expect(deeper.attachments).toMatchObject([{ type: 'multipart/mixed' }]);
  });

  test('keeps 300 files and empty ones, and its ranges lie inside the mail', async () => {
    const file = '--b\nContent-Type: image/jpeg\nContent-Disposition: attachment\n\n\n';
    const raw = bytes(rawMail({ 'Content-Type': 'multipart/mixed; boundary=b' }, `${file.repeat(300)}--b--`));
    const { attachments } = await parseMail(raw);
    expect(attachments).toHaveLength(300);
    expect(attachments.at(-1)).toMatchObject({ name: 'attachment-300.jpg', bytes: 0 });
    expect(attachments.every(({ range }) => range !== null && range.end <= raw.length)).toBe(true);
  });
});
