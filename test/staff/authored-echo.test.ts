import { describe, expect, test } from 'vitest';
import { echoesIn, sentText } from '../../src/staff/authored-echo.ts';

const SENT = sentText([
  'Replying here is internal to us.\nfound valid → #assess founded\nWords: #ask #founded #remedy #send #done\n│ #close\n│ #take\nYes\nBea',
]);

function echoes(text: string): readonly (readonly [number, number])[] {
  return echoesIn(text.split('\n'), SENT).map(({ first, last }) => [first, last] as const);
}

describe('a piece of a mail of ours', () => {
  test.each([
    ['a long line', 'x\nReplying here is internal to us.\ny', [[1, 1]]],
    [
      'a long line with other blanks, quotes of bold and capitals',
      ' *replying  here* is internal to us.',
      [[0, 0]],
    ],
    ['a long line broken anywhere', 'Replying\nhere is\n\ninternal to us.', [[0, 3]]],
    ['a short line broken before the command', 'found valid →\n#assess founded', [[0, 1]]],
    ['two short lines', '> Yes\n> Bea', [[0, 1]]],
    ['lines behind any sign', ': found valid → #assess founded\n: Words: #ask #founded', [[0, 1]]],
    ['a list of words that is broken', 'Words: #ask #founded\n#remedy #send\n#done', [[0, 2]]],
  ])('is %s', (_, text, expected) => {
    expect(echoes(text)).toStrictEqual(expected);
  });

  test.each([
    ['a short line alone', 'Yes'],
    ['a command that stands in one of our lines', '#assess founded'],
    ['two commands that stand together in one of our lines', '#remedy\n#send'],
    ['commands that we showed behind our sign, written again', '#close\n#take'],
    ['the beginning of a long line', 'Replying here is internal to'],
    ['the middle of a line', 'here is internal to us.'],
    ['a long line that goes on', 'Replying here is internal to us. Really?'],
    ['lines of ours in another order', 'Bea\nYes'],
  ])('is not %s', (_, text) => {
    expect(echoes(text)).toStrictEqual([]);
  });

  test('nothing is one when nothing was sent', () => {
    expect(echoesIn(['Yes', 'Bea'], sentText([]))).toStrictEqual([]);
  });

  test('mails of ours do not run into each other', () => {
    expect(echoesIn(['Yes', 'Bea'], sentText(['Yes', 'Bea']))).toStrictEqual([]);
  });
});
