/** Words of others are shown and can do nothing: no command, no link, no endless line. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { greetedName, inline, inlineSubject, MAX_QUOTED, quote } from '../../src/letters/foreign-text.ts';

describe('quoted text', () => {
  test('has a sign before each line, empty ones too', () => {
    expect(quote('Dear desk,\n\nit leaks.').lines).toBe('│ Dear desk,\n│\n│ it leaks.');
  });

  test('never begins a line with anything but the sign, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const line of quote(text).lines.split('\n')) expect(line).toMatch(/^│(?: |$)/);
      }),
    );
  });

  test('keeps a command of a complainant behind the sign, however the line ends', () => {
    for (const end of ['\n', '\r\n', '\r', '\u2028']) {
      expect(quote(`Hello${end}#assess founded`).lines).not.toMatch(/^#/m);
    }
  });

  test.each([
    ['a web page', 'https://evil.example.net/x', 'hxxps[:]//evil.example.net/x'],
    ['a web page in capitals', 'HTTP://evil.example.net', 'hxxp[:]//evil.example.net'],
    ['a name that programs make a link of', 'see www.example.net', 'see www[.]example.net'],
    [
      'a mail that fills itself in',
      'mailto:desk@example.org?body=%23close',
      'desk@example.org[?]body=%23close',
    ],
    ['a scheme with spaces', 'MAILTO : desk@example.org', 'desk@example.org'],
    ['a script', 'javascript:alert(1)', 'javascript[:]alert(1)'],
    ['a telephone number to tap', 'tel:0900123', 'tel[:]0900123'],
  ])('has no link left of %s', (_, written, shown) => {
    expect(quote(written).lines).toBe(`│ ${shown}`);
  });

  test('leaves an ordinary colon alone', () => {
    expect(quote('Tel: 030 123. Data: see below').lines).toBe('│ Tel: 030 123. Data: see below');
  });

  test('is cut where it would be too long, and says so', () => {
    expect(quote('a'.repeat(MAX_QUOTED))).toMatchObject({ cut: false });
    const { lines, cut } = quote('a'.repeat(MAX_QUOTED + 1));
    expect(cut).toBe(true);
    expect(lines).toHaveLength(MAX_QUOTED + 2);
  });

  test('loses characters that turn the direction or cannot be seen', () => {
    expect(quote('inv\u202eoice\u200b').lines).toBe('│ invoice');
  });
});

describe('text inside a sentence of ours', () => {
  test('is one line', () => {
    expect(inline('Leak\r\nSubject: paid')).toBe('Leak Subject: paid');
  });

  test('ends with an ellipsis where it was cut', () => {
    expect(inline('abcdefghij', 10)).toBe('abcdefghij');
    expect(inline('abcdefghijk', 10)).toBe('abcdefghi…');
  });

  test('has no word that could be a command, and keeps a number', () => {
    expect(inline('#close and ＃ close, order #12')).toBe('close and close, order #12');
  });

  test('names no case of ours in a subject', () => {
    expect(inlineSubject('Re: C-1043-2 leak')).toBe('Re: … leak');
  });
});

describe('the name in a greeting', () => {
  test.each([
    'Karin Jansen',
    'K. Jansen',
    'J.P. van der Berg',
    'Siobhán O’Neill',
    'Jan Willem van den Berg',
    "Anne d'Hondt",
    'Jansen-de Wit',
    'KARIN',
  ])('may be %s', (name) => expect(greetedName(name)).toBe(name));

  test.each([
    ['nothing', ''],
    ['an address', 'karin@example.net'],
    ['a link', 'Visit http://evil.example.net'],
    ['a bare domain', 'Evil.example.net'],
    ['a sentence', 'You have won a prize'],
    ['a sentence in capitals', 'Bel Nu Onze Klantenservice'],
    ['digits', 'Karin 1984'],
    ['markup', '<b>Karin</b>'],
    ['a command', '#close'],
    ['one letter', 'K.'],
    ['more than forty letters', 'Karin Jansenjansenjansenjansenjansenjansen'],
    ['more than five words', 'Karin Anna Maria Johanna Elisabeth Jansen'],
    ['two lines', 'Karin\nJansen'],
  ])('is never %s', (_, name) => {
    expect(greetedName(name)).toBeNull();
  });
});

test('a link that follows a letter directly is disarmed as well', () => {
  expect(inline('klikhttps://example.org/')).toBe('klikhxxps[:]//example.org/');
});
