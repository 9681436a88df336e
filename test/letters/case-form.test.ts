/** The register entry as a complaint form (domain.md 2.5). */
import { expect, test } from 'vitest';
import { FIELD_NAMES, LANGUAGES } from '../../src/case/vocabulary.ts';
import { caseForm } from '../../src/letters/case-form.ts';
import type { Draft } from '../../src/letters/markup.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { FIELD_VALUES } from '../../src/staff/values.ts';
import { onPaper } from './case-on-paper.ts';
import { aSetting } from './samples.ts';

const templates = openTemplates();
const SETTING = aSetting('nl', templates.words('nl'));

/** All that stands on the page. */
const textOf = ({ blocks }: Draft) =>
  blocks
    .flatMap((block) => {
      if (block.kind === 'facts') return block.facts.map(({ label, value }) => `${label}: ${value}`);
      return 'lines' in block ? block.lines : [];
    })
    .join('\n');

test('every field of the register has its place, also where nothing was recorded', () => {
  const text = textOf(caseForm(SETTING, onPaper([])));
  for (const field of FIELD_NAMES) {
    const [label] = FIELD_VALUES.names[field].nl;
    expect(text.toLowerCase()).toContain(`${label}: `);
  }
  expect(text).toContain('niet vastgelegd');
});

test('points, finding, remedy, money, terms and mails stand on it', () => {
  const paper = onPaper([
    { type: 'point_assessed', point: 1, finding: 'founded', grounds: 'de kit is slecht' },
    { type: 'remedy_decided', point: 1, text: 'nieuwe kit', until: '2026-12-12', who: null },
    { type: 'compensation_decided', cents: 12_550, goodwill: true, approvedBy: null },
    { type: 'care_noted', need: 'grote letters' },
  ]);
  const text = textOf(caseForm(SETTING, paper));
  for (const part of [
    'Bevinding: Gegrond',
    'Omdat: de kit is slecht',
    'Herstel: nieuwe kit',
    'Uiterlijk: zaterdag 12 december 2026',
    'Vergoeding: € 125,50',
    'Uit coulance: ja',
    'Houd rekening met: grote letters',
    'De beslissing: loopt sinds dinsdag 17 november 2026, uiterlijk dinsdag 15 december 2026',
    'mail van Karin Jansen',
  ])
    expect(text).toContain(part);
});

test('a term that passed is said to be late', () => {
  const at = new Date('2026-12-16T10:00:00Z');
  expect(textOf(caseForm(SETTING, onPaper([], { at })))).toContain('De beslissing: TE LAAT');
});

test.each(LANGUAGES)('in %s no word is missing', (language) => {
  const setting = aSetting(language, templates.words(language));
  const draft = caseForm(setting, onPaper([]));
  expect(`${draft.subject}\n${textOf(draft)}`).not.toMatch(/\b(form|paper|paper-status|told)\.[a-z]/);
});
