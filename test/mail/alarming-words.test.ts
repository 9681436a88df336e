import { describe, expect, test } from 'vitest';
import { alarmsOf } from '../../src/mail/alarming-words.ts';

describe('a notice of default is noticed in', () => {
  test.each([
    'Hierbij stel ik u in gebreke en geef ik u zeven dagen.',
    'Ik heb uw bedrijf op 3 mei al in gebreke gesteld.',
    'Onderwerp: INGEBREKESTELLING dakkapel',
    'Please regard this letter as a notice of default.',
    'This is a letter before action.',
  ])('"%s"', (text) => {
    expect(alarmsOf(text)).toEqual(['notice-of-default']);
  });
});

describe('danger is noticed in', () => {
  test.each([
    'Wij ruiken gas in de kelder.',
    'Sinds uw reparatie hangt er een gaslucht in huis.',
    'De koolmonoxidemelder ging vannacht twee keer af.',
    'Er zit asbest in de plaat die uw monteur doorzaagde.',
    'Het plafond is gisteren ingestort.',
    'There is a smell of gas in the hall.',
    'My son got an electric shock from the tap.',
  ])('"%s"', (text) => {
    expect(alarmsOf(text)).toEqual(['danger']);
  });
});

describe('nothing is noticed in', () => {
  test.each([
    'De dakkapel lekt sinds maandag.',
    'De gasrekening klopt niet.',
    'Uw monteur bleef in gebreke met opruimen.',
    'I am not in the least satisfied with the action of your staff.',
    '',
  ])('"%s"', (text) => {
    expect(alarmsOf(text)).toEqual([]);
  });
});

test('a text of any length is looked at in a moment', () => {
  const started = performance.now();
  alarmsOf('stel in gebrek stellen '.repeat(100_000));
  expect(performance.now() - started).toBeLessThan(500);
});
