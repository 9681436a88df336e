import { describe, expect, test } from 'vitest';
import { COMMON_CAUSES } from '../../src/case/profile.ts';
import { problemsOf, requestsOf } from '../support/command-mail.ts';

const BEA = { name: 'Bea Smit', address: 'bea.smit@example.org' };
const causes = [
  { code: 'workmanship', nl: 'uitvoering', en: 'workmanship' },
  { code: 'use', nl: 'gebruik en onderhoud', en: 'use and maintenance' },
  ...COMMON_CAUSES,
];

describe('a cause', () => {
  test.each([
    ['#cause workmanship', null, 'workmanship', ''],
    ['#oorzaak uitvoering: de kit zat er slordig in', null, 'workmanship', 'de kit zat er slordig in'],
    ['#oorzaak punt 2: gebruik en onderhoud: nooit\nschoongemaakt', 2, 'use', 'nooit\nschoongemaakt'],
    ['#oorzaak Uitvoering.', null, 'workmanship', ''],
    ['#cause unknown: we looked for two days', null, 'unknown', 'we looked for two days'],
    ['#oorzaak onbekend', null, 'unknown', ''],
    ['#cause the roofer forgot the tape', null, 'unclassified', 'the roofer forgot the tape'],
  ])('%s', (text, point, code, said) => {
    expect(requestsOf(text, { causes })).toStrictEqual([{ type: 'record_cause', point, code, text: said }]);
  });

  test('that is mistyped is not taken for words', () => {
    expect(problemsOf('#cause workmanshp: in the rain', { causes })).toStrictEqual([
      '1 unknown-value | #cause workmanship: in the rain',
    ]);
    expect(problemsOf('#oorzaak', { causes })[0]).toMatch(/^1 missing-value/u);
  });
});

describe('a measure', () => {
  const decided = (what: string, details: object = {}) => ({
    type: 'decide_measure',
    what,
    owner: null,
    until: null,
    fall: null,
    ...details,
  });
  const ALL = { owner: BEA, until: '2026-12-12', fall: 0.5 };

  test.each([
    [
      '#measure check every joint owner Bea Smit by 12 December expect -50%',
      decided('check every joint', ALL),
    ],
    [
      '#maatregel elke kit controleren eigenaar Bea Smit uiterlijk 12 december verwacht -50%',
      decided('elke kit controleren', ALL),
    ],
    [
      '#measure check every\njoint owner Bea\nSmit by 12\nDecember expect\n-50%',
      decided('check every joint', ALL),
    ],
    [
      '#measure check every joint, by 12 December, owner: Bea Smit (expected -50 %)',
      decided('check every joint', ALL),
    ],
    ['#measure check every joint expect −70%', decided('check every joint', { fall: 0.7 })],
    ['#measure have it checked by the foreman', decided('have it checked by the foreman')],
    ['#measure none: it happened once', { type: 'decline_measure', why: 'it happened once' }],
    [
      '#maatregel geen, want het kwam één keer voor',
      { type: 'decline_measure', why: 'want het kwam één keer voor' },
    ],
    ['#measure M-12 link', { type: 'join_measure', measure: 12 }],
    ['#maatregel M-0012 koppel', { type: 'join_measure', measure: 12 }],
    [
      '#maatregel m 12 ingevoerd: de lijst hangt in elke bus',
      {
        type: 'report_implemented',
        measure: 12,
        evidence: 'de lijst hangt in elke bus',
        files: ['drawing.pdf', 'photo.jpg'],
      },
    ],
    ['#measure M-12 effective', { type: 'confirm_effect', measure: 12, why: '' }],
    [
      '#maatregel M-12 werkt: gezien op drie bouwplaatsen',
      { type: 'confirm_effect', measure: 12, why: 'gezien op drie bouwplaatsen' },
    ],
    ['#measure M-12 dropped: too dear', { type: 'drop_measure', measure: 12, why: 'too dear' }],
  ])('%s', (text, request) => {
    expect(requestsOf(text)).toStrictEqual([request]);
  });

  test('is shown by the files of the mail', () => {
    expect(requestsOf('#measure M-12 implemented', { files: ['list.pdf'] })).toStrictEqual([
      { type: 'report_implemented', measure: 12, evidence: '', files: ['list.pdf'] },
    ]);
  });

  test.each([
    ['#measure', '1 missing-text'],
    ['#measure none', '1 missing-text'],
    ['#measure owner Bea Smit', '1 missing-text'],
    ['#measure M-12 dropped', '1 missing-text'],
    ['#measure M-12 link now', '1 unexpected-text | #measure M-12 link'],
    ['#measure check it expect 250%', '1 bad-percentage'],
  ])('%s is not understood', (text, problem) => {
    expect(problemsOf(text)).toStrictEqual([problem]);
  });

  test('of which the owner or the act is nobody and nothing we know is asked again', () => {
    expect(problemsOf('#measure check it owner Kees')).toStrictEqual(['1 unknown-name']);
    expect(problemsOf('#measure M-12 forgotten')[0]).toMatch(/^1 unknown-value/u);
  });
});
