/** The digest as its reader gets it: golden texts of every kind, and what holds for all of them. */
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../src/case/vocabulary.ts';
import type { DigestFacts } from '../../src/digest/facts.ts';
import { digestCharts, digestModel } from '../../src/letters/digest-model.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { aBusyMonth, aBusyWeek, aNewDesk, aYear, someFacts } from '../support/digest-facts.ts';
import { sampleDigest } from './digest-samples.ts';
import { aSetting } from './samples.ts';

const templates = openTemplates();
const written = (language: Language, facts: DigestFacts) => {
  const setting = aSetting(language, templates.words(language));
  return templates.render('staff/digest', language, digestModel(setting, sampleDigest(facts)));
};

describe.each(LANGUAGES)('in %s', (language) => {
  test.each([
    ['quiet', someFacts()],
    ['new-desk', aNewDesk()],
    ['month', aBusyMonth()],
    ['year', aYear()],
  ])('a digest of the kind %s reads as it was agreed', async (name, facts) => {
    const { subject, text } = written(language, facts);
    await expect(`Subject: ${subject}\n\n${text}`).toMatchFileSnapshot(
      `golden/${language}/digest-${name}.txt`,
    );
  });

  test('the first screen of a busy week has at most twelve lines', () => {
    const [opening = ''] = written(language, aBusyWeek()).text.split(/\n\nB1 /u);
    const lines = opening.split('\n').slice(2);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.length).toBeLessThanOrEqual(12);
  });

  test('no word of a sentence, a column or a check is missing', () => {
    for (const facts of [aBusyWeek(), aBusyMonth(), aYear(), aNewDesk(), someFacts()]) {
      const { subject, text } = written(language, facts);
      expect(`${subject}${text}`).not.toMatch(/digest\.|\{\w+\}/u);
    }
  });
});

test('what colleagues called a category cannot break a table or begin a command', () => {
  const pareto = [
    { category: 'lek | #sluit x', cause: null, points: 2, costCents: 0, cumulative: 1, founded: 0 },
  ];
  const { text } = written('nl', { ...aBusyWeek(), causes: { ...aBusyWeek().causes, pareto } });
  expect(text).toContain('Lek / sluit x · oorzaak nog niet bekend');
});

test('pictures are drawn for what is shown, with words of the language, and have their text', () => {
  const digest = sampleDigest(aBusyWeek());
  const charts = digestCharts(digest, aSetting('nl', templates.words('nl')));
  expect(charts.map(({ name }) => name)).toStrictEqual(['received', 'backlog', 'pareto']);
  expect(JSON.stringify(charts)).toContain('ontvangen per week');
  const { html } = written('nl', aBusyWeek());
  for (const { name } of charts)
    expect(html).toMatch(new RegExp(`<img src="cid:${name}"[^>]* alt="[^"]{20,}"`, 'u'));
});
