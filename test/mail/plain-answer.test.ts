import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPlainAnswer } from '../../src/mail/plain-answer.ts';

const read = (text: string) => readPlainAnswer(text, 'Karin Jansen');
const wordOf = (text: string) => read(text)?.answer ?? null;

describe('an answer in one word', () => {
  test.each([
    ['JA', 'yes'],
    ['Ja.', 'yes'],
    ['yes!', 'yes'],
    ['“Ja”', 'yes'],
    ['*AKKOORD*', 'agree'],
    ['Akkoord', 'agree'],
    ['I agree.', 'agree'],
    ['Ik ga akkoord', 'agree'],
    ['NIET AKKOORD', 'object'],
    ['niet  akkoord!', 'object'],
    ['Nee', 'no'],
    ['No', 'no'],
    ['deels', 'partly'],
    ['PARTLY', 'partly'],
    ['KLACHT', 'complaint'],
    ['Complaint', 'complaint'],
    ['ＪＡ', 'yes'],
    ['\u200bja\u00a0', 'yes'],
  ])('is understood: %s', (text, answer) => {
    expect(read(text)).toStrictEqual({ answer, choice: null });
  });

  test.each([
    ['1', 1],
    [' 2.', 2],
    ['3)', 3],
    ['Optie 2', 2],
    ['option 1', 1],
    ['(1)', 1],
  ])('may be a number: %s', (text, choice) => {
    expect(read(text)).toStrictEqual({ answer: 'choice', choice });
  });

  test.each([
    'Beste mevrouw de Boer,\n\nJA\n\nMet vriendelijke groet,\nKarin Jansen\nZonstraat 12',
    'Goedemiddag,\nja\nKarin',
    'Hello,\n\nYes\n\nKind regards,\nKarin Jansen',
    'ja\n\nKarin Jansen',
    'Ja\nBedankt!',
  ])('may have a greeting, a closing and a name around it: %j', (text) => {
    expect(wordOf(text)).toBe('yes');
  });
});

describe('anything more is correspondence', () => {
  test.each([
    '',
    'ja maar de vloer is nog nat',
    'Ja, maar',
    'nee dank u',
    'Nee, dank u wel',
    'ja ja',
    'ja\nnee',
    'Akkoord mits vrijdag',
    'niet',
    'Nog niet akkoord',
    'ja?',
    'Klachten',
    '12',
    '0',
    '1 of 2',
    '1, 2',
    'Vrijdag 1',
    'ok',
    'Hallo',
    'Met vriendelijke groet,\nKarin Jansen',
    'ja\nDe schilder kwam niet.',
    'ja\nPiet',
    'Ja\n\nMet vriendelijke groet,\nKarin\nZonstraat 12\nUtrecht\n030 1\nPS\nde vloer is nat',
    `ja${'\n'.repeat(700)}`,
  ])('%j', (text) => {
    expect(read(text)).toBeNull();
  });

  test('whatever stands before or behind the word', () => {
    const noise = fc.stringMatching(/^[a-z]{2,12}( [a-z]{2,12}){0,3}$/);
    fc.assert(
      fc.property(noise, fc.constantFrom('ja', 'nee', 'akkoord', '1'), (words, answer) => {
        fc.pre(!/^(?:karin|niet|optie|keuze|nummer|nr|option|choice|number|ik|wij|i|we)\b/.test(words));
        expect(read(`${words} ${answer}`)).toBeNull();
        expect(read(`${answer} ${words}`)).toBeNull();
      }),
    );
  });
});
