import { expect, test } from 'vitest';
import { decodeCodePage850, decodeUtf7 } from '../../src/mail/rare-charsets.ts';

test('code page 850 covers all 256 bytes, with Dutch letters in their places', () => {
  const all = decodeCodePage850(Uint8Array.from({ length: 256 }, (_byte, at) => at));
  expect(all).toHaveLength(256);
  expect(decodeCodePage850(Uint8Array.of(0x89, 0x82, 0x84, 0xe1))).toBe('ëéäß');
});

test('UTF-7 takes its runs out and leaves a plus sign that stands for itself', () => {
  expect(decodeUtf7('caf+AOk- +- thee')).toBe('café + thee');
  expect(decodeUtf7('1 + 1')).toBe('1 + 1');
});
