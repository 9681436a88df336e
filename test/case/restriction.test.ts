/** A contact arrangement: by a manager, with a reason, and for six months at most (domain.md 2.6). */
import { expect, test } from 'vitest';
import { ANNA, ASKED, caseAfter, clockOf, given, registered, wants } from '../support/given.ts';

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

test('it ends before its day when a manager says so, and what waited is read', () => {
  const lift = (details = {}) => wants({ type: 'lift_restriction', text: '' }, details);
  const lifted = { type: 'contact_lifted', text: '' } as const;
  const monthly = { type: 'contact_arranged', contact: null, channel: null, monthly: true } as const;
  const wrote = { type: 'correspondence_received', from: ANNA, supplied: [] } as const;
  given([registered()]).when(lift()).thenRefused('no-restriction');
  given([registered(), made('2027-03-01')])
    .when(lift())
    .then([lifted]);
  given([registered(), made('2027-03-01'), monthly, wrote])
    .when(lift())
    .then([{ type: 'reading_due', mails: 1 }, lifted]);
  given([registered(), made('2027-03-01')])
    .when(lift({ roles: ['coordinator'] }))
    .thenRefused({ code: 'role', roles: ['manager'] });
  expect(caseAfter(registered(), made('2027-03-01'), lifted).restriction).toBeNull();
});

test('a file that is kept is looked at every six months, also after the end', () => {
  const held = {
    type: 'legal_hold_set',
    on: true,
    why: 'Haar advocaat schreef ons.',
    automatic: false,
  } as const;
  const closed = { type: 'complaint_closed', reason: 'withdrawn', why: 'Gebeld.', route: null } as const;
  expect(clockOf(caseAfter(registered(), held, closed), 'hold').next).toEqual({
    act: 'review_hold',
    percent: null,
    at: new Date('2027-05-18T06:30:00Z'),
  });
  given([registered(), held, closed])
    .when({ ...ASKED, type: 'review_hold', at: new Date('2027-05-18T06:30:00Z') })
    .then([{ type: 'hold_review_due' }]);
  given([registered(), held])
    .when({ ...ASKED, type: 'review_hold' })
    .thenRefused('not-due-yet');
});

test('it changes nothing of the complaint itself', () => {
  const before = caseAfter(registered());
  const after = caseAfter(registered(), made('2027-03-01'));
  expect({ ...after, restriction: null, revision: 0 }).toStrictEqual({ ...before, revision: 0 });
});
