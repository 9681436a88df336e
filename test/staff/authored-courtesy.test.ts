import { describe, expect, test } from 'vitest';
import { isCourtesy } from '../../src/staff/authored-courtesy.ts';

describe('greeting and closing around commands', () => {
  test.each([
    ['a greeting', 'Hello,'],
    ['a greeting with a name', 'Beste Leo,'],
    ['a greeting to everybody', 'Hi all'],
    ['a closing and a name below it', 'Thanks\nBea'],
    ['a closing with its name', 'Groet, Bea de Boer'],
    ['both', 'Hello,\n\n\nThanks in advance!\nBea\nBea de Boer'],
    ['a closing in capitals', 'MVG\nB. de Boer'],
    ['nothing', '\n\n'],
  ])('are %s', (_, text) => {
    expect(isCourtesy(text.split('\n'))).toBe(true);
  });

  test.each([
    ['a sentence that begins like a greeting', 'Hello she lies'],
    ['a sentence behind a closing', 'Thanks for calling her'],
    ['a name alone', 'Bea'],
    ['a sentence', 'I think he is lying.'],
    ['a greeting and a sentence', 'Hello,\nhe called again.'],
    ['a number below the closing', 'Thanks\n+31 20 555 0100'],
    ['a sentence under the name', 'Thanks\nBea\nCall her'],
    ['a greeting in the middle', 'Thanks\nBea\nBea\nHello'],
  ])('are not %s', (_, text) => {
    expect(isCourtesy(text.split('\n'))).toBe(false);
  });
});
