/** The commands about disputes, as people write them in both languages. */
import { describe, expect, test } from 'vitest';
import { findEntry } from '../../src/staff/catalogue.ts';
import { foldWord } from '../../src/staff/fold.ts';
import { CONTEXT, readText } from '../support/command-mail.ts';

const requestOf = (text: string) => {
  const reading = readText(text);
  return reading.ok
    ? reading.commands.map(({ request }) => request)
    : reading.problems.map(({ code }) => code);
};
const NOTHING = {
  type: 'enter_rung',
  body: '',
  until: null,
  costs: null,
  payer: null,
  consent: null,
  binding: null,
};

describe('#rung', () => {
  test.each([
    ['#rung talk', { rung: 'talk' }],
    ['#trede gesprek', { rung: 'talk' }],
    ['#rung court by 15 January 2027', { rung: 'court', until: '2027-01-15' }],
    [
      '#trede geschillencommissie Geschillencommissie Verbouwingen, uiterlijk 15 januari 2027',
      { rung: 'committee', body: 'Geschillencommissie Verbouwingen', until: '2027-01-15' },
    ],
    ['#trede deskundige\nbindend: nee', { rung: 'expert', binding: false }],
    ['#rung mediation\nconsent: no', { rung: 'mediation' }],
    ['#rung mediation\nconsent: yes', { rung: 'mediation', consent: CONTEXT.today }],
    ['#trede bemiddeling\nkosten: geen', { rung: 'mediation', costs: 0 }],
    ['#trede bemiddeling\nwie betaalt: ieder de helft', { rung: 'mediation', payer: 'both' }],
  ])('%s', (text, expected) => {
    expect(requestOf(text)).toStrictEqual([{ ...NOTHING, ...expected }]);
  });

  test('takes its lines in any order', () => {
    const text =
      '#trede deskundige\ntoestemming: ja 16 november\nbetaalt: wij\nkosten: € 450,50\ninstantie: Ir. K. Vos\nuiterlijk: 15 januari 2027\nbindend: ja';
    expect(requestOf(text)).toStrictEqual([
      {
        type: 'enter_rung',
        rung: 'expert',
        body: 'Ir. K. Vos',
        until: '2027-01-15',
        costs: 45_050,
        payer: 'us',
        consent: '2026-11-16',
        binding: true,
      },
    ]);
  });

  test.each([
    ['#rung', 'missing-value'],
    ['#rung lawyer', 'unknown-value'],
    ['#rung talk\nWe meet on Friday.', 'unexpected-text'],
    ['#rung mediation\ncosts: some', 'no-amount'],
    ['#rung mediation\npays: the mayor', 'unknown-value'],
    ['#rung mediation\nconsent: perhaps', 'no-date'],
    ['#rung mediation\nby: soon', 'no-date'],
    ['#rung expert\nbinding: maybe', 'unknown-value'],
    ['#rung result agreed', 'missing-text'],
    ['#rung result perhaps: text', 'unknown-value'],
  ])('%s is refused as %s', (text, code) => {
    expect(requestOf(text)).toStrictEqual([code]);
  });

  test.each([
    ['#rung result agreed: we share the costs', 'agreed', 'we share the costs'],
    ['#trede uitkomst niet-eens: zij wil meer', 'not-agreed', 'zij wil meer'],
    ['#trede uitkomst advies\nHet is onderhoud.', 'advice', 'Het is onderhoud.'],
  ])('%s says what came of it', (text, result, words) => {
    expect(requestOf(text)).toStrictEqual([{ type: 'end_rung', result, text: words }]);
  });
});

describe('#legalhold', () => {
  test('is placed and let go for a reason, which asks for different proof', () => {
    expect(requestOf('#legalhold on: her lawyer wrote')).toStrictEqual([
      { type: 'place_hold', why: 'her lawyer wrote' },
    ]);
    expect(requestOf('#bewaren uit: de zaak is voorbij')).toStrictEqual([
      { type: 'lift_hold', why: 'de zaak is voorbij' },
    ]);
    expect(requestOf('#legalhold on')).toStrictEqual(['missing-text']);
    expect(findEntry(foldWord('bewaarplicht'))?.name).toBe('legalhold');
  });
});

