/** What a complainant reads of our decision and after it. */
import { describe, expect, test } from 'vitest';
import type { CasePoint } from '../../src/case/case.ts';
import type { Finding } from '../../src/case/vocabulary.ts';
import {
  agreementModel,
  calledModel,
  decisionModel,
  needsRights,
  offerModel,
  outcomeOf,
  reactionReminderModel,
} from '../../src/letters/decision-models.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { decidedFacts, POINTS } from './complainant-samples.ts';
import { aSetting } from './samples.ts';

const templates = openTemplates();
const setting = aSetting('nl', templates.words('nl'));

const points = (...findings: readonly Finding[]): readonly CasePoint[] =>
  findings.map((finding, index) => ({
    number: index + 1,
    text: `Punt ${index + 1} van Karin.`,
    finding,
    grounds: 'Wij hebben het gemeten.',
    done: null,
    remedy: finding === 'founded' ? { text: 'Wij vernieuwen de kit.', by: '2026-12-24', who: null } : null,
  }));

describe('the decision', () => {
  test.each<[string, readonly Finding[], string]>([
    ['right on every point', ['founded', 'founded'], 'founded'],
    ['right on one of two points', ['founded', 'unfounded'], 'partly'],
    ['right in part', ['partly'], 'partly'],
    ['not right on any point', ['unfounded', 'unfounded'], 'unfounded'],
    ['not right, and one point is not ours', ['unfounded', 'out-of-scope'], 'other'],
    ['without a finding', ['no-finding'], 'other'],
  ])('says first that the complainant is %s', (_, findings, outcome) => {
    expect(outcomeOf({ points: points(...findings) })).toBe(outcome);
  });

  test('needs the rights unless the complainant is right on every point and nothing is offered instead', () => {
    expect(needsRights({ points: points('founded'), offer: null })).toBe(false);
    expect(needsRights({ points: points('founded', 'partly'), offer: null })).toBe(true);
    expect(needsRights({ points: points('founded'), offer: { text: 'Korting', at: '' } })).toBe(true);
  });

  test('answers every point in its own section, in the order of the complaint', () => {
    const { text } = templates.render('complainant/decision', 'nl', decisionModel(setting, decidedFacts()));
    const at = [
      'Punt 1',
      'gelijk. Onze',
      'Punt 2',
      'deel gelijk. Voor',
      'Punt 3',
      'niet met u eens. Hieronder',
    ].map((words) => text.indexOf(words));
    expect(at).not.toContain(-1);
    expect(at).toStrictEqual(at.toSorted((a, b) => a - b));
  });

  test('on one point says once what we find', () => {
    const write = (finding: Finding) =>
      templates.render(
        'complainant/decision',
        'nl',
        decisionModel(setting, decidedFacts({ points: points(finding), offer: null })),
      ).text;
    expect(write('founded').match(/U heeft gelijk/g)).toHaveLength(1);
    expect(write('unfounded').match(/niet met u eens\. Hieronder/g)).toHaveLength(1);
    expect(write('no-finding')).toContain('Wij konden niet vaststellen wat er is gebeurd.');
    expect(write('out-of-scope')).toContain('Over dit punt mogen of kunnen wij niet beslissen.');
  });

  test('asks for nothing where no reaction window runs', () => {
    const decision = { at: '2026-12-10T14:00:00.000Z', until: null, by: null, told: null };
    const model = decisionModel(setting, decidedFacts({ points: points('founded'), offer: null, decision }));
    const { text } = templates.render('complainant/decision', 'nl', model);
    expect(text).toContain('U hoeft niets te doen.');
    expect(text).not.toContain('AKKOORD');
  });
});

describe('after the decision', () => {
  test('what was told by telephone is written down', () => {
    const event = {
      type: 'decision_told',
      on: '2026-12-10',
      summary: 'U bent tevreden.',
      until: null,
    } as const;
    expect(calledModel(setting, decidedFacts(), event)).toMatchObject({
      toldDay: 'donderdag 10 december 2026',
      summary: ' U bent tevreden.',
      several: true,
    });
  });

  test('a proposal stands in a letter of its own', () => {
    expect(offerModel(setting, decidedFacts())).toMatchObject({
      offer: ' Wij schuren en lakken de vloer van de slaapkamer.',
      amount: '€ 125,00',
    });
    expect(offerModel(setting, decidedFacts({ offer: null })).offer).toBe('');
  });

  test('the reminder says what happens when the complainant says nothing', () => {
    const event = { type: 'reaction_chased', until: '2026-12-24' } as const;
    expect(reactionReminderModel(setting, decidedFacts(), event).remedyOpen).toBe(true);
    const without = decidedFacts({ points: POINTS.slice(2) });
    expect(reactionReminderModel(setting, without, event).remedyOpen).toBe(false);
  });

  test('an agreement repeats what we do and by when', () => {
    const event = { type: 'agreement_recorded', text: 'Wij lakken de vloer.' } as const;
    const model = agreementModel(setting, decidedFacts(), event);
    expect(model.remedies.map(({ day }) => day)).toStrictEqual([
      'donderdag 24 december 2026',
      'maandag 14 december 2026',
    ]);
    expect(agreementModel(setting, decidedFacts({ points: POINTS.slice(2) }), event).hasRemedies).toBe(false);
  });
});
