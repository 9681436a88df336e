import { describe, expect, test } from 'vitest';
import { decodeRawValue, decodeWords } from '../../src/mail/encoded-words.ts';

describe('encoded words', () => {
  test.each([
    ['=?utf-8?Q?Klacht_=C3=A9?=', 'Klacht é'],
    ['=?UTF-8?B?S2xhY2h0IMOp?=', 'Klacht é'],
    ['=?iso-8859-1*nl?Q?=E9=E9n?=', 'één'],
    ['Re: =?utf-8?q?een?= =?utf-8?q?_twee?= drie', 'Re: een twee drie'],
    ['=?utf-8?q?een?= =?iso-8859-1?q?=E9?=', 'eené'],
    ['geen =? woord', 'geen =? woord'],
  ])('%s is read as %s', (value, text) => {
    expect(decodeWords(value)).toBe(text);
  });

  test('a letter cut in half between two words is whole again', () => {
    expect(decodeWords('=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?=')).toBe('café');
  });
});

describe('raw bytes in a header', () => {
  test('are UTF-8 when they can be, whatever the body declares', () => {
    expect(decodeRawValue(Buffer.from(' één', 'utf8'), 'iso-8859-1')).toBe('één');
  });

  test('are in the charset of the body otherwise, and windows-1252 when it declares none', () => {
    expect(decodeRawValue(Uint8Array.of(0xe9, 0xe1), 'iso-8859-2')).toBe('éá');
    expect(decodeRawValue(Uint8Array.of(0xe6), 'iso-8859-2')).toBe('ć');
    expect(decodeRawValue(Uint8Array.of(0xe6), '')).toBe('æ');
  });

  test('of a folded value make one line', () => {
    expect(decodeRawValue(Buffer.from(' een\r\n twee\n\tdrie'), '')).toBe('een twee drie');
  });
});
