/** What the lint is told of a letter, and that our own templates pass it. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import { LANGUAGES } from '../../src/case/vocabulary.ts';
import {
  allowedHosts,
  checkLetter,
  checkStaffTexts,
  textsForComplainant,
} from '../../src/letters/check-letter.ts';
import { decisionModel } from '../../src/letters/decision-models.ts';
import { isLetterName, LETTERS } from '../../src/letters/letters.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { decidedFacts, POINTS } from './complainant-samples.ts';
import { sampleModels } from './sample-models.ts';
import { aSetting } from './samples.ts';

const templates = openTemplates();
const nl = aSetting('nl', templates.words('nl'));
const COLLEAGUES = ['Bea de Boer', 'Tom Visser'];
const BODY = {
  name: 'Geschillencommissie',
  kind: 'committee',
  address: null,
  contact: 'www.commissie.example, info@commissie.example',
  terms: { nl: 'Zie ook https://hulp.example.', en: 'See also https://hulp.example.' },
  fee: null,
  affiliated: true,
  checkedOn: '2026-11-01',
} as const;
const WITH_BODY = { ...nl, rights: { bodies: [BODY] } };
const rulesOf = (
  text: string,
  facts = decidedFacts(),
  letter: Parameters<typeof checkLetter>[0] = 'complainant/decision',
) => checkLetter(letter, text, WITH_BODY, facts, COLLEAGUES).map(({ rule }) => rule);

describe('our own letters', () => {
  const names = Object.keys(LETTERS)
    .filter(isLetterName)
    .filter((name) => LETTERS[name].audience === 'complainant');

  test.each(LANGUAGES.flatMap((language) => names.map((name) => ({ language, name }))))(
    'may leave as they are: $name in $language',
    ({ language, name }) => {
      const setting = { ...WITH_BODY, language, words: templates.words(language) };
      const { text } = templates.render(name, language, sampleModels(setting)[name]);
      expect(checkLetter(name, text, setting, decidedFacts(), COLLEAGUES)).toStrictEqual([]);
    },
  );
});

describe('a decision', () => {
  const text = templates.render('complainant/decision', 'nl', decisionModel(WITH_BODY, decidedFacts())).text;

  test('does not leave with a point that nobody assessed', () => {
    const [first, ...rest] = POINTS;
    if (first === undefined) throw new Error('there are points');
    expect(rulesOf(text, decidedFacts({ points: [{ ...first, finding: null }, ...rest] }))).toStrictEqual([
      'unanswered-point',
    ]);
  });

  test('does not leave without the rights or without the days that we promise', () => {
    expect(rulesOf(text.replace(/U kunt uw klacht ook altijd[^.]*\./, ''))).toStrictEqual(['rights-missing']);
    expect(rulesOf(text.replaceAll('14 december', 'december'))).toStrictEqual(['day-not-named']);
    expect(rulesOf(text.replaceAll(/24\s+december/g, 'kerst'))).toStrictEqual([
      'day-not-named',
      'day-not-named',
    ]);
  });

  test('needs no rights where the complainant is right on every point', () => {
    const founded = decidedFacts({ points: POINTS.slice(0, 1), offer: null });
    const model = decisionModel(WITH_BODY, founded);
    expect(rulesOf(templates.render('complainant/decision', 'nl', model).text, founded)).toStrictEqual([]);
  });
});

test('a letter at the outer term names the rights', () => {
  const late = decidedFacts({ decisionDue: '2027-01-12' });
  expect(rulesOf('Het wordt later.', late, 'complainant/extended')).toStrictEqual(['rights-missing']);
  expect(rulesOf('Het wordt later.', decidedFacts(), 'complainant/extended')).toStrictEqual([]);
});

test('a letter may lead to our own site and to those of the bodies', () => {
  expect(allowedHosts(WITH_BODY)).toStrictEqual(['example.org', 'commissie.example', 'hulp.example']);
  const nowhere = { ...nl, organisation: { ...nl.organisation, website: null } };
  expect(allowedHosts(nowhere)).toStrictEqual([]);
});

describe('the words of staff', () => {
  const check = (event: CaseEvent, liabilityReleased = false) =>
    checkStaffTexts(event, nl, { liabilityReleased }, COLLEAGUES).flatMap(({ findings }) =>
      findings.map(({ rule, line }) => [rule, line]),
    );

  test('come back with the line that must change', () => {
    const text = 'Dank u.\n\nWij zijn aansprakelijk.';
    expect(check({ type: 'reply_written', text, files: [] })).toStrictEqual([['liability', 3]]);
    expect(check({ type: 'reply_written', text, files: [] }, true)).toStrictEqual([]);
  });

  test('about a remedy have their day beside them, others do not', () => {
    const text = 'Wij vernieuwen de kit zo snel mogelijk.';
    expect(check({ type: 'remedy_decided', point: 1, text, until: '2026-12-24', who: null })).toStrictEqual(
      [],
    );
    expect(check({ type: 'offer_made', text })).toStrictEqual([['date-missing', 1]]);
  });

  test.each<[string, CaseEvent, number]>([
    ['questions', { type: 'information_requested', questions: ['Wat?', 'Wie?'], until: '2026-12-01' }, 2],
    ['grounds', { type: 'point_assessed', point: 1, finding: 'unfounded', grounds: 'Gemeten.' }, 1],
    [
      'a reason',
      { type: 'decision_extended', previous: '2026-12-15', until: '2026-12-22', because: 'Ziek.' },
      1,
    ],
    ['a summary', { type: 'decision_told', on: '2026-12-10', summary: 'Besproken.', until: null }, 1],
    [
      'why it is none',
      { type: 'complaint_closed', reason: 'not-a-complaint', why: 'Vraag.', route: 'question' },
      1,
    ],
    ['not why it was closed', { type: 'complaint_closed', reason: 'settled', why: 'Klaar.', route: null }, 0],
    ['not what somebody objects', { type: 'objection_recorded', why: 'Nee.' }, 0],
  ])('are %s', (_, event, count) => {
    expect(textsForComplainant(event)).toHaveLength(count);
  });
});

test('every letter to a complainant has a sample that was looked at', () => {
  const samples = Object.keys(sampleModels(nl)).filter((name) => name.startsWith('complainant/'));
  const letters = Object.entries(LETTERS).filter(([, { audience }]) => audience === 'complainant');
  expect(samples.toSorted()).toEqual(letters.map(([name]) => name).toSorted());
});
