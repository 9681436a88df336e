/** What a complainant reads in a dispute: who looks again and by when, and each step of the ladder (letter K12). */
import { describe, expect, test } from 'vitest';
import type { DisputeBody } from '../../src/case/dispute-body.ts';
import type { RungEntered } from '../../src/case/dispute-events.ts';
import { LANGUAGES, NEXT_RUNGS } from '../../src/case/vocabulary.ts';
import { decisionModel } from '../../src/letters/decision-models.ts';
import { objectionModel, rungModel } from '../../src/letters/dispute-models.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { decidedFacts, disputedFacts } from './complainant-samples.ts';
import { aSetting } from './samples.ts';

const templates = openTemplates();
const setting = aSetting('nl', templates.words('nl'));
const BEA = { address: 'bea@example.org', name: 'Bea de Boer' };
const COUNCIL: DisputeBody = {
  name: 'Raad van Arbitrage',
  kind: 'arbitration',
  address: null,
  contact: 'www.raad.example',
  terms: { nl: 'Dat kan binnen een jaar.', en: 'Within a year.' },
  fee: { nl: 'U betaalt 100 euro.', en: 'You pay 100 euros.' },
  affiliated: true,
  checkedOn: '2026-11-01',
};

const flat = (text: string) => text.replace(/\s+/g, ' ');
const objection = (facts = disputedFacts()) =>
  flat(templates.render('complainant/objection', 'nl', objectionModel(setting, facts)).text);

describe('the answer to an objection', () => {
  test('names who looks again, who did not decide, and the day', () => {
    const text = objection();
    expect(text).toContain('Onze reactie: uiterlijk donderdag 24 december 2026 Wie opnieuw kijkt: Leo Smit');
    expect(text).toContain('Leo Smit was niet bij de eerste beslissing betrokken');
  });

  test('names nobody while it is not known who does', () => {
    const text = objection(disputedFacts({ handler: BEA }));
    expect(text).toContain('Iemand die niet bij de eerste beslissing betrokken was');
    expect(text).not.toContain('Wie opnieuw kijkt');
  });

  test('says that one person does both, where that was said', () => {
    const text = objection(disputedFacts({ handler: BEA, alone: 'Leo is ziek.' }));
    expect(text).toContain('kijkt dezelfde persoon er opnieuw naar');
    expect(text).not.toContain('ziek');
    expect(objection(disputedFacts({ alone: 'Leo is ziek.' }))).toContain('Leo Smit was niet bij de eerste');
  });

  test('after our own review leads on to the next step', () => {
    const text = objection(disputedFacts({}, { reviewedAt: '2026-12-20T10:00:00.000Z' }));
    expect(text).toContain('ook niet eens met onze nieuwe beslissing');
    expect(text).toContain('U hoort van ons: uiterlijk donderdag 24 december 2026');
  });
});

describe('a decision on an objection', () => {
  const decision = (facts = disputedFacts()) =>
    flat(templates.render('complainant/decision', 'nl', decisionModel(setting, facts)).text);
  const reviewed = { reviewedAt: '2026-12-20T10:00:00.000Z' };

  test('says who looked again, and that the next objection leads on', () => {
    const text = decision(disputedFacts({}, reviewed));
    expect(text).toContain('Wij hebben opnieuw naar uw klacht gekeken. Leo Smit deed dat.');
    expect(text).toContain('Wij kiezen dan samen met u de volgende stap');
  });

  test('says that one person did what two people do', () => {
    expect(decision(disputedFacts({ handler: BEA, alone: 'Leo is ziek.' }, reviewed))).toContain(
      'Daarom deed één persoon wat anders twee mensen doen.',
    );
  });

  test('is not what a first decision is', () => {
    const text = decision(decidedFacts());
    expect(text).not.toContain('opnieuw naar uw klacht gekeken');
    expect(text).toContain('Wij bekijken uw klacht dan opnieuw');
  });
});

describe('the letter about the next step', () => {
  const entered: RungEntered = {
    type: 'rung_entered',
    rung: 'talk',
    body: null,
    until: '2026-12-24',
    costs: null,
    payer: null,
    consent: null,
    binding: false,
  };
  const step = (details: Partial<RungEntered>, language: 'nl' | 'en' = 'nl') => {
    const own = { ...aSetting(language, templates.words(language)), rights: { bodies: [COUNCIL] } };
    const model = rungModel(own, disputedFacts(), { ...entered, ...details });
    return flat(templates.render('complainant/rung', language, model).text);
  };

  test.each(LANGUAGES.flatMap((language) => NEXT_RUNGS.map((rung) => [rung, language] as const)))(
    'about %s (%s) says the step, the day, what happens and what can come after it',
    (rung, language) => {
      const text = step({ rung, body: rung === 'talk' ? null : 'Ir. K. Vos' }, language);
      expect(text).toContain(templates.words(language)[`rung.${rung}`]);
      expect(text).toContain('24 december 2026'.replace('d', language === 'en' ? 'D' : 'd'));
      expect(text).toContain(language === 'nl' ? 'Wat er nu gebeurt' : 'What happens now');
      expect(text).toContain('Raad van Arbitrage');
      expect(text).toContain(templates.words(language)['rights.court']);
    },
  );

  test('says what it costs and who pays, or that it costs nothing, or neither', () => {
    expect(step({ costs: 30_000, payer: 'both' })).toContain('Kosten: € 300,00 Wie betaalt: u en wij');
    expect(step({ costs: 0 })).toContain('Kosten: geen');
    expect(step({})).not.toMatch(/Kosten:|Wie betaalt:/);
  });

  test('says of an opinion whether it binds', () => {
    expect(step({ rung: 'expert', binding: true })).toContain('dat het oordeel bindend is');
    expect(step({ rung: 'expert' })).toContain('Het oordeel is een advies');
  });

  test('tells a consumer of the month in which the ordinary court can be chosen', () => {
    expect(step({ rung: 'arbitration' })).toContain('Dan heeft u een maand de tijd');
    expect(step({})).toContain('Dan krijgt u een maand de tijd om in plaats daarvan');
  });
});
