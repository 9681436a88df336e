import { describe, expect, test } from 'vitest';
import { registerComplaint } from '../../src/case/receipt.ts';
import { given, RULES, register, registered, TUESDAY } from '../support/given.ts';

describe('a complaint is entered in the register', () => {
  test('with its reference, its complainant, its words and the day of our decision', () => {
    given([]).when(register()).then([registered()]);
  });

  test('with both dates, and the decision counted from receipt', () => {
    const receivedAt = new Date('2026-11-13T16:00:00Z');
    given([])
      .when(register({ receivedAt }))
      .then([registered({ receivedAt: '2026-11-13T16:00:00.000Z', decisionDue: '2026-12-11' })]);
  });

  test('with the profile by whose terms the day of the decision was counted', () => {
    const terms = { ...RULES.profile.terms, decision: { amount: 6, unit: 'weeks' } } as const;
    given([], { ...RULES, profile: { ...RULES.profile, name: 'bouw', terms } })
      .when(register())
      .then([registered({ profile: 'bouw', decisionDue: '2026-12-29' })]);
  });

  test('with a decision day that is never a closed day', () => {
    const receivedAt = new Date('2026-11-27T10:00:00Z');
    expect(registerComplaint(register({ receivedAt }), RULES).decisionDue).toBe('2026-12-28');
  });

  test('with its subject as the point when the mail has no words', () => {
    const { points } = registerComplaint(register({ words: ' \n\t' }), RULES);
    expect(points).toEqual([{ number: 1, text: 'Lekkage dakkapel' }]);
  });

  test('also when it has neither words nor subject', () => {
    const { points } = registerComplaint(register({ words: '', subject: '' }), RULES);
    expect(points).toEqual([{ number: 1, text: '' }]);
  });

  test('with the words as they were written, white space included', () => {
    const { points } = registerComplaint(register({ words: 'Het lekt.\n\n  Alweer.\n' }), RULES);
    expect(points).toEqual([{ number: 1, text: 'Het lekt.\n\n  Alweer.\n' }]);
  });

  test('registered at the instant of the command', () => {
    const at = new Date(TUESDAY.getTime() + 60_000);
    expect(registerComplaint(register({ at }), RULES).registeredAt).toBe('2026-11-17T10:01:00.000Z');
  });
});
