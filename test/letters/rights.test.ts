/** The rights block: complete without any configuration, and naming every body that there is. */
import { describe, expect, test } from 'vitest';
import { decisionModel } from '../../src/letters/decision-models.ts';
import { lint } from '../../src/letters/lint.ts';
import { rightsModel } from '../../src/letters/rights.ts';
import { readProfile } from '../../src/shell/read-profile.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { complainantModels, decidedFacts } from './complainant-samples.ts';
import { aSetting } from './samples.ts';

const templates = openTemplates();
const setting = aSetting('nl', templates.words('nl'));
const REVIEW = { amount: 10, unit: 'working-days' } as const;
const COMMITTEE = {
  name: 'Geschillencommissie Verbouwingen',
  kind: 'committee',
  address: null,
  contact: 'www.example.com, 070 123 45 67',
  terms: { nl: 'Dat kan binnen twaalf maanden.', en: 'You can do so within twelve months.' },
  fee: null,
  affiliated: true,
  checkedOn: '2026-11-01',
} as const;

describe('the rights of a complainant', () => {
  test('name our own review with its term, and that there is no body to go to', () => {
    expect(rightsModel(setting, REVIEW, '2026-12-24')).toStrictEqual({
      reactDay: 'donderdag 24 december 2026',
      reviewTerm: '10 werkdagen',
      bodies: [],
      noBody: true,
      sector: [],
      depositDay: '',
      court: 'U kunt uw klacht ook altijd voorleggen aan de rechter.',
      reviewed: false,
    });
  });

  test('name no day where no reaction window runs', () => {
    expect(rightsModel(setting, REVIEW, null).reactDay).toBe('');
  });

  test.each([
    [true, 'Wij werken mee aan die procedure.'],
    [false, 'Wij zijn niet verplicht om aan die procedure mee te werken, en doen dat niet.'],
  ])('say of each body how to reach it and whether we take part: %s', (affiliated, sentence) => {
    const rights = { bodies: [{ ...COMMITTEE, affiliated }] };
    const model = decisionModel({ ...setting, rights }, decidedFacts());
    const text = templates.render('complainant/decision', 'nl', model).text.replace(/\s+/g, ' ');
    expect(text).toContain(
      `Dan kunt u naar Geschillencommissie Verbouwingen: www.example.com, 070 123 45 67. Dat kan binnen twaalf maanden. ${sentence}`,
    );
    expect(text).not.toContain('niet aangesloten');
    expect(text).toContain('altijd voorleggen aan de rechter');
  });

  test('of the buyer of a new home name the guarantee and, while it runs, the deposit, before the court', () => {
    const state = decidedFacts().state;
    const facts = {
      ...decidedFacts(),
      state: { ...state, profile: 'bouw' as const, fields: { ...state.fields, delivery: '2026-10-20' } },
    };
    for (const [language, ...parts] of [
      [
        'nl',
        'garantiecertificaat',
        'uiterlijk woensdag 20 januari 2027 aan de notaris',
        templates.words('nl')['rights.court'] ?? '-',
      ],
      [
        'en',
        'guarantee certificate',
        'tell the notary so in writing by Wednesday 20 January 2027',
        templates.words('en')['rights.court'] ?? '-',
      ],
    ] as const) {
      const sectorRights = readProfile('bouw').rights;
      const own = { ...aSetting(language, templates.words(language)), sectorRights };
      const { text } = templates.render('complainant/decision', language, decisionModel(own, facts));
      const places = parts.map((part) => text.replace(/\s+/g, ' ').indexOf(part));
      expect(places).toStrictEqual(places.filter((place) => place > 0).toSorted((a, b) => a - b));
      expect(lint(sectorRights[language].join('\n'))).toStrictEqual([]);
    }
  });

  test('stand in no letter that needs none', () => {
    const text = templates.render(
      'complainant/reply',
      'nl',
      complainantModels(setting)['complainant/reply'],
    ).text;
    expect(text).not.toContain('rechter');
  });
});
