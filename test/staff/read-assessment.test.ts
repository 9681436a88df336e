import { describe, expect, test } from 'vitest';
import { readAssessment } from '../../src/staff/read-assessment.ts';
import { CONTEXT, problemsOf, readText, requestsOf } from '../support/command-mail.ts';

const finding = (args: string) => {
  const reading = readAssessment({ args, block: [] }, CONTEXT);
  return reading.ok ? reading.request : reading.fault.code;
};

describe('a finding', () => {
  test.each([
    ['founded', null, 'founded', ''],
    ['founded: two witnesses', null, 'founded', 'two witnesses'],
    ['gegrond omdat de kitvoeg nat is', null, 'founded', 'de kitvoeg nat is'],
    ['1: founded', 1, 'founded', ''],
    ['punt 2 ongegrond: de goot is van de buren', 2, 'unfounded', 'de goot is van de buren'],
    ['2 founded', 2, 'founded', ''],
    ['deels gegrond -- het kozijn is goed', null, 'partly', 'het kozijn is goed'],
    ['not founded because the gutter is theirs', null, 'unfounded', 'the gutter is theirs'],
    ['geen oordeel', null, 'no-finding', ''],
    ['Out of scope — another company', null, 'out-of-scope', 'another company'],
    ['founded: 12 tiles are loose', null, 'founded', '12 tiles are loose'],
  ])('written as %s', (args, point, value, grounds) => {
    expect(finding(args)).toStrictEqual({ type: 'assess_point', point, finding: value, grounds });
  });

  test('in the name of the command takes a bare number for text', () => {
    expect(requestsOf('#gegrond 12 tegels liggen los')).toMatchObject([
      { point: null, grounds: '12 tegels liggen los' },
    ]);
    expect(requestsOf('#gegrond 2: de tegels liggen los')).toMatchObject([
      { point: 2, grounds: 'de tegels liggen los' },
    ]);
    expect(requestsOf('#ongegrond\nDe goot is van de buren.\n\nWij keken op 3 maart.')).toMatchObject([
      { finding: 'unfounded', grounds: 'De goot is van de buren.\n\nWij keken op 3 maart.' },
    ]);
  });

  test('in two words is not taken for grounds', () => {
    expect(requestsOf('#deels gegrond: het kozijn is goed')).toMatchObject([
      { finding: 'partly', grounds: 'het kozijn is goed' },
    ]);
    expect(requestsOf('#partly 2: founded')).toMatchObject([{ point: 2, finding: 'partly', grounds: '' }]);
    expect(problemsOf('#niet gegrond: de goot')).toStrictEqual([
      '1 unknown-command | #niet-gegrond: de goot',
    ]);
  });

  test('that is none is refused with the list', () => {
    expect(finding('guilty: yes')).toBe('unknown-value');
    expect(finding('12')).toBe('unknown-value');
    expect(finding('')).toBe('missing-value');
  });
});

describe('a remedy', () => {
  test.each([
    [
      '#herstel wij vernieuwen de kitvoeg, uiterlijk 12 december',
      'wij vernieuwen de kitvoeg',
      '2026-12-12',
      null,
    ],
    [
      '#remedy we renew it by 12 december who Jansen Sealants',
      'we renew it',
      '2026-12-12',
      'Jansen Sealants',
    ],
    [
      '#herstel kit vernieuwen, uiterlijk vrijdag door Jansen Kitwerken.',
      'kit vernieuwen',
      '2026-11-20',
      'Jansen Kitwerken',
    ],
    ['#herstel de schade door Jansen vergoeden wij', 'de schade door Jansen vergoeden wij', null, null],
    [
      '#remedy\nWe renew the joint, by 12 december\nand paint it.',
      'We renew the joint\nand paint it.',
      '2026-12-12',
      null,
    ],
    ['#remedy We renew it.\nDone by 12 december', 'We renew it.\nDone by 12 december', null, null],
  ])('written as %j', (mail, text, until, who) => {
    expect(requestsOf(mail)).toStrictEqual([{ type: 'decide_remedy', point: null, text, until, who }]);
  });

  test('may be for one point', () => {
    expect(requestsOf('#herstel punt 2: wij schilderen het')).toMatchObject([
      { point: 2, text: 'wij schilderen het' },
    ]);
  });

  test('is refused without words, and with a term that is none', () => {
    expect(problemsOf('#remedy by friday')).toStrictEqual(['1 missing-text']);
    expect(problemsOf('#remedy we renew it by 4-5-2027')).toStrictEqual([
      '1 ambiguous-date | #remedy we renew it by 2027-05-04 | #remedy we renew it by 2027-04-05',
    ]);
    expect(problemsOf('#remedy we renew it by 31 february')).toStrictEqual(['1 impossible-date']);
    expect(problemsOf('#remedy we renew it by 1 november 2026')).toStrictEqual(['1 date-in-past']);
  });
});

