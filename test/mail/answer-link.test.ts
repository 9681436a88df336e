/** Links that begin an answer of one line. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerLinkTo } from '../../src/mail/answer-link.ts';

const DESK = 'klachten+x31k1-abcdefghijklmnopqrst@example.org';

test('a link carries the reply address, the number of the case and one line', () => {
  expect(answerLinkTo(DESK, 'C-1042-9')('AKKOORD')).toBe(
    'mailto:klachten+x31k1-abcdefghijklmnopqrst@example.org?subject=C-1042-9&body=AKKOORD',
  );
});

test('a command keeps its sign and the space to type behind it', () => {
  expect(answerLinkTo(DESK, 'C-1042-9')('#vraag ')).toMatch(/&body=%23vraag%20$/);
});

test('a line that is too long gets no link', () => {
  expect(answerLinkTo(DESK, 'C-1042-9')(`#reply ${'x'.repeat(400)}`)).toBeNull();
});

test('whatever is to be written, a link has one address, one subject and one body of one line', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
      (body, subject) => {
        const link = answerLinkTo(DESK, subject)(body);
        if (link === null) return;
        expect(link).toMatch(/^mailto:[\w.+-]+@[\w.-]+\?subject=[^?&=#\s"<>]*&body=[^?&=#\s"<>]*$/);
        expect(link).not.toMatch(/%0[AD]/i);
        expect(link.length).toBeLessThan(400);
      },
    ),
  );
});
