import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable, printableLines } from '../../src/cli/screen.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
const HARMFUL = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/u;

test('whatever other people wrote, nothing in it steers the terminal', () => {
  const hostile = fc.string({
    unit: fc.constantFrom(
      'a',
      '\u001b[2J',
      '\u009b',
      '\u0007',
      '\r',
      '\n',
      '\t',
      '\u202e',
      '\u2066',
      '\u2028',
      '\u0000',
    ),
  });
  fc.assert(
    fc.property(hostile, (text) => {
      expect(printable(text)).not.toMatch(HARMFUL);
      for (const line of printableLines(text)) expect(line).not.toMatch(HARMFUL);
    }),
  );
});

test('ordinary text stays as it was written', () => {
  expect(printable('  Renée  van\tDijk – "klacht"\n')).toBe('Renée van Dijk – "klacht"');
  expect(printableLines('één\n\ntwee  \n')).toEqual(['één', '', 'twee']);
});
