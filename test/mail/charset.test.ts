import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/mail/charset.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

describe('the declared charset counts when it decodes', () => {
  test.each([
    ['utf-8', utf8('één café'), 'één café'],
    ['"ISO-8859-1"', latin('één café'), 'één café'],
    ['windows-1252', Uint8Array.of(0x80, 0x20, 0x31), '€ 1'],
    ['us-ascii', latin('plain'), 'plain'],
    ['iso-2022-jp', Uint8Array.of(0x1b, 0x24, 0x42, 0x24, 0x22, 0x1b, 0x28, 0x42), 'あ'],
    ['ks_c_5601-1987', Uint8Array.of(0xb0, 0xa1), '가'],
    ['cp-850', Uint8Array.of(0x82, 0x82, 0x6e), 'één'],
    ['unicode-1-1-utf-7', latin('Hi +AOk-+AOk-n +- 1'), 'Hi één + 1'],
  ])('%s', (declared, bytes, text) => {
    expect(decodeText(bytes, declared)).toStrictEqual({ text, guessed: false });
  });
});

describe('a wrong declaration is seen and mended', () => {
  test.each([
    ['UTF-8 under the name of another', utf8('één'), 'iso-8859-1', 'één'],
    ['UTF-8 under the name of a strict charset', utf8('€ 10'), 'big5', '€ 10'],
    ['windows-1252 under the name of UTF-8', latin('één café'), 'utf-8', 'één café'],
    ['8-bit letters in what is called ASCII', latin('één'), 'us-ascii', 'één'],
    ['an unknown charset', latin('één'), 'x-unknown', 'één'],
    [
      'Shift_JIS under the name of the mail standard',
      Uint8Array.of(0x83, 0x63, 0x81, 0x5b),
      'iso-2022-jp',
      'ツー',
    ],
  ])('%s', (_name, bytes, declared, text) => {
    expect(decodeText(bytes, declared)).toStrictEqual({ text, guessed: true });
  });

  test('UTF-8 with one letter cut in half keeps its other letters', () => {
    const bytes = Buffer.concat([utf8('Дорогой господин '), Uint8Array.of(0xd0)]);
    expect(decodeText(bytes, 'utf-8')).toStrictEqual({ text: 'Дорогой господин \ufffd', guessed: true });
  });
});

test('bytes without any declaration are UTF-8 when they can be, else windows-1252', () => {
  expect(decodeText(utf8('één'), '')).toStrictEqual({ text: 'één', guessed: false });
  expect(decodeText(latin('één'), '').text).toBe('één');
});

test('any bytes under any name give text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 30 }), (bytes, declared) => {
      expect(typeof decodeText(bytes, declared).text).toBe('string');
    }),
  );
});
