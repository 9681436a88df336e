import { describe, expect, test } from 'vitest';
import { newWords } from '../../src/digest/new-words.ts';
import { addWeeks } from '../../src/digest/weeks.ts';

const WEEK = '2026-W47';
const written = (reference: string, weeksAgo: number, text: string) => ({
  reference,
  week: addWeeks(WEEK, -weeksAgo),
  text,
});
const earlier = written('C-1001-9', 10, 'De dakkapel lekt sinds de storm.');
const found = (...texts: readonly ReturnType<typeof written>[]) =>
  newWords([earlier, ...texts], WEEK, new Set(['jansen'])).map(
    ({ words, references }) => `${words}: ${references.join(' ')}`,
  );

describe('a new word', () => {
  test('came up in three cases of four weeks, and never before', () => {
    expect(
      found(
        written('C-1042-9', 0, 'De warmtepomp bromt.'),
        written('C-1043-2', 1, 'Warmtepomp, en de dakkapel.'),
        written('C-1050-3', 3, 'Onze WARMTEPOMP viel uit'),
      ),
    ).toStrictEqual(['warmtepomp: C-1042-9 C-1043-2 C-1050-3']);
  });

  test('is not one that came up three times in one case, or in a fifth week', () => {
    expect(
      found(
        written('C-1042-9', 0, 'Warmtepomp! Warmtepomp! Warmtepomp!'),
        written('C-1043-2', 1, 'warmtepomp'),
        written('C-1050-3', 4, 'warmtepomp'),
      ),
    ).toStrictEqual([]);
  });

  test('is listed as the pair in which it always stands, and with the pair when it also stands alone', () => {
    const pair = ['C-1042-9', 'C-1043-2', 'C-1050-3'].map((reference) =>
      written(reference, 0, 'het kozijn werd te warm, want zonwerend glas ontbreekt'),
    );
    expect(found(...pair)).toContain('zonwerend glas: C-1042-9 C-1043-2 C-1050-3');
    expect(found(...pair)).not.toContain('zonwerend: C-1042-9 C-1043-2 C-1050-3');
    const alone = written('C-1061-0', 0, 'glas stuk');
    expect(found(...pair, alone)[0]).toBe('glas: C-1042-9 C-1043-2 C-1050-3 C-1061-0');
  });

  test('is no pair across the end of a sentence', () => {
    const texts = ['C-1042-9', 'C-1043-2', 'C-1050-3'].map((reference) =>
      written(reference, 0, 'Slecht geveegd. Warmtepomp stuk'),
    );
    expect(found(...texts)).not.toContain('geveegd warmtepomp: C-1042-9 C-1043-2 C-1050-3');
    expect(found(...texts)).toContain('slecht geveegd: C-1042-9 C-1043-2 C-1050-3');
  });

  test('is no name, no number and no short word', () => {
    const texts = ['C-1042-9', 'C-1043-2', 'C-1050-3'].map((reference) =>
      written(reference, 0, 'Jansen, 3511AB, ook gas'),
    );
    expect(found(...texts)).toStrictEqual([]);
  });

  test('cannot be told without earlier texts', () => {
    const texts = ['C-1042-9', 'C-1043-2', 'C-1050-3'].map((reference) =>
      written(reference, 0, 'warmtepomp'),
    );
    expect(newWords(texts, WEEK, new Set())).toStrictEqual([]);
  });
});
