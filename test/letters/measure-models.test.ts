/** Words about a measure that are no line come back behind the lines they may have meant, ready to be tapped. */
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/case/vocabulary.ts';
import { measureWordsModel } from '../../src/letters/measure-models.ts';
import { answerLinkTo } from '../../src/mail/answer-link.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { DECIDED, IMPLEMENTED, measureAfter } from '../support/measures.ts';
import { aSetting, BEA } from './samples.ts';

const templates = openTemplates();
const LONG = 'De ploeg loopt de lijst nu na bij elke oplevering, en dat zie je: '.repeat(8);
const linkOf = answerLinkTo('klachten+x31k1-abcdefghijklmnopqrst@example.org', 'M-12');

test.each(LANGUAGES)('however much was written, each line in %s can be tapped', (language) => {
  const setting = aSetting(language, templates.words(language));
  const found = {
    verdict: 'no-effect-shown',
    before: { points: 52, weeks: 26 },
    after: { points: 20, weeks: 15 },
    expected: 30,
  } as const;
  const judged = measureAfter(DECIDED, IMPLEMENTED, { type: 'effect_found', found, on: '2027-04-12' });
  for (const measure of [measureAfter(DECIDED), judged]) {
    const said = { mailId: 4711, writer: BEA, text: LONG, hasFiles: false };
    const { steps } = measureWordsModel(setting, measure, said);
    expect(steps).toHaveLength(2);
    for (const { line } of steps) {
      expect(line).toMatch(/^#\p{L}+ M-12 \p{L}+: De ploeg loopt de lijst nu na/u);
      expect(linkOf(line)).not.toBeNull();
    }
  }
});
