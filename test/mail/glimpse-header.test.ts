import fc from 'fast-check';
import { expect, test } from 'vitest';
import { glimpseHeader } from '../../src/mail/glimpse-header.ts';

const glimpse = (...lines: readonly string[]) => glimpseHeader(Buffer.from(lines.join('\r\n'), 'latin1'));
const NOTHING = { from: null, subject: null };

test('sender and subject are shown as they stand in the header', () => {
  expect(
    glimpse('Received: from x', 'From: Anna de Wit <Anna@Example.net>', 'Subject: Dakkapel', '', 'From: no'),
  ).toEqual({ from: { name: 'Anna de Wit', address: 'anna@example.net' }, subject: 'Dakkapel' });
});

test('encoded words are read, over several lines too', () => {
  expect(
    glimpse(
      'From: =?utf-8?Q?Ren=C3=A9_Kok?= <rene@example.net>',
      'Subject: =?utf-8?B?TGVra2FnZSBiaWogZMOpemU=?=',
      ' =?utf-8?Q?_dakkapel?=',
    ),
  ).toEqual({
    from: { name: 'René Kok', address: 'rene@example.net' },
    subject: 'Lekkage bij déze dakkapel',
  });
});

test('a sender that is only an address has no name', () => {
  expect(glimpse('From: anna@example.net').from).toEqual({ name: '', address: 'anna@example.net' });
  expect(glimpse('From: <anna@example.net>').from).toEqual({ name: '', address: 'anna@example.net' });
});

test('of several senders and subjects the first is shown', () => {
  const seen = glimpse(
    'From: "Wit, Anna de" <anna@example.net>, piet@example.net',
    'From: kees@example.net',
    'Subject: eerste',
    'Subject: tweede',
  );
  expect(seen).toEqual({ from: { name: 'Wit, Anna de', address: 'anna@example.net' }, subject: 'eerste' });
});

test('what is not there is null: no header, no address, an empty subject', () => {
  expect(glimpse('')).toEqual(NOTHING);
  expect(glimpse('Received: from x', '', 'From: anna@example.net')).toEqual(NOTHING);
  expect(glimpse('From: Anna de Wit', 'Subject:  ')).toEqual(NOTHING);
});

test('whatever the bytes are, what is shown is one clean line', () => {
  const anything = fc.uint8Array({ maxLength: 300 });
  const header = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(anything, header, header, (noise, from, subject) => {
      const raw = Buffer.concat([
        Buffer.from(`From: ${from}\r\nSubject: ${subject}\r\n`),
        Buffer.from(noise),
      ]);
      for (const seen of [glimpseHeader(raw), glimpseHeader(noise)]) {
        const shown = `${seen.from?.name ?? ''}${seen.from?.address ?? ''}${seen.subject ?? ''}`;
        expect(shown).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(shown.isWellFormed()).toBe(true);
      }
    }),
  );
});
