/** Files shared over mails. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packFiles } from '../../src/mail/pack-files.ts';

const sizes = (...bytes: readonly number[]) => bytes.map((each) => ({ bytes: each }));

test('what fits goes in one mail, the next begins where it does not', () => {
  expect(packFiles(sizes(4, 4, 4, 2), 10).mails).toEqual([sizes(4, 4), sizes(4, 2)]);
});

test('a file that fits in no mail is named apart', () => {
  expect(packFiles(sizes(4, 11, 4), 10)).toEqual({ mails: [sizes(4, 4)], tooLarge: sizes(11) });
});

test('nothing is lost, the order stays, and no mail is too large', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 15 })), (bytes) => {
      const { mails, tooLarge } = packFiles(sizes(...bytes), 10);
      expect(mails.flat()).toEqual(sizes(...bytes.filter((each) => each <= 10)));
      expect(tooLarge).toEqual(sizes(...bytes.filter((each) => each > 10)));
      for (const mail of mails)
        expect(mail.reduce((sum, file) => sum + file.bytes, 0)).toBeLessThanOrEqual(10);
    }),
  );
});
