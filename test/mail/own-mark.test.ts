import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOwnMark, OWN_MARK_HEADER, ownMark } from '../../src/mail/own-mark.ts';

const OLD = { id: 1, secret: new Uint8Array(32).fill(1) };
const NEW = { id: 2, secret: new Uint8Array(32).fill(2) };
const ID = 'x31k2-aaaaaaaaaaaaaaaaaaaa@example.org';

test('a mail with our mark for its Message-ID is ours, by the new key and by the old', () => {
  expect(isOwnMark([OLD, NEW], ID, ownMark(NEW, ID))).toBe(true);
  expect(isOwnMark([OLD, NEW], ID, ownMark(OLD, ID))).toBe(true);
  expect(OWN_MARK_HEADER).toBe('x-redress-mail');
});

test('a mark that was copied to another mail is not believed', () => {
  expect(isOwnMark([NEW], 'other@example.org', ownMark(NEW, ID))).toBe(false);
  expect(isOwnMark([NEW], null, ownMark(NEW, ID))).toBe(false);
});

test('no other text is a mark', () => {
  const texts = fc.oneof(fc.string(), fc.stringMatching(/^k2-[a-z2-7]{26}$/));
  fc.assert(
    fc.property(texts, (text) => {
      expect(isOwnMark([NEW], ID, text)).toBe(false);
    }),
  );
  expect(isOwnMark([NEW], ID, null)).toBe(false);
  expect(isOwnMark([NEW], ID, ownMark(OLD, ID))).toBe(false);
});
