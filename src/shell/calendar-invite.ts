/**
 * Writes an appointment as iCalendar, as a request that mail programs show with buttons to accept or decline. Times
 * are instants in UTC, so that no description of a time zone is needed. Source: RFC 5545; RFC 5546 3.2.2 (REQUEST) and
 * 3.2.5 (CANCEL).
 */
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import type { Invitation } from '../letters/invitation.ts';
import { domainOf } from '../mail/addresses.ts';
import type { MailAddress } from '../mail/inbound-mail.ts';

/**
 * @param organiser  the desk, to which calendar programs send their answers
 * @param at         when the invitation is written
 * @returns lines that end in CRLF; equal invitations of one instant give equal text
 */
export function writeInvite(invitation: Invitation, organiser: MailAddress, at: Date): string {
  const calendar = ical({
    method: invitation.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    prodId: { company: 'Redress', product: 'Redress' },
  });
  calendar.createEvent({
    id: `${invitation.name}@${domainOf(organiser.address)}`,
    sequence: invitation.sequence,
    stamp: at,
    start: invitation.startsAt,
    end: invitation.endsAt,
    summary: invitation.summary,
    description: invitation.description,
    location: invitation.place === '' ? null : invitation.place,
    status: invitation.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: organiser.name, email: organiser.address },
    attendees: invitation.attendees.map(({ name, address }) => ({
      name: name || address,
      email: address,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      rsvp: !invitation.cancelled,
    })),
  });
  return calendar.toString();
}
