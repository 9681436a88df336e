/** What stops a letter, and what is much like it and does not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LINT_RULES, type LintAbout, lint, PLAIN_TEXT } from '../../src/letters/lint.ts';

const rules = (text: string, about: Partial<LintAbout> = {}) =>
  lint(text, { ...PLAIN_TEXT, ...about }).map(({ rule }) => rule);

/** What stops, and what is like it and passes. */
const PAIRS: readonly (readonly [rule: string, stops: string, passes: string])[] = [
  ['unfilled', 'Geachte [naam],', 'De ruit (links) is [sic] kapot.'],
  ['unfilled', 'Dit is klaar op {datum}.', 'Dit is klaar op 12 december 2026.'],
  ['unfilled', 'Your number is {{reference}}.', 'Your number is C-1042-9.'],
  ['unfilled', 'Bel XX voor een afspraak.', 'U draagt maat XXL.'],
  ['unfilled', 'De reden is ...', 'Dat duurde lang... Dat spijt ons.'],
  ['unfilled', 'Dear <name>,', 'De maat is 3 < 5 en 6 > 4.'],
  ['unfilled', 'U betaalt ___ euro.', 'Het bestand heet foto_1.'],
  ['unfilled', 'TODO grounds', 'Wij doen dat todos los días.'],
  ['liability', 'Wij zijn aansprakelijk voor de schade.', 'Wij geven geen oordeel over aansprakelijkheid.'],
  ['liability', 'Wij erkennen\naansprakelijkheid.', 'Wij herkennen het probleem.'],
  ['liability', 'Dit is onze schuld.', 'U heeft bij ons geen schuld open staan.'],
  ['liability', 'Wij zijn nalatig geweest.', 'Wij hebben de afspraak niet nagekomen.'],
  ['liability', 'Wij zullen alle schade vergoeden.', 'Wij betalen u € 120 voor de vloer.'],
  ['liability', 'We accept liability.', 'It is not a statement about liability.'],
  ['liability', 'We were negligent.', 'The effect is negligible.'],
  ['liability', 'It was our fault.', 'We found the fault in the boiler.'],
  ['fake-apology', 'Het spijt ons dat u zich zo voelt.', 'Het spijt ons dat wij te laat waren.'],
  ['fake-apology', 'Excuses voor het eventuele ongemak.', 'Onze excuses voor het lange wachten.'],
  ['fake-apology', 'Excuses als u last had.', 'Onze excuses: wij hebben u niet teruggebeld.'],
  ['fake-apology', 'We are sorry that you feel this way.', 'We are sorry that we came too late.'],
  ['fake-apology', 'We apologise for any inconvenience.', 'We apologise for the damage to your floor.'],
  ['fake-apology', 'We are sorry if you were upset.', 'We are sorry. If you have questions, call us.'],
  ['dead-link', 'Zie https://ec.europa.eu/consumers/odr.', 'De Europese Unie heeft regels voor kozijnen.'],
  ['dead-link', 'Use the EU ODR platform.', 'Use the disputes committee.'],
  [
    'date-missing',
    'Wij herstellen dit zo snel mogelijk.',
    'Wij herstellen dit zo snel mogelijk, uiterlijk 12 december.',
  ],
  ['date-missing', 'U hoort binnenkort van ons.', 'U hoort uiterlijk 12 december 2026 van ons.'],
  [
    'date-missing',
    'We will call you as soon as possible.',
    'We will call you as soon as possible, by 12 December.',
  ],
  ['date-missing', 'You will hear from us shortly.', 'It broke shortly after the delivery.'],
  ['verdict-word', 'Uw klacht is ongegrond.', 'Wij zijn het niet met u eens.'],
  ['verdict-word', 'Your complaint is unfounded.', 'We do not agree with you.'],
  ['policy-without-reason', 'Dat is ons beleid.', 'Dat is ons beleid, omdat het dak anders lekt.'],
  ['policy-without-reason', 'It is our policy.', 'It is our policy because gas is dangerous.'],
  ['reproach', 'Zoals u weet lekt elk dak.', 'U weet waar het lekt.'],
  ['reproach', 'U klaagt ten onrechte.', 'U betaalde onze rekening terecht niet.'],
  ['reproach', 'U had dit bij de oplevering moeten zien.', 'U had dit al aan ons geschreven.'],
  ['reproach', 'As you know, paint dries.', 'Ask us what you want to know.'],
  ['reproach', 'You should have noticed it.', 'We should have noticed it.'],
  ['identity-document', 'Stuur een kopie van uw paspoort.', 'Stuur een kopie van uw rekening.'],
  ['identity-document', 'Please send a copy of your passport.', 'Please send a copy of your order.'],
  ['legal-latin', 'Dit geldt mutatis mutandis.', 'Dit geldt ook hier.'],
  ['empty-phrase', 'Wij nemen uw klacht zeer serieus.', 'Wij hebben uw klacht onderzocht.'],
  ['empty-phrase', 'We value your feedback.', 'Thank you for your photos.'],
  ['link-not-allowed', 'Kijk op https://example.com/x.', 'Mail naar bea@example.org.'],
  ['link-not-allowed', 'Kijk op www.example.com.', 'De site van de gemeente zegt meer.'],
];

