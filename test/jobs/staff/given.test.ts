/** In whose name a command is given: who wrote the mail, and who approved it. */
import { expect, test } from 'vitest';
import { givenBy, personOf } from '../../../src/jobs/staff/given.ts';

const AT = new Date('2026-03-02T09:00:00Z');
const ELS = {
  address: 'els@example.org',
  name: 'Els Bakker',
  roles: ['handler'],
  language: 'nl',
} as const;
const BY = { kind: 'staff', address: ELS.address } as const;

test('a command carries who wrote it, in which mail and with which roles', () => {
  expect(givenBy({ by: BY, mailId: 7, member: ELS }, AT)).toStrictEqual({
    at: AT,
    by: BY,
    mailId: 7,
    person: { address: 'els@example.org', name: 'Els Bakker' },
    roles: ['handler'],
    approvedBy: null,
  });
});

test('a command that a manager approved carries who approved it', () => {
  const given = givenBy({ by: BY, mailId: 7, member: ELS, approvedBy: 'maud@example.org' }, AT);
  expect(given.approvedBy).toBe('maud@example.org');
});

test('the log names a colleague by address and name alone', () => {
  expect(personOf(ELS)).toStrictEqual({ address: 'els@example.org', name: 'Els Bakker' });
});
