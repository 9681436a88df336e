import { describe, expect, test } from 'vitest';
import { splitClosing } from '../../src/mail/closing-lines.ts';

describe('the tail of a text', () => {
  test('begins with the paragraph of the first closing line', () => {
    const { head, tail } = splitClosing('Mijn dak lekt.\n\nGroet,\nAnna\n-- \nAnna de Wit');
    expect(head).toBe('Mijn dak lekt.\n');
    expect(tail).toBe('Groet,\nAnna\n-- \nAnna de Wit');
  });

  test('is empty when no line closes', () => {
    expect(splitClosing('Mijn dak lekt.\n\nAnna')).toStrictEqual({
      head: 'Mijn dak lekt.\n\nAnna',
      tail: '',
    });
  });

  test('has no long runs of empty lines', () => {
    expect(splitClosing(`--\n${'\n'.repeat(500)}Anna`).tail).toBe('--\n\n\nAnna');
  });
});

describe('a tail on which patterns would run for minutes is left alone', () => {
  test.each([
    ['too long', `--\n${'Anna de Wit\n'.repeat(800)}`],
    ['with a line too long', `--\n${'20'.repeat(1_500)}`],
    ['with many attributions', 'Op schreef\n'.repeat(10)],
  ])('%s', (_name, text) => {
    expect(splitClosing(text)).toStrictEqual({ head: text, tail: '' });
  });
});
