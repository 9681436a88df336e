import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idsIn, scanHeader } from '../../src/mail/scan-header.ts';
import { rawMail } from '../support/raw-mail.ts';

const scan = (text: string) => scanHeader(Buffer.from(text, 'latin1'));

describe('the ids of a mail', () => {
  test('are its own, and those it refers to: In-Reply-To first', () => {
    const mail = rawMail({
      'Message-ID': '<c@example.net>',
      'In-Reply-To': '<b@example.org>',
      References: '<a@example.org>\r\n\t<b@example.org>',
    });
    expect(scan(mail)).toStrictEqual({
      messageId: 'c@example.net',
      refersTo: ['b@example.org', 'a@example.org'],
    });
  });

  test('are found behind garbage, in folded lines and without brackets', () => {
    expect(
      scan('\r\n\r\nMessage-Id:\r\n  <c@example.net>\r\nIn-Reply-To: b@example.org\r\n\r\n'),
    ).toStrictEqual({
      messageId: 'c@example.net',
      refersTo: ['b@example.org'],
    });
  });

  test('are none in a mail without them, and none of the body', () => {
    expect(scan('Subject: a\n\nMessage-ID: <x@example.net>\n')).toStrictEqual({
      messageId: null,
      refersTo: [],
    });
  });

  test('of a field that stands twice are those of the first', () => {
    expect(scan('Message-ID: <a@x.nl>\nMessage-ID: <b@x.nl>\n\n').messageId).toBe('a@x.nl');
  });
});

test('In-Reply-To may name several mails, and words that are no ids', () => {
  expect(idsIn('Your message of Monday <a@example.org> <b@example.org>')).toStrictEqual([
    'a@example.org',
    'b@example.org',
  ]);
  expect(idsIn('a@example.org (Anna)')).toStrictEqual(['a@example.org']);
  expect(idsIn('no id here')).toStrictEqual([]);
});

test('a broken id loses its white space and its length', () => {
  expect(idsIn('<a b\tc@example.org>')).toStrictEqual(['abc@example.org']);
  expect(idsIn(`<${'a'.repeat(2_000)}@example.org>`)[0]).toHaveLength(998);
});

test('any bytes are survived', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (raw) => {
      expect(Array.isArray(scanHeader(raw).refersTo)).toBe(true);
    }),
  );
});
