import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodedSize } from '../../src/mail/attachment-size.ts';

test('the size of a big file is told from the length of its lines', () => {
  fc.assert(
    fc.property(fc.integer({ min: 70_000, max: 90_000 }), fc.constantFrom('\r\n', '\n'), (size, lineEnd) => {
      const lines =
        Buffer.alloc(size, 7)
          .toString('base64')
          .match(/.{1,76}/g) ?? [];
      expect(decodedSize(Buffer.from(lines.join(lineEnd)), 'base64')).toBe(size);
    }),
    { numRuns: 30 },
  );
});

test('small bodies are measured by decoding them', () => {
  expect(decodedSize(Buffer.from('YW Jj !'), 'base64')).toBe(3);
  expect(decodedSize(Buffer.from('=C3=A9'), 'quoted-printable')).toBe(2);
  expect(decodedSize(Buffer.from('abc'), 'identity')).toBe(3);
});
