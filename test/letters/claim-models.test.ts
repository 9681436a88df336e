/** The claim on somebody outside names their work where they had an order, and none where they had not. */
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/case/vocabulary.ts';
import { costClaimModel } from '../../src/letters/claim-models.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { aSetting, someFacts } from './samples.ts';
import { anOrder, KEES } from './work-samples.ts';

const templates = openTemplates();
const EVENT = { type: 'cost_recorded', cents: 35_000, what: 'Nieuwe plaat', recoverFrom: KEES } as const;
const WORK = { nl: 'werk dat u voor ons deed', en: 'work that you did for us' };

test.each(LANGUAGES)('who had no order is not told of work that they did for us (%s)', (language) => {
  const setting = aSetting(language, templates.words(language));
  const claim = (works: ReturnType<typeof anOrder>[]) =>
    templates
      .render('third-party/cost-claim', language, costClaimModel(setting, someFacts({ works }), EVENT))
      .text.replace(/\s+/gu, ' ');
  expect(claim([anOrder()])).toContain(WORK[language]);
  const without = claim([]);
  expect(without).not.toContain(WORK[language]);
  expect(without).toContain('350');
});
