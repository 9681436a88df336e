/** The words of `#work`, `#cost` and `#paid` as people write them, in both languages. */
import { describe, expect, test } from 'vitest';
import type { ReadContext } from '../../src/staff/command-row.ts';
import { readCost, readPaid, readWork } from '../../src/staff/read-work.ts';
import { DUTCH_CALENDAR } from '../support/given.ts';

const ELS = { name: 'Els de Boer', address: 'els@example.org' };
const CONTEXT: ReadContext = {
  today: '2026-11-17',
  calendar: DUTCH_CALENDAR,
  language: 'nl',
  sender: ELS,
  people: [ELS],
  ownAddresses: ['klachten@example.org'],
  categories: [],
  files: [],
};
const KEES = { name: 'Kees Vos', address: 'kees@kitbedrijf.example' };
const ORDER = {
  type: 'order_work',
  to: KEES,
  point: null,
  text: 'Vernieuw de kitvoeg.',
  until: null,
  language: null,
};
const lines = (text: string) => {
  const [args = '', ...block] = text.split('\n');
  return { args, block };
};

describe('an order', () => {
  test.each([
    ['Kees Vos <kees@kitbedrijf.example>\nVernieuw de kitvoeg.', {}],
    [
      'kees@kitbedrijf.example uiterlijk 11 december\nVernieuw de kitvoeg.',
      { to: { ...KEES, name: '' }, until: '2026-12-11' },
    ],
    [
      'Kees Vos <Kees@Kitbedrijf.example>, uiterlijk 11 december\nVernieuw de kitvoeg.',
      { until: '2026-12-11' },
    ],
    ['1: Kees Vos <kees@kitbedrijf.example>\nVernieuw de kitvoeg.', { point: 1 }],
    [
      'punt 2 Kees Vos <kees@kitbedrijf.example> by friday\nVernieuw de kitvoeg.',
      { point: 2, until: '2026-11-20' },
    ],
    ['Kees Vos <kees@kitbedrijf.example>: Vernieuw de kitvoeg.', {}],
    [
      'Kees Vos <kees@kitbedrijf.example> by 11 december in english\nVernieuw de kitvoeg.',
      { until: '2026-12-11', language: 'en' },
    ],
    ['Kees Vos <kees@kitbedrijf.example> in het Engels\nVernieuw de kitvoeg.', { language: 'en' }],
    [
      'Kees Vos <kees@kitbedrijf.example>\nVernieuw de kitvoeg.\nZij spreekt english',
      { text: 'Vernieuw de kitvoeg.\nZij spreekt english' },
    ],
  ])('"%s" is read', (text, details) => {
    expect(readWork(lines(text), CONTEXT)).toEqual({ ok: true, request: { ...ORDER, ...details } });
  });

  test.each([
    ['Kees Vos\nVernieuw de kitvoeg.', 'no-address'],
    ['kees@kitbedrijf.example', 'missing-text'],
    ['kees@kitbedrijf.example uiterlijk 16 november 2026\nVernieuw.', 'date-in-past'],
    ['els@example.org\nVernieuw de kitvoeg.', 'own-person'],
    ['klachten@example.org\nVernieuw de kitvoeg.', 'own-person'],
  ])('"%s" is refused: %s', (text, code) => {
    expect(readWork(lines(text), CONTEXT)).toMatchObject({ ok: false, fault: { code } });
  });
});

describe('a cost', () => {
  test.each([
    ['€ 350 nieuwe kitvoeg', 35_000, 'nieuwe kitvoeg', null],
    ['350,50 nieuwe kitvoeg', 35_050, 'nieuwe kitvoeg', null],
    ['€ 1.250,- steiger, verhaal kees@kitbedrijf.example', 125_000, 'steiger', { ...KEES, name: '' }],
    [
      '350 euro new joint recover Dakbedrijf Bos',
      35_000,
      'new joint',
      { name: 'Dakbedrijf Bos', address: '' },
    ],
  ])('"%s" is read', (args, cents, what, recoverFrom) => {
    expect(readCost({ args, block: [] }, CONTEXT)).toEqual({
      ok: true,
      request: { type: 'record_cost', cents, what, recoverFrom },
    });
  });

  test.each([
    ['', 'missing-value'],
    ['veel geld', 'no-amount'],
    ['€ 350', 'missing-text'],
  ])('"%s" is refused: %s', (args, code) => {
    expect(readCost({ args, block: [] }, CONTEXT)).toMatchObject({ ok: false, fault: { code } });
  });
});

describe('a payment', () => {
  test.each([
    ['€ 75', '2026-11-17', null],
    ['€ 75 gisteren', '2026-11-16', null],
    ['75 euro 10 november', '2026-11-10', null],
    ['€ 75 gisteren van Dakbedrijf Bos', '2026-11-16', { name: 'Dakbedrijf Bos', address: '' }],
    ['€ 75 from kees@kitbedrijf.example', '2026-11-17', { ...KEES, name: '' }],
  ])('"%s" is read', (args, on, from) => {
    expect(readPaid({ args, block: [] }, CONTEXT)).toEqual({
      ok: true,
      request: { type: 'record_payment', cents: 7_500, on, from },
    });
  });

  test('in the future is refused', () => {
    expect(readPaid({ args: '€ 75 morgen', block: [] }, CONTEXT)).toMatchObject({
      ok: false,
      fault: { code: 'date-in-future' },
    });
  });
});
