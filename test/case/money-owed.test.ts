/** Money that was promised is owed until it is paid, whether or not the complaint is closed (domain.md 3.5 check 23). */
import { describe, expect, test } from 'vitest';
import { isAboutMoney, moneyOwed, paidTo } from '../../src/case/money-owed.ts';
import type { Person } from '../../src/case/vocabulary.ts';
import { caseAfter, given, registered, wants } from '../support/given.ts';

const PROMISED = [
  registered(),
  { type: 'point_assessed', point: 1, finding: 'partly', grounds: 'De kitvoeg is van later.' },
  { type: 'compensation_decided', cents: 15_000, goodwill: true, approvedBy: null },
  { type: 'decision_reported', until: '2026-12-01' },
] as const;
const AGREED = [
  { type: 'agreement_recorded', text: '' },
  { type: 'complaint_closed', reason: 'settled', why: '', route: null },
] as const;
const paid = (cents: number, from: Person | null = null) =>
  ({ type: 'payment_recorded', cents, on: '2026-11-20', from }) as const;

describe('money for a complainant', () => {
  test('is not owed while the complainant may still react', () => {
    expect(moneyOwed(caseAfter(...PROMISED))).toBe(0);
  });

  test('is owed once it is agreed, though that closes the case', () => {
    expect(moneyOwed(caseAfter(...PROMISED, ...AGREED))).toBe(15_000);
  });

  test('is owed for the part that is not paid, and never less than nothing', () => {
    expect(moneyOwed(caseAfter(...PROMISED, ...AGREED, paid(10_000)))).toBe(5_000);
    expect(moneyOwed(caseAfter(...PROMISED, ...AGREED, paid(20_000)))).toBe(0);
  });

  test('is not paid by what a third party pays to us', () => {
    const state = caseAfter(
      ...PROMISED,
      ...AGREED,
      paid(15_000, { address: 'dak@example.org', name: 'Dakbedrijf Vos' }),
    );
    expect([paidTo(state), moneyOwed(state)]).toEqual([0, 15_000]);
  });

  test('is not owed to who took the complaint back', () => {
    const withdrawn = {
      type: 'complaint_closed',
      reason: 'withdrawn',
      why: 'Opgelost.',
      route: null,
    } as const;
    expect(moneyOwed(caseAfter(...PROMISED, withdrawn))).toBe(0);
  });

  test('stands in the way of closing by hand', () => {
    const agreed = caseAfter(...PROMISED, { type: 'agreement_recorded', text: '' });
    expect(agreed.stage).toBe('executing');
    given([...PROMISED, { type: 'agreement_recorded', text: '' }])
      .when(wants({ type: 'close_complaint', reason: 'settled', why: '' }))
      .thenRefused({ code: 'closing-incomplete', reason: 'settled', missing: ['paid'] });
  });

  test('is looked at again after what changes it, and after nothing else', () => {
    expect([isAboutMoney('payment_recorded'), isAboutMoney('note_added')]).toEqual([true, false]);
  });
});
