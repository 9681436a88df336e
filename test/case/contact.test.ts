/** What a contact arrangement means while it holds: who, how, when we read, and that it ends by itself (domain.md 2.6). */
import { describe, expect, test } from 'vitest';
import { arrangementOf, goesByPost, isWritingOnly } from '../../src/case/contact.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import {
  ANNA,
  ASKED,
  acknowledged,
  caseAfter,
  clockOf,
  given,
  type Happened,
  registered,
} from '../support/given.ts';

const BEA = { address: 'bea@example.org', name: 'Bea de Boer' };
const RESTRICTED: CaseEvent = {
  type: 'contact_restricted',
  why: 'Schrijf ons alleen per mail.',
  until: '2027-03-01',
};
const ARRANGED: CaseEvent = { type: 'contact_arranged', contact: BEA, channel: 'mail', monthly: true };
/** Nine in the morning of the desk, in winter. */
const morning = (day: string): Date => new Date(`${day}T08:00:00Z`);
const wrote = (day: string): Happened => ({
  at: new Date(`${day}T10:00:00Z`),
  by: { kind: 'complainant', address: ANNA.address },
  fact: { type: 'correspondence_received', from: ANNA, supplied: [] },
});
const arranged = (...happened: readonly Happened[]) =>
  caseAfter(registered(), acknowledged(), RESTRICTED, ARRANGED, ...happened);
const nextOf = (...happened: readonly Happened[]) => clockOf(arranged(...happened), 'contact').next;

describe('while an arrangement holds', () => {
  test('one colleague answers, and only by mail', () => {
    const state = arranged();
    expect(arrangementOf(state)).toMatchObject({ contact: BEA, channel: 'mail', monthly: true });
    expect([isWritingOnly(state), goesByPost(state)]).toEqual([true, false]);
  });

  test('letters are printed where it says letter', () => {
    const onPaper: CaseEvent = { type: 'contact_arranged', contact: null, channel: 'letter', monthly: false };
    expect(goesByPost(caseAfter(registered(), RESTRICTED, onPaper))).toBe(true);
    expect(goesByPost(caseAfter(registered(), RESTRICTED))).toBe(false);
  });

  test('what the complainant writes waits for the day of reading, counted from the beginning', () => {
    const state = arranged(wrote('2026-11-20'), wrote('2026-12-02'));
    expect(arrangementOf(state)).toMatchObject({ unread: 2, waits: true });
    expect(nextOf(wrote('2026-11-20'))).toEqual({
      act: 'read_unread',
      percent: null,
      at: morning('2026-12-17'),
    });
    expect(
      nextOf({ at: morning('2026-12-17'), fact: { type: 'contact_review_due' } }, wrote('2026-12-17')),
    ).toEqual({ act: 'read_unread', percent: null, at: morning('2027-01-18') });
  });

  test('an answer to our questions never waits', () => {
    const asked: CaseEvent = {
      type: 'information_requested',
      questions: ['Sinds wanneer?'],
      until: '2026-12-01',
    };
    expect(arrangementOf(arranged(asked, wrote('2026-11-20')))).toMatchObject({ unread: 0, waits: false });
  });

  test('the complainant hears from us once a month instead of every fourteen days', () => {
    expect(clockOf(arranged(), 'update').dueOn).toBe('2026-12-17');
    expect(clockOf(caseAfter(registered(), acknowledged(), RESTRICTED), 'update').dueOn).toBe('2026-12-01');
  });
});

describe('an arrangement', () => {
  test('is looked at again by the manager half way, once', () => {
    expect(nextOf()).toEqual({ act: 'review_contact', percent: null, at: morning('2027-01-08') });
    given([registered(), RESTRICTED])
      .when({ ...ASKED, type: 'review_contact', at: morning('2027-01-08') })
      .then([{ type: 'contact_review_due' }]);
    given([registered(), RESTRICTED])
      .when({ ...ASKED, type: 'review_contact' })
      .thenRefused('not-due-yet');
    expect(nextOf({ type: 'contact_review_due' })?.act).toBe('free_contact');
  });

  test('has its mail read on the day, and ends by itself after its last day with nothing unread', () => {
    const unread = [registered(), RESTRICTED, ARRANGED, wrote('2026-11-20')];
    given(unread)
      .when({ ...ASKED, type: 'read_unread', at: morning('2026-12-17') })
      .then([{ type: 'reading_due', mails: 1 }]);
    given([registered(), RESTRICTED, { type: 'contact_review_due' }, ARRANGED, wrote('2027-02-25')])
      .when({ ...ASKED, type: 'free_contact', at: new Date('2027-03-01T23:00:00Z') })
      .then([{ type: 'reading_due', mails: 1 }, { type: 'contact_freed' }]);
    expect(arranged({ type: 'contact_freed' }).restriction).toBeNull();
  });

  test('of two days is over before anybody could look at it again', () => {
    const short: CaseEvent = { ...RESTRICTED, until: '2026-11-18' };
    expect(clockOf(caseAfter(registered(), short), 'contact').next?.act).toBe('free_contact');
  });

  test('is about this complaint, and ends with it', () => {
    const closed: CaseEvent = { type: 'complaint_closed', reason: 'withdrawn', why: 'Gebeld.', route: null };
    expect(arrangementOf(arranged(closed))).toBeNull();
  });
});
