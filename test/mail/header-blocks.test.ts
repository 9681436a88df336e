import { describe, expect, test } from 'vitest';
import { isSeparator, startsHeaderBlock } from '../../src/mail/header-blocks.ts';

const begins = (text: string): boolean => startsHeaderBlock(text.split('\n'), 0);

describe('a header block begins', () => {
  test.each([
    ['in Dutch', 'Van: Desk\nVerzonden: maandag\nAan: Anna\nOnderwerp: Dak'],
    ['in Czech', 'Od: Desk\nOdesláno: pondělí\nKomu: Anna\nPředmět: Dach'],
    ['with the date first', 'Date: Mon, 16 Nov 2026\nFrom: Desk\nTo: Anna\nSubject: Roof'],
    ['in bold print', '*From:* Desk\n*Sent:* Monday\n*To:* Anna'],
    ['with a quote mark', '> From: Desk\n> Sent: Monday\n> To: Anna'],
    ['with a blank before the colon', 'De : Desk\nEnvoyé : lundi\nÀ : Anna'],
    ['with wrapped values', 'Van: Desk\n<desk@example.org>\nVerzonden: maandag'],
    ['with sender and date alone', 'Von: Desk\nDatum: Montag'],
  ])('%s', (_how, text) => {
    expect(begins(text)).toBe(true);
  });

  test.each([
    ['a sentence', 'Van: de loodgieter hoorde ik niets.\nEn dat is jammer.'],
    ['a form', 'Onderwerp: lekkage\nDatum: 16 november\nBericht: mijn dak lekt'],
    ['sender and subject of a form', 'Van: Anna\nTelefoon: 06 12345678\nOnderwerp: lekkage'],
    ['fields far apart', 'Van: Anna\na\nb\nc\nVerzonden: maandag'],
  ])('but not with %s', (_kind, text) => {
    expect(begins(text)).toBe(false);
  });
});

test('a separator is known in each language, and a line of dashes is none', () => {
  const known = [
    '-----Original Message-----',
    '-------- Oprindelig besked --------',
    '> ---- Oryginalna wiadomość ----',
  ];
  expect(known.every(isSeparator)).toBe(true);
  expect(['--------', 'Original message', '-- Anna --', '- original message'].some(isSeparator)).toBe(false);
});
