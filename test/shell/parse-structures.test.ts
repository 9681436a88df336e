/** Any structure of parts, whole or damaged, is read: strings that a database takes, ranges inside the mail. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InboundMail } from '../../src/mail/inbound-mail.ts';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { winmail } from '../support/tnef.ts';

const packed = winmail('Mijn dak lekt.', [{ name: 'dak.jpg', content: Uint8Array.of(1, 2, 3) }]);
const charset = fc.constantFrom('utf-8', 'utf-7', 'iso-2022-jp', 'cp850', 'x-unknown', '"');
const encoding = fc.constantFrom('base64', 'quoted-printable', '8bit', 'x-uue', '');
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    'begin 644 a\n#9&%K\n`\nend',
    'BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20261120\nEND:VEVENT',
    '<div class="gmail_attr">x</div><blockquote>y</blockquote><div style="display:none">z',
    'Op ma 16 nov 2026 om 10:04 schreef Desk <desk@example.org>:\n> x',
    packed.toString('base64'),
  ),
);
const leaf = fc
  .record({
    type: fc.constantFrom('text/plain', 'text/html', 'text/calendar', 'application/ms-tnef', 'image/png', ''),
    charset,
    encoding,
    name: fc.constantFrom(
      '',
      '; filename="../a\u0000.jpg"',
      "; filename*=utf-8''%F0%9F%92",
      '; filename=x.eml',
    ),
    text,
  })
  .map((part) =>
    [
      `Content-Type: ${part.type}; charset=${part.charset}`,
      `Content-Transfer-Encoding: ${part.encoding}`,
      `Content-Disposition: ${part.name === '' ? 'inline' : 'attachment'}${part.name}`,
      '',
      part.text,
    ].join('\n'),
  );

const { part: anyPart } = fc.letrec<{ part: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc
      .tuple(
        fc.constantFrom('mixed', 'alternative', 'report', 'signed', 'related'),
        fc.constantFrom('b', 'c', 'b-c'),
        fc.array(tie('part'), { maxLength: 4 }),
        fc.boolean(),
      )
      .map(([kind, boundary, parts, closed]) =>
        [
          `Content-Type: multipart/${kind}; boundary=${boundary}\n`,
          ...parts.map((each) => `--${boundary}\n${each}`),
          closed ? `--${boundary}--` : '',
        ].join('\n'),
      ),
    tie('part').map((inner) => `Content-Type: message/rfc822\n\nSubject: =?x?Q?=E9?=\n${inner}`),
  ),
}));

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

function faultsOf(mail: InboundMail, length: number): readonly string[] {
  const loose = mail.attachments.filter(
    ({ range }) => range !== null && !(0 <= range.start && range.start <= range.end && range.end <= length),
  );
  const unfit = strings(mail).filter((each) => !each.isWellFormed() || each.includes('\0'));
  const long = mail.subject.length > 1_000 || mail.text.length > 1_048_576;
  const nameless = mail.attachments.some(({ name }) => name === '' || /[/\\]/.test(name));
  return [
    ...loose.map(() => 'a range outside the mail'),
    ...unfit.map(() => 'an unfit string'),
    ...(long ? ['a long string'] : []),
    ...(nameless ? ['a bad name'] : []),
    ...((mail.visibleText === '') === (mail.text.trim() === '') ? [] : ['an empty reply']),
  ];
}

test('any structure of parts is read within a second, also cut off and with damage', async () => {
  const damage = fc.record({ at: fc.nat(), bytes: fc.uint8Array({ maxLength: 6 }) });
  await fc.assert(
    fc.asyncProperty(anyPart, fc.array(damage, { maxLength: 3 }), fc.nat(), async (part, damages, cut) => {
      const whole = Buffer.from(`From: a@example.net\nMIME-Version: 1.0\n${part}`, 'utf8');
      const raw = damages.reduce(
        (mail, { at, bytes }) => {
          const place = at % mail.length;
          return Buffer.concat([mail.subarray(0, place), bytes, mail.subarray(place + 1)]);
        },
        cut % 3 === 0 ? whole.subarray(0, (cut % whole.length) + 1) : whole,
      );
      const before = process.cpuUsage().user;
      const mail = await parseMail(raw);
      expect(faultsOf(mail, raw.length)).toStrictEqual([]);
      expect(process.cpuUsage().user - before).toBeLessThan(1_000_000);
    }),
    { numRuns: 300 },
  );
});
