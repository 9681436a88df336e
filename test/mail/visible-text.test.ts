import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MARKER } from '../../src/mail/quote-marker.ts';
import { visibleText } from '../../src/mail/visible-text.ts';

const subject = 'Re: Lekkage dakkapel';

describe('what the writer wrote now', () => {
  test.each([
    [
      'above our own marker line',
      `Ja\n\nOp ma 16 nov. 2026 om 10:00 schreef Desk <desk@example.org>:\n${MARKER.nl}\nBeste Anna`,
    ],
    ['above our marker in a quote', `Ja\n\n> ${MARKER.en}\n> Dear Anna`],
    [
      'above an Outlook block',
      'Ja\n\n________________________________\nVan: Desk\nVerzonden: maandag 16 november\nAan: Anna\nOnderwerp: Lekkage\n\nBeste Anna',
    ],
    [
      'above an attribution and a quote',
      'Ja\n\nOn Mon, 16 Nov 2026 at 10:00, Desk <desk@example.org> wrote:\n\n> Dear Anna',
    ],
    ['above a quote without attribution', 'Ja\n\n> Beste Anna'],
    ['above a signature', 'Ja\n\n-- \nAnna de Wit\n06 12345678'],
    ['above the line of a telephone', 'Ja\n\nVerstuurd vanaf mijn iPhone'],
  ])('stands %s', (_name, text) => {
    expect(visibleText(text, subject)).toBe('Ja');
  });
});

describe('is all of the text', () => {
  test.each([
    ['when it quotes nothing', 'Mijn dak lekt.\n\nAl drie weken.'],
    ['when answers stand between quoted lines', '> Welk dak?\nHet linker.\n> Sinds wanneer?\nMaandag.'],
    ['when nothing else is left', '> Beste Anna\n> Welk dak?'],
    ['when nothing stands above our marker', `${MARKER.nl}\n> Beste Anna`],
  ])('%s', (_name, text) => {
    expect(visibleText(text, subject)).toBe(text);
  });

  test('when it passes another mail on', () => {
    const text = 'Zie onder.\n\nVan: Jan\nVerzonden: maandag\nAan: Anna\n\nMijn dak lekt.';
    expect(visibleText(text, 'FW: Lekkage')).toBe(text);
    expect(visibleText(text, subject)).toBe('Zie onder.');
  });
});

test('a long text under a line of dashes is no signature', () => {
  const list = Array.from({ length: 30 }, (_line, at) => `Gebrek ${at + 1}`).join('\n');
  expect(visibleText(`Mijn klachten:\n---\n${list}`, 'Lekkage')).toContain('Gebrek 30');
});

test('is never empty when the text is not', () => {
  const line = fc.constantFrom(
    '> a',
    'Ja',
    '',
    '-- ',
    'Op 1 mei schreef x:',
    MARKER.nl,
    'Van: a',
    'Aan: b',
    'Regards',
    '____',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.join('\n');
      expect(visibleText(text, subject) === '').toBe(text.trim() === '');
    }),
  );
});

test('a complaint that begins like a letter or tells what others wrote is shown whole', () => {
  const letter =
    'Geachte heer,\n\nVan: Anna de Wit\nDatum: 3 november 2026\nBetreft: klacht\n\nMijn raam is stuk.';
  const story = 'Beste,\nOp 3 november 2026 om 10:00 schreef Jan mij:\nu krijgt geld. Dat kwam niet.';
  for (const text of [letter, story]) {
    expect(visibleText(text, 'Klacht', false)).toBe(text);
    expect(visibleText(text, 'Re: Klacht').length).toBeLessThan(text.length);
  }
  expect(visibleText('Ja\n-- Antwoord boven deze regel --\nBrief', 'Klacht', false)).toBe('Ja');
});
