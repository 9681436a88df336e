import { describe, expect, test } from 'vitest';
import { aboveQuote, isForward, withoutMarks } from '../../src/mail/quote-boundaries.ts';

const own = 'Ja, dat is goed.';
const above = (text: string): string => aboveQuote(text.split('\n')).lines.join('\n');
const isInterleaved = (text: string): boolean => aboveQuote(text.split('\n')).interleaved;
const passesOn = (text: string, subject: string): boolean => isForward(text.split('\n'), subject);

describe('the answered mail is cut at', () => {
  test.each([
    [
      'a Dutch Outlook block',
      'Van: Desk <desk@example.org>\nVerzonden: maandag 16 november 2026\nAan: Anna\nOnderwerp: Lekkage',
    ],
    ['an English Outlook block', 'From: Desk\nSent: Monday\nTo: Anna\nSubject: Leak'],
    ['a German Outlook block', 'Von: Desk\nGesendet: Montag\nAn: Anna\nBetreff: Dach'],
    ['a French Outlook block', 'De : Desk\nEnvoyé : lundi\nÀ : Anna\nObjet : Toit'],
    ['a block in bold print', '*From:* Desk\n*Sent:* Monday\n*To:* Anna'],
    ['a separator', '-----Oorspronkelijk bericht-----\nBeste Anna'],
    ['an English separator', '-----Original Message-----\nDear Anna'],
    ['a rule above the block', '________________________________\nVan: Desk\nVerzonden: maandag'],
    [
      'an attribution above quoted lines',
      'Op ma 16 nov. 2026 om 10:00 schreef Desk <desk@example.org>:\n> Beste Anna',
    ],
    [
      'an attribution over three lines',
      'Op ma 16 nov. 2026 om 10:00\nschreef Desk\n<desk@example.org>:\n\n> Beste Anna',
    ],
    ['an attribution above unmarked lines', 'On 16 Nov 2026, Desk wrote:\n\nDear Anna'],
    ['quoted lines alone', '> Beste Anna\n> Kunt u'],
  ])('%s', (_name, quote) => {
    expect(above(`${own}\n\n${quote}\n`).trim()).toBe(own);
  });
});

describe('nothing is cut', () => {
  test.each([
    ['at a word that only looks like a block', 'Van: de loodgieter hoorde ik niets.\nEn dat is jammer.'],
    ['at a colon without an attribution', 'Op de foto ziet u het:\nhet dak lekt.'],
    [
      'when answers stand between quoted lines',
      'On 16 Nov 2026, Desk wrote:\n> Which roof?\nThe left one.\n> Since when?\nMonday.',
    ],
  ])('%s', (_name, text) => {
    expect(above(text)).toBe(text);
  });
});

test('the torn end of a long quoted line is no answer', () => {
  const long = `> ${'lang '.repeat(14)}`;
  expect(isInterleaved(`${long}\nafgebroken\n> verder`)).toBe(false);
  expect(isInterleaved('> Welk dak?\nHet linker\n> Sinds wanneer?')).toBe(true);
});

test('what stands under a signature is no answer', () => {
  expect(isInterleaved('> Welk dak?\n-- \nAnna de Wit')).toBe(false);
});

test('a forward is known by its subject or its first lines', () => {
  expect(passesOn('', 'Fwd: Lekkage')).toBe(true);
  expect(passesOn('Zie onder\n---------- Forwarded message ---------\nFrom: Anna', 'Lekkage')).toBe(true);
  expect(passesOn('Begin doorgestuurd bericht:', 'Lekkage')).toBe(true);
  expect(passesOn('De post is niet doorgestuurd', 'Re: Lekkage')).toBe(false);
});

test('a forward inside the mail that is answered passes nothing on', () => {
  const old = 'Van: Desk\nVerzonden: maandag\nAan: Anna\n\n---------- Forwarded message ---------\nFrom: Jan';
  expect(passesOn(`${own}\n\n${old}`, 'Re: Lekkage')).toBe(false);
});

test('marks in a text made from HTML tell where the old mail begins, and are never shown', () => {
  expect(above(`${own}\n\ue001\nKlachten`).trim()).toBe(own);
  expect(above(`${own}\n\ue000\nKlachten:\n> Jó napot`).trim()).toBe(own);
  expect(isInterleaved(`\ue000\nKlachten:\n> Jó napot\n${own}`)).toBe(true);
  expect(withoutMarks(`${own}\n> \ue001\n> Beste`)).toBe(`${own}\n> Beste`);
});
