/** The index of a dossier for a body outside. */
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/case/vocabulary.ts';
import { dossierIndex } from '../../src/letters/dossier-index.ts';
import type { Draft } from '../../src/letters/markup.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { PIETER } from '../support/given.ts';
import { onPaper } from './case-on-paper.ts';
import { aSetting } from './samples.ts';

const templates = openTemplates();
const SETTING = aSetting('nl', templates.words('nl'));
const textOf = ({ blocks }: Draft) => JSON.stringify(blocks);
const NOTE = { type: 'note_added', author: PIETER, text: 'Zij heeft groot gelijk.' } as const;

test('what is for colleagues only is counted, and not said', () => {
  const text = textOf(dossierIndex(SETTING, onPaper([NOTE], { staffMails: 2 }), []));
  expect(text).not.toContain('groot gelijk');
  expect(text).toContain('1 interne notitie');
  expect(text).toContain('2 mails van collega’s');
});

test('says what is missing', () => {
  const text = textOf(dossierIndex(SETTING, onPaper([]), []));
  expect(text).toContain('Punt 1 is niet beoordeeld.');
  expect(text).toContain('Er is geen beslissing verstuurd.');
  expect(text).toContain('De ontvangst is niet aantoonbaar bevestigd.');
});

test('names each exhibit by its number, and why one is absent', () => {
  const text = textOf(
    dossierIndex(SETTING, onPaper([]), [
      { mark: '1', line: 'mail van Karin', absent: null },
      { mark: '1a', line: 'film.mp4', absent: 'too-large' },
      { mark: '2', line: 'mail van Piet', absent: 'not-kept' },
    ]),
  );
  expect(text).toContain('"Bijlage 1: mail van Karin"');
  expect(text).toContain('Bijlage 1a: film.mp4 NIET BIJGEVOEGD: te groot');
  expect(text).toContain('Bijlage 2: mail van Piet NIET BIJGEVOEGD: niet meer bewaard');
});

test('names the bodies of the organisation with their terms', () => {
  const body = {
    name: 'Geschillencommissie Bouw',
    contact: 'www.example.org',
    kind: 'committee',
    address: null,
    terms: { nl: 'Binnen 12 maanden na uw klacht.', en: 'Within 12 months.' },
    fee: null,
    affiliated: true,
    checkedOn: '2026-11-01',
  } as const;
  const text = textOf(dossierIndex({ ...SETTING, rights: { bodies: [body] } }, onPaper([]), []));
  expect(text).toContain('Geschillencommissie Bouw');
  expect(text).toContain('Binnen 12 maanden na uw klacht.');
});

test.each(LANGUAGES)('in %s no word is missing', (language) => {
  const setting = aSetting(language, templates.words(language));
  const draft = dossierIndex(setting, onPaper([NOTE], { staffMails: 1 }), []);
  expect(`${draft.subject}${textOf(draft)}`).not.toMatch(/"(form|dossier|paper)\.[a-z]/);
});
