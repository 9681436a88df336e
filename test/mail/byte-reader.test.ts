import { expect, test } from 'vitest';
import { readBytes } from '../../src/mail/byte-reader.ts';

test('numbers are read from their low end, one after the other', () => {
  const reader = readBytes(Uint8Array.of(1, 2, 3, 4, 5, 6, 7));
  expect([reader.u16(), reader.u32(), reader.left()]).toStrictEqual([0x0201, 0x06050403, 1]);
  expect(reader.take(1)).toStrictEqual(Uint8Array.of(7));
});

test('a read beyond the end gives nothing and stays where it is', () => {
  const reader = readBytes(Uint8Array.of(1, 2, 3));
  expect([reader.u32(), reader.take(4), reader.left()]).toStrictEqual([null, null, 3]);
  expect(reader.u16()).toBe(0x0201);
});

test('a stretch inside a larger buffer is read as such', () => {
  expect(readBytes(Uint8Array.of(9, 9, 1, 0).subarray(2)).u16()).toBe(1);
});
