import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameSignature, sign } from '../../src/mail/signing-key.ts';

const KEY = { id: 1, secret: new Uint8Array(32).fill(7) };

test('a signature is lower-case base32 of the asked length', () => {
  expect(sign(KEY, 'a', ['x', 1], 51)).toMatch(/^[a-z2-7]{51}$/);
  expect(sign(KEY, 'a', ['x', 1], 20)).toBe(sign(KEY, 'a', ['x', 1], 51).slice(0, 20));
});

test('base32 is that of RFC 4648', () => {
  // HMAC-SHA-256 with the key "key" over a, NUL, x, computed and encoded by another program.
  const key = { id: 1, secret: new TextEncoder().encode('key') };
  expect(sign(key, 'a', ['x'], 26)).toBe('k2sgbifr5z4eowvdtjg7yfialy');
});

test('another key, purpose or part makes another signature', () => {
  const other = { id: 1, secret: new Uint8Array(32).fill(8) };
  const signatures = [sign(KEY, 'a', ['x'], 20), sign(other, 'a', ['x'], 20), sign(KEY, 'b', ['x'], 20)];
  expect(new Set([...signatures, sign(KEY, 'a', ['y'], 20), sign(KEY, 'a', ['x', ''], 20)]).size).toBe(5);
});

test('only equal signatures are the same', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(sameSignature(one, other)).toBe(Buffer.from(one).equals(Buffer.from(other)));
      expect(sameSignature(one, one)).toBe(true);
    }),
  );
});
