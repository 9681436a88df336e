import { expect, test } from 'vitest';
import { decodeAttachment, sha256Hex } from '../../src/shell/decode-attachment.ts';

test('a file is decoded out of its range of the raw mail', () => {
  const raw = Buffer.from('kop S2xh\r\nY2h0 staart');
  const range = { start: 4, end: 14, encoding: 'base64' } as const;
  expect(Buffer.from(decodeAttachment(raw, { range, content: null })).toString()).toBe('Klacht');
});

test('a file that came decoded is given as it is', () => {
  const content = Buffer.from('Klacht');
  expect(decodeAttachment(Buffer.alloc(0), { range: null, content })).toBe(content);
  expect(decodeAttachment(Buffer.alloc(0), { range: null, content: null })).toHaveLength(0);
});

test('the hash of a file is its SHA-256 in hex', () => {
  expect(sha256Hex(Buffer.from('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});
