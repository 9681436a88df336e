/** The deposit of a new home: told between one and two months after delivery, answered, and done with (clock F). */
import { describe, expect, test } from 'vitest';
import { depositStep, notaryOf } from '../../src/case/deposit.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import {
  ASKED,
  acknowledged,
  caseAfter,
  clockOf,
  given,
  RULES,
  registered,
  wants,
} from '../support/given.ts';

const DELIVERED: CaseEvent = {
  type: 'field_corrected',
  field: 'delivery',
  value: '2026-11-02',
  previous: '',
};
const HOME = [registered({ profile: 'bouw' }), acknowledged(), DELIVERED] as const;
const TOLD: CaseEvent = { type: 'deposit_told', delivery: '2026-11-02', until: '2027-02-02' };
const tell = (at: string) => ({ ...ASKED, type: 'tell_deposit' as const, at: new Date(at) });

describe('the letter about the deposit', () => {
  test('leaves one month after delivery, when the office opens, and once', () => {
    expect(depositStep(caseAfter(...HOME), RULES)).toEqual({
      act: 'tell_deposit',
      percent: null,
      at: new Date('2026-12-02T07:30:00Z'),
    });
    given(HOME).when(tell('2026-12-02T07:30:00Z')).then([TOLD]);
    given(HOME).when(tell('2026-12-01T07:30:00Z')).thenRefused('not-due-yet');
    expect(clockOf(caseAfter(...HOME, TOLD), 'deposit').stoppedAt).not.toBeNull();
  });

  test('is for a person where no letter may leave by itself', () => {
    expect(depositStep(caseAfter(...HOME, { type: 'answers_forbidden' }), RULES)).toBe('usual');
    expect(depositStep(caseAfter(registered(), acknowledged(), DELIVERED), RULES)).toBeNull();
  });

  test('goes to the notary as well where the register has an address', () => {
    const notary = (value: string) => notaryOf({ fields: { notary: value } });
    expect(notary('mr. E. Vos <Vos@notaris.example>')).toEqual({
      address: 'vos@notaris.example',
      name: 'mr. E. Vos',
    });
    expect(notary('mr. E. Vos, Utrecht')).toBeNull();
    expect(notaryOf({ fields: {} })).toBeNull();
  });
});

test('what the buyer answered is recorded, where a home was delivered', () => {
  const answer = wants({ type: 'record_deposit', keep: 'part', text: '€ 2.500' });
  const answered = { type: 'deposit_answered', keep: 'part', text: '€ 2.500' } as const;
  given([...HOME, TOLD])
    .when(answer)
    .then([answered]);
  given([...HOME, TOLD, answered])
    .when(answer)
    .thenRefused('nothing-changes');
  given([registered()]).when(answer).thenRefused('no-delivery');
});
