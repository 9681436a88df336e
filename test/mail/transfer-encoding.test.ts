import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeTransfer, transferEncodingOf } from '../../src/mail/transfer-encoding.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const bytes = (ascii: string): Uint8Array => Buffer.from(ascii, 'latin1');

test.each([
  ['BASE64', 'base64'],
  [' Quoted-Printable (really)', 'quoted-printable'],
  ['base64;', 'base64'],
  ['8bit', 'identity'],
  ['x-uue', 'identity'],
  ['', 'identity'],
])('the field %j means %s', (field, encoding) => {
  expect(transferEncodingOf(field)).toBe(encoding);
});

describe('base64', () => {
  test('line ends, blanks and junk between the letters do not matter', () => {
    expect(text(decodeTransfer(bytes('S2xh\r\nY2h0 !IG92 ZXI='), 'base64'))).toBe('Klacht over');
  });

  test('padding at the end of each line does not end the file', () => {
    expect(text(decodeTransfer(bytes('S2w=\r\nYWNodA==\r\n'), 'base64'))).toBe('Klacht');
  });

  test('any file comes back byte for byte, whatever the line length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3_000 }), fc.integer({ min: 1, max: 100 }), (file, width) => {
        const encoded = Buffer.from(file)
          .toString('base64')
          .replace(new RegExp(`.{${width}}`, 'g'), '$&\r\n');
        expect(Buffer.compare(decodeTransfer(bytes(encoded), 'base64'), file)).toBe(0);
      }),
    );
  });

  test('a file over the chunk size comes back byte for byte', () => {
    const file = Buffer.from(Array.from({ length: 2_500_001 }, (_byte, at) => (at * 31) % 256));
    const encoded = bytes(file.toString('base64').replace(/.{76}/g, '$&\r\n'));
    expect(Buffer.compare(decodeTransfer(encoded, 'base64'), file)).toBe(0);
  });
});

describe('quoted-printable', () => {
  test.each([
    ['caf=C3=A9', 'café'],
    ['caf=c3=a9', 'café'],
    ['lan=\r\nger', 'langer'],
    ['lan= \t\nger', 'langer'],
    ['1 =3D 1, 100=% =', '1 = 1, 100=% '],
    ['=ZZ', '=ZZ'],
  ])('%j', (encoded, decoded) => {
    expect(text(decodeTransfer(bytes(encoded), 'quoted-printable'))).toBe(decoded);
  });
});

test('an unknown encoding gives the bytes as they are', () => {
  const body = bytes('als zodanig');
  expect(decodeTransfer(body, 'identity')).toBe(body);
});