describe('a letter', () => {
  test.each(PAIRS)('is stopped for %s by %j and not by %j', (rule, stops, passes) => {
    expect(rules(stops)).toStrictEqual([rule]);
    expect(rules(passes)).toStrictEqual([]);
  });

  test('has a pair of words here for every rule about words', () => {
    const shown = new Set(PAIRS.map(([rule]) => rule));
    const others = ['unanswered-point', 'rights-missing', 'day-not-named', 'blame'];
    expect(LINT_RULES.filter((rule) => !shown.has(rule))).toStrictEqual(others);
  });

  test('that leaves a point without an answer is stopped, with the number of that point', () => {
    const points = [
      { number: 1, answered: true },
      { number: 2, answered: false },
    ];
    expect(lint('Punt 1: u heeft gelijk.', { ...PLAIN_TEXT, points })).toStrictEqual([
      { rule: 'unanswered-point', line: null, words: '2' },
    ]);
  });

  test('that must name the rights and does not is stopped; a line that was wrapped is found', () => {
    const rights = 'U kunt ook altijd naar de rechter.';
    expect(rules('Wij zijn het niet met u eens.', { rights })).toStrictEqual(['rights-missing']);
    expect(rules('U kunt ook\naltijd naar de rechter.', { rights })).toStrictEqual([]);
  });

  test('that does not name a day that was promised is stopped', () => {
    const days = ['zaterdag 12 december 2026'];
    expect(lint('Dat doen wij gauw.', { ...PLAIN_TEXT, days })).toStrictEqual([
      { rule: 'day-not-named', line: null, words: 'zaterdag 12 december 2026' },
    ]);
    expect(rules('Klaar op zaterdag 12\ndecember 2026.', { days })).toStrictEqual([]);
  });

  test('may promise without a day where the day stands beside the text', () => {
    expect(rules('Wij vernieuwen de kit zo snel mogelijk.', { dated: true })).toStrictEqual([]);
  });

  test('may decide on liability only when that was released', () => {
    expect(rules('Wij zijn aansprakelijk.', { liabilityReleased: true })).toStrictEqual([]);
  });

  test('may lead to the sites that are allowed, and to nothing that only looks like them', () => {
    const hosts = ['example.org'];
    expect(rules('Zie https://www.example.org/klacht.', { hosts })).toStrictEqual([]);
    expect(rules('Zie www.klacht.example.org, of https://example.org.', { hosts })).toStrictEqual([]);
    for (const link of ['https://example.org@evil.example.net', 'https://badexample.org', 'http://['])
      expect(rules(`Zie ${link}`, { hosts })).toStrictEqual(['link-not-allowed']);
  });

  test('does not name a colleague as the one to blame', () => {
    const staff = ['Bea de Boer', 'Will Smit'];
    expect(rules('Dit was een fout van Bea.', { staff })).toStrictEqual(['blame']);
    expect(rules('Bea de\nBoer made a mistake.', { staff })).toStrictEqual(['blame']);
    expect(rules('Bea de Boer komt bij u kijken. De fout is hersteld.', { staff })).toStrictEqual([]);
    expect(rules('We will mend the fault.', { staff })).toStrictEqual([]);
  });

  test('may quote whatever the complainant wrote', () => {
    expect(
      rules('U schreef:\n\n│ Zoals u weet bent u aansprakelijk ... [naam]\n│ www.example.com'),
    ).toStrictEqual([]);
  });

  test('names the line of each thing, what is missing first', () => {
    const text = 'Geachte [naam],\n\nHet lekt.\nZoals\nu weet is dat zo.';
    expect(lint(text, { ...PLAIN_TEXT, days: ['12 mei 2026'] })).toStrictEqual([
      { rule: 'day-not-named', line: null, words: '12 mei 2026' },
      { rule: 'unfilled', line: 1, words: '[naam]' },
      { rule: 'reproach', line: 4, words: 'Zoals u weet' },
    ]);
  });

  test('of any length is looked at quickly', () => {
    const text = 'sorry excuses voor het alle schade www. [ < { U had dit er het dat '.repeat(3_000);
    const before = process.cpuUsage().user;
    lint(text, { ...PLAIN_TEXT, staff: ['Bea de Boer'] });
    expect(process.cpuUsage().user - before).toBeLessThan(5_000_000);
  });

  test('gets a line for each finding that is one of its lines', () => {
    const words = fc.constantFrom(
      '[naam]',
      'zoals u weet',
      '\n',
      '│ x',
      'het lekt',
      '...',
      'www.example.com',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        const text = parts.join(' ');
        for (const { line, words: found } of lint(text)) {
          expect(text.split('\n')[(line ?? 0) - 1]).toBeDefined();
          expect(found).not.toBe('');
        }
      }),
    );
  });
});
