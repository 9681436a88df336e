/** Appointments as iCalendar, read back by a parser of another maker. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { Invitation } from '../../src/letters/invitation.ts';
import { writeInvite } from '../../src/shell/calendar-invite.ts';

const DESK = { address: 'klachten@example.org', name: 'Van Dalen, klachten' };
const AT = new Date('2026-11-20T09:00:00Z');
const VISIT: Invitation = {
  name: 'visit-C-1042-9',
  sequence: 0,
  cancelled: false,
  startsAt: new Date('2026-12-01T13:30:00Z'),
  endsAt: new Date('2026-12-01T14:30:00Z'),
  summary: 'Bezoek over uw klacht (C-1042-9)',
  description: 'Tom Visser. Past het niet? Bel 030 123 45 67',
  place: 'Dorpsstraat 12; 3511 AB, Utrecht',
  attendees: [
    { address: 'karin.jansen@example.net', name: 'Karin Jansen' },
    { address: 'tom@example.org', name: 'Tom Visser' },
  ],
};

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const [event] = calendar.getAllSubcomponents('vevent');
  if (event === undefined) throw new Error('there is no event');
  return { calendar, event, seen: new ICAL.Event(event) };
}

describe('an invitation', () => {
  test('is a request for one event at an instant, by the desk, for both', () => {
    const { calendar, event, seen } = read(writeInvite(VISIT, DESK, AT));
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect([seen.uid, seen.sequence, seen.summary, seen.location]).toStrictEqual([
      'visit-C-1042-9@example.org',
      0,
      VISIT.summary,
      VISIT.place,
    ]);
    expect(seen.startDate.toJSDate()).toEqual(VISIT.startsAt);
    expect(seen.endDate.toJSDate()).toEqual(VISIT.endsAt);
    expect(seen.startDate.zone.tzid).toBe('UTC');
    expect(event.getFirstPropertyValue('organizer')).toBe('mailto:klachten@example.org');
    expect(seen.attendees.map((attendee) => String(attendee.getFirstValue()).toLowerCase())).toStrictEqual([
      'mailto:karin.jansen@example.net',
      'mailto:tom@example.org',
    ]);
    expect(seen.attendees.map((attendee) => attendee.getParameter('cn'))).toStrictEqual([
      'Karin Jansen',
      'Tom Visser',
    ]);
  });

  test('of another time has the same name and a higher number', () => {
    const { seen } = read(writeInvite({ ...VISIT, sequence: 2 }, DESK, AT));
    expect([seen.uid, seen.sequence]).toStrictEqual(['visit-C-1042-9@example.org', 2]);
  });

  test('is the same text when it is written again', () => {
    expect(writeInvite(VISIT, DESK, AT)).toBe(writeInvite(VISIT, DESK, AT));
  });

  test('has no place where none is known', () => {
    expect(
      read(writeInvite({ ...VISIT, place: '' }, DESK, AT)).event.getFirstProperty('location'),
    ).toBeNull();
  });

  test('says what was written and nothing more, whatever was written', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('a', '"', '\\', ';', ',', ':', '\n', '\r', 'é', 'ATTENDEE:', 'END:VEVENT'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(hostile, hostile, (summary, name) => {
        const visit = {
          ...VISIT,
          summary,
          place: summary,
          attendees: [{ address: 'karin.jansen@example.net', name }],
        };
        const { calendar, seen } = read(writeInvite(visit, DESK, AT));
        expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
        expect(seen.attendees).toHaveLength(1);
        expect(seen.uid).toBe('visit-C-1042-9@example.org');
      }),
    );
  });
});
