/**
 * The secrets that prove that something is ours, and the short signatures made with them: the reply tokens
 * and the mark on our own mail. Keys rotate: the newest signs, all of them verify.
 */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** A secret with its number in the register; `secret` is at least 32 random bytes. */
export type SigningKey = { readonly id: number; readonly secret: Uint8Array };

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * The first characters of the HMAC-SHA-256 over the parts, in lower-case base32 (RFC 4648): 5 bits each.
 * @param purpose  keeps a signature of one use from being one of another
 * @param parts    without NUL, which separates them
 */
export function sign(
  key: SigningKey,
  purpose: string,
  parts: readonly (string | number)[],
  characters: number,
): string {
  const digest = createHmac('sha256', keyObjectOf(key))
    .update([purpose, ...parts].join('\0'))
    .digest();
  return toBase32(digest).slice(0, characters);
}

// Making a key of the bytes takes longer than signing with it, and every letter is signed five times.
const keyObjects = new WeakMap<SigningKey, KeyObject>();

function keyObjectOf(key: SigningKey): KeyObject {
  const known = keyObjects.get(key);
  if (known !== undefined) return known;
  const made = createSecretKey(key.secret);
  keyObjects.set(key, made);
  return made;
}

/** Compares two signatures in a time that does not depend on where they differ. */
export function sameSignature(one: string, other: string): boolean {
  const left = Buffer.from(one, 'utf8');
  const right = Buffer.from(other, 'utf8');
  return left.length === right.length && timingSafeEqual(left, right);
}

function toBase32(bytes: Uint8Array): string {
  let printed = '';
  let waiting = 0;
  let bits = 0;
  for (const byte of bytes) {
    waiting = (waiting << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      printed += BASE32.charAt((waiting >> bits) & 31);
    }
    waiting &= (1 << bits) - 1;
  }
  return printed;
}