describe('#inquiry', () => {
  const answer = (on: string | null, body = '') => ({ type: 'answer_inquiry', on, body });

  test.each([
    ['#inquiry answered', answer(null)],
    ['#navraag beantwoord gisteren', answer('2026-11-16')],
    ['#inquiry answered 16 November: Disputes Committee.', answer('2026-11-16', 'Disputes Committee')],
    ['#navraag beantwoord: Geschillencommissie', answer(null, 'Geschillencommissie')],
    ['#navraag beantwoord Geschillencommissie', answer(null, 'Geschillencommissie')],
    ['#inquiry complex', { type: 'extend_inquiry', body: '' }],
    ['#navraag ingewikkeld: Bouwbemiddeling', { type: 'extend_inquiry', body: 'Bouwbemiddeling' }],
    ['#navraag geen', { type: 'dismiss_inquiry', body: '' }],
  ])('%s', (text, request) => {
    expect(requestOf(text)).toStrictEqual([request]);
  });

  test.each([
    ['#inquiry', 'missing-value'],
    ['#inquiry perhaps', 'unknown-value'],
    ['#inquiry answered tomorrow', 'date-in-future'],
    ['#navraag beantwoord 31 november', 'impossible-date'],
  ])('%s is refused as %s', (text, code) => {
    expect(requestOf(text)).toStrictEqual([code]);
  });
});

describe('#award', () => {
  const AWARD = {
    type: 'record_award',
    point: null,
    body: '',
    on: null,
    ruling: '',
    action: '',
    until: null,
  };

  test('takes its lines and what we must do', () => {
    expect(
      requestOf(
        '#uitspraak 2:\ninstantie: Rechtbank\ndatum: 16 november\noordeel: niet dicht\nWij vernieuwen de kit.\nEn het plafond.',
      ),
    ).toStrictEqual([
      {
        ...AWARD,
        point: 2,
        body: 'Rechtbank',
        on: '2026-11-16',
        ruling: 'niet dicht',
        action: 'Wij vernieuwen de kit.\nEn het plafond.',
      },
    ]);
    expect(requestOf('#award We renew the joint by 12 December')).toStrictEqual([
      { ...AWARD, action: 'We renew the joint', until: '2026-12-12' },
    ]);
    expect(requestOf('#award\nruling: her claim is refused')).toStrictEqual([
      { ...AWARD, ruling: 'her claim is refused' },
    ]);
  });

  test('needs something that was ruled', () => {
    expect(requestOf('#award')).toStrictEqual(['missing-text']);
    expect(requestOf('#award\ndate: perhaps\nWe renew it.')).toStrictEqual(['no-date']);
  });
});

describe('#restrict and #cluster', () => {
  test('a contact arrangement names its last day', () => {
    expect(
      requestOf('#beperk Schrijf ons alleen per mail: u bedreigde een collega, tot 1 maart 2027'),
    ).toStrictEqual([
      {
        type: 'restrict_contact',
        contact: null,
        channel: null,
        monthly: false,
        why: 'Schrijf ons alleen per mail: u bedreigde een collega',
        until: '2027-03-01',
      },
    ]);
    expect(
      requestOf(
        '#restrict Please write to us: you threatened a colleague, until 1 March 2027\nchannel: mail\nreading: monthly\ncontact: Bea',
      ),
    ).toMatchObject([
      {
        why: 'Please write to us: you threatened a colleague',
        until: '2027-03-01',
        contact: { address: expect.stringContaining('@'), name: expect.stringContaining('Bea') },
        channel: 'mail',
        monthly: true,
      },
    ]);
    expect(requestOf('#restrict Write to us until 1 March 2027\nchannel: pigeon')).toStrictEqual([
      'unknown-value',
    ]);
    expect(requestOf('#restrict Write by mail only')).toStrictEqual(['missing-field']);
    expect(requestOf('#restrict offer nothing')).toStrictEqual(['missing-field']);
    expect(requestOf('#restrict')).toStrictEqual(['missing-text']);
    expect(requestOf('#restrict Write by mail only until further notice')).toStrictEqual(['no-date']);
  });

  test.each([
    ['#restrict off', ''],
    ['#beperk uit: u hield zich eraan', 'u hield zich eraan'],
    ['#restrict off\nThank you for keeping to it.', 'Thank you for keeping to it.'],
  ])('%s ends it', (text, words) => {
    expect(requestOf(text)).toStrictEqual([{ type: 'lift_restriction', text: words }]);
  });

  test('a group names cases', () => {
    expect(requestOf('#groep C-1043-2 en C-1050-3')).toStrictEqual([
      { type: 'cluster_cases', others: ['C-1043-2', 'C-1050-3'] },
    ]);
    expect(requestOf('#cluster')).toStrictEqual(['missing-value']);
    expect(requestOf('#cluster C-1043-3')).toStrictEqual(['bad-reference']);
  });
});
