import { expect, test } from 'vitest';
import { needPattern } from '../../src/case/need-pattern.ts';

function accepted(source: string): RegExp {
  const result = needPattern(source);
  if (!result.ok) throw new Error(`refused because ${result.because}`);
  return result.pattern;
}

test('an order number is found whatever its capitals', () => {
  const pattern = accepted('\\b(opdracht|order)\\D{0,20}\\d{4,}');
  expect(pattern.test('Mijn OPDRACHT met nummer 20417 is niet af')).toBe(true);
  expect(pattern.test('Mijn opdracht is niet af')).toBe(false);
});

test.each([
  '(\\d{2,3} ?){4}',
  '[(+*)]+x',
  '\\(a+\\)+',
  '(?:\\d[ -]?){10}',
  '(?<year>20\\d\\d)-\\d+',
  '[^\\]]{3,}(nee)?',
  '(a+)b+',
])('the harmless pattern %s is accepted', (source) => {
  expect(needPattern(source)).toMatchObject({ ok: true });
});

test.each([
  '(a+)+$',
  '(a*)*b',
  '((a+)b?)+c',
  '(?:a|a)*b',
  '(a|ab){2,}c',
  '(\\w+\\s?){5,40}x',
  '(x{1,}){30}y',
])('the pattern %s, whose time can explode, is refused', (source) => {
  expect(needPattern(source)).toMatchObject({ ok: false, because: expect.stringContaining('forever') });
});

test('a pattern that is no regular expression is refused', () => {
  expect(needPattern('(opdracht')).toStrictEqual({ ok: false, because: 'it is no regular expression' });
});

test.each(['', '  ', '\\d*', 'x?'])(
  'the pattern "%s" that finds nothing in particular is refused',
  (source) => {
    expect(needPattern(source).ok).toBe(false);
  },
);