describe('questions', () => {
  test.each([
    ['#ask Can you send a photo?', ['Can you send a photo?'], null],
    [
      '#vraag 1. Kunt u een foto\nsturen?\n2) Sinds wanneer?',
      ['Kunt u een foto\nsturen?', 'Sinds wanneer?'],
      null,
    ],
    ['#ask\nDear Ms De Wit,\n- a photo\n- your address', ['Dear Ms De Wit,\na photo', 'your address'], null],
    [
      '#ask Since when?\nHow often?\nThank you for that.',
      ['Since when?', 'How often?\nThank you for that.'],
      null,
    ],
    ['#vraag Wilt u een foto sturen, uiterlijk vrijdag?', ['Wilt u een foto sturen?'], '2026-11-20'],
  ])('in %j', (mail, questions, until) => {
    expect(requestsOf(mail)).toStrictEqual([{ type: 'ask_information', questions, until }]);
  });

  test('are asked in words', () => expect(problemsOf('#ask')).toStrictEqual(['1 missing-text']));
});

describe('other letters', () => {
  test('a reply is a text, or the number of a note', () => {
    expect(requestsOf('#reply T-17-4')).toStrictEqual([{ type: 'send_note', transaction: 17 }]);
    expect(requestsOf('#antwoord 17')).toMatchObject([{ type: 'write_reply', text: '17' }]);
  });

  test.each(['T-17', 'T-17-5', 't – 17'])('a mistyped number of a note is never a letter: %s', (written) => {
    const reading = readText(`#reply ${written}`);
    expect(reading).toMatchObject({ ok: false, problems: [{ code: 'bad-transaction' }] });
  });

  test('a visit has a day, a time and a visitor', () => {
    const visit = { type: 'plan_visit', day: '2026-11-20', time: '14:00', text: '' };
    const pieter = { name: 'Pieter Bos', address: 'pieter.bos@example.org' };
    expect(requestsOf('#visit friday 14:00 Pieter')).toStrictEqual([{ ...visit, visitor: pieter }]);
    expect(requestsOf('#bezoek op vrijdag om 14.00 uur met Pieter')).toStrictEqual([
      { ...visit, visitor: pieter },
    ]);
    expect(requestsOf('#bezoek vrijdag om 14.00 uur')).toMatchObject([
      { ...visit, visitor: { name: 'Bea Smit' } },
    ]);
    expect(requestsOf('#visit friday 2pm: Kees Jansen <k.jansen@example.net>')).toStrictEqual([
      { ...visit, visitor: { name: 'Kees Jansen', address: 'k.jansen@example.net' } },
    ]);
    expect(problemsOf('#visit friday')).toStrictEqual(['1 missing-time']);
    expect(problemsOf('#visit friday 14:00 Pietre')).toStrictEqual([
      '1 unknown-name | #visit friday 14:00 Pieter Bos',
    ]);
  });

  test('a consult is for one person, with a question', () => {
    const colleague = { name: 'Pieter Bos', address: 'pieter.bos@example.org' };
    for (const mail of [
      '#consult Pieter: is it dry?',
      '#consult pieter bos\nis it dry?',
      '#consult pieter.bos@example.org is it dry?',
    ]) {
      expect(requestsOf(mail)).toStrictEqual([{ type: 'consult', colleague, text: 'is it dry?' }]);
    }
    expect(requestsOf('#consult k.jansen@example.net\nIs it dry?')).toMatchObject([
      { colleague: { name: '', address: 'k.jansen@example.net' } },
    ]);
    expect(problemsOf('#consult Pieter')).toStrictEqual(['1 missing-text']);
  });

  test('an extension has a day and a reason', () => {
    expect(requestsOf('#verleng over 2 weken omdat de deskundige\nziek is')).toStrictEqual([
      { type: 'extend_decision', until: '2026-12-01', because: 'de deskundige\nziek is' },
    ]);
    expect(requestsOf('#verleng tot 12 december: ziekte')).toMatchObject([{ until: '2026-12-12' }]);
    expect(problemsOf('#extend 12 december')).toStrictEqual(['1 missing-text']);
    expect(problemsOf('#extend because he is ill')).toStrictEqual(['1 no-date']);
  });

  test('money may be goodwill', () => {
    expect(requestsOf('#compensate € 1.250,00')).toStrictEqual([
      { type: 'compensate', cents: 125_000, goodwill: false },
    ]);
    expect(requestsOf('#vergoed 75 euro (coulance)')).toMatchObject([{ cents: 7500, goodwill: true }]);
    expect(problemsOf('#compensate a lot')).toStrictEqual(['1 no-amount']);
    expect(problemsOf('#compensate $ 20')).toStrictEqual(['1 other-currency']);
  });

  test('a call and a posting lie behind us', () => {
    expect(requestsOf('#gebeld vrijdag: zij leest de brief')).toStrictEqual([
      { type: 'tell_decision', on: '2026-11-13', summary: 'zij leest de brief' },
    ]);
    expect(requestsOf('#posted')).toStrictEqual([{ type: 'record_posted', on: '2026-11-17' }]);
    expect(problemsOf('#posted tomorrow')).toStrictEqual(['1 date-in-future']);
  });

  test('leaving the procedure needs a route and a reason', () => {
    expect(requestsOf('#geen-klacht reparatie: u vraagt om een monteur')).toStrictEqual([
      { type: 'decline_complaint', route: 'repair', why: 'u vraagt om een monteur' },
    ]);
    expect(problemsOf('#notcomplaint question')).toStrictEqual(['1 missing-text']);
  });
});
