import { describe, expect, test } from 'vitest';
import { attributionStart, endsWithColon } from '../../src/mail/attributions.ts';

const startOf = (text: string): number => {
  const lines = text.split('\n');
  return attributionStart(lines, lines.length - 1);
};

describe('an attribution begins', () => {
  test.each([
    ['on its only line', 'Ja.\nOn 16 Nov 2026, Desk wrote:', 1],
    ['two lines up', 'Ja.\nOn Mon, 16 Nov 2026 at 10:04, Klachten\n<klachten@example.org>\nwrote:', 1],
    ['with an address and a time, without a verb', '16. 11. 2026 v 10:04, Desk <desk@example.org>:', 0],
    ['with an address, whoever wrote', 'Op 16 november schreef u <anna@example.net>:', 0],
  ])('%s', (_where, text, line) => {
    expect(startOf(text)).toBe(line);
  });
});

describe('is no attribution', () => {
  test.each([
    ['a sentence about an earlier letter', 'Op 16 november 2026 schreef u:'],
    ['a sentence without a date', 'De loodgieter schreef:'],
    ['a list of days', 'Ik kan op 16 november om 10:00:'],
    ['a date in another paragraph', 'On 16 Nov 2026\n\nhe wrote:'],
    ['five lines', '2026\na\nb\nc\nDesk wrote:'],
    ['more than 400 characters', `On 16 Nov 2026 ${'x'.repeat(400)} wrote:`],
  ])('%s', (_kind, text) => {
    expect(startOf(text)).toBe(-1);
  });
});

test('a colon may be wide, or followed by dashes', () => {
  expect(['a:', '写道：', 'wrote: ---', 'wrote:\u00a0'].every(endsWithColon)).toBe(true);
  expect(['a', 'a: b', ''].some(endsWithColon)).toBe(false);
});
