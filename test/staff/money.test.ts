import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMoney } from '../../src/staff/money.ts';

test.each([
  ['€ 1.250,00', 125_000],
  ['1250', 125_000],
  ['12,50 euro', 1_250],
  ['EUR 1,250.00', 125_000],
  ['1.250', 125_000],
  ['1,250', 125_000],
  ['1.250.000', 125_000_000],
  ['1 250,50', 125_050],
  ['€12,-', 1_200],
  ['€ 12,–', 1_200],
  ['12,5', 1_250],
  ['0,75', 75],
  ['€75', 7_500],
])('%s is an amount', (written, cents) => expect(readMoney(written)).toStrictEqual({ ok: true, cents }));

test.each([
  '',
  'euro',
  '0',
  '-5',
  '1.25.0',
  '12,3456',
  '1,250,00',
  '0.125',
  '1.2500',
  '€ 10 of € 20',
  '9'.repeat(12),
])('"%s" is no amount', (written) =>
  expect(readMoney(written)).toStrictEqual({ ok: false, code: 'no-amount' }),
);

test.each(['$ 100', '100 GBP', '£20'])('%s is not in euro', (written) => {
  expect(readMoney(written)).toStrictEqual({ ok: false, code: 'other-currency' });
});

test('an amount printed in Dutch or English is read back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99_999_999_999 }),
      fc.constantFrom('nl-NL', 'en-IE'),
      (cents, locale) => {
        const printed = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(
          cents / 100,
        );
        expect(readMoney(printed)).toStrictEqual({ ok: true, cents });
      },
    ),
  );
});
