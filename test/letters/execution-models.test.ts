/** The letters about carrying out a remedy: what was done, once, and what is asked. */
import { describe, expect, test } from 'vitest';
import { answeredModel, reopenedModel, satisfactionModel } from '../../src/letters/execution-models.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { POINTS } from './complainant-samples.ts';
import { checkingFacts } from './execution-samples.ts';
import { aSetting } from './samples.ts';

const setting = aSetting('nl', openTemplates().words('nl'));
const AT = '2026-12-22T14:00:00.000Z';

describe('the question whether it is solved', () => {
  test('shows what was done on each point that has a remedy, and who did it', () => {
    const { works } = satisfactionModel(setting, checkingFacts());
    expect(works.map(({ heading, by }) => [heading, by])).toStrictEqual([
      ['Punt 1', ''],
      ['Punt 2', 'Kantoor Utrecht'],
    ]);
  });

  test('shows what was told in one report once', () => {
    const points = POINTS.map((point) => ({
      ...point,
      remedy: point.remedy === null ? null : { ...point.remedy, who: null },
      done: point.remedy === null ? null : { what: 'alles is nagelopen', at: AT },
    }));
    const { works } = satisfactionModel(setting, checkingFacts({ points }));
    expect(works).toHaveLength(1);
    expect(works[0]).toMatchObject({ heading: 'Punt 1, 2', work: ' Alles is nagelopen.' });
  });

  test('names no point where there is only one', () => {
    const points = POINTS.slice(0, 1).map((point) => ({ ...point, done: { what: 'Gedaan.', at: AT } }));
    expect(satisfactionModel(setting, checkingFacts({ points })).works[0]?.heading).toBe('');
  });
});

test('who goes on with it calls, and asks for a number where there is none', () => {
  const event = { type: 'call_promised', until: '2026-12-24' } as const;
  expect(reopenedModel(setting, checkingFacts(), event)).toMatchObject({
    caller: 'Bea de Boer',
    callDay: 'donderdag 24 december 2026',
    asksPhone: true,
  });
  const known = checkingFacts({ fields: { phone: '030 123 45 67' }, handler: null });
  expect(reopenedModel(setting, known, event)).toMatchObject({ caller: '', asksPhone: false });
});

test('staff hear how often it had to be done again, from the second time on', () => {
  const event = { type: 'satisfaction_answered', answer: 'no', words: '' } as const;
  expect(answeredModel(setting, checkingFacts(), event)).toMatchObject({ again: true, times: 2 });
  const first = checkingFacts({ rework: { times: 1, since: AT, on: '2026-12-22' } });
  expect(answeredModel(setting, first, event)).toMatchObject({ again: false });
});
