/** A contact arrangement: by a manager, with a reason, and for six months at most (domain.md 2.6). */
import { expect, test } from 'vitest';
import { caseAfter, given, registered, wants } from '../support/given.ts';

const restrict = (until: string, why = 'Schrijf ons alleen per mail.', details = {}) =>
  wants({ type: 'restrict_contact', why, until, contact: null, channel: null, monthly: false }, details);
const made = (until: string) =>
  ({ type: 'contact_restricted', why: 'Schrijf ons alleen per mail.', until }) as const;

test('a contact arrangement lasts at most six months', () => {
  given([registered()])
    .when(restrict('2027-05-17'))
    .then([made('2027-05-17')]);
  given([registered()])
    .when(restrict('2027-05-18'))
    .thenRefused({ code: 'after-latest', latest: '2027-05-17' });
  given([registered()]).when(restrict('2026-11-16')).thenRefused({ code: 'day-passed', day: '2026-11-16' });
});

test('it is made by a manager, with its reason, and once', () => {
  given([registered()])
    .when(restrict('2027-03-01', 'Schrijf ons alleen per mail.', { roles: ['handler', 'coordinator'] }))
    .thenRefused({ code: 'role', roles: ['manager'] });
  given([registered()]).when(restrict('2027-03-01', ' ')).thenRefused('nothing-written');
  given([registered(), made('2027-03-01')])
    .when(restrict('2027-03-01'))
    .thenRefused('nothing-changes');
});

test('it changes nothing of the complaint itself', () => {
  const before = caseAfter(registered());
  const after = caseAfter(registered(), made('2027-03-01'));
  expect({ ...after, restriction: null, revision: 0 }).toStrictEqual({ ...before, revision: 0 });
});
