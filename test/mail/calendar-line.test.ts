import { expect, test } from 'vitest';
import { calendarLine } from '../../src/mail/calendar-line.ts';

const event = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'METHOD:REQUEST', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');

test('an invitation says what, when, where and who', () => {
  expect(
    calendarLine(
      event(
        'UID:1',
        'SUMMARY;LANGUAGE=nl:Inspectie dak\\, linker',
        '  zijde',
        'DTSTART;TZID="Europe/Amsterdam":20261120T100000',
        'LOCATION:Zonstraat 12\\nUtrecht',
        'ORGANIZER;CN="Bos, Jan";ROLE=CHAIR:mailto:jan@example.net',
      ),
    ),
  ).toBe(
    'Inspectie dak, linker zijde, 2026-11-20 10:00 (Europe/Amsterdam), Zonstraat 12 Utrecht, Bos, Jan <jan@example.net>',
  );
});

test.each([
  ['in universal time', 'DTSTART:20261120T090000Z', '2026-11-20 09:00 (UTC)'],
  ['without a zone', 'DTSTART:20261120T090000', '2026-11-20 09:00'],
  ['of a whole day', 'DTSTART;VALUE=DATE:20261120', '2026-11-20'],
  ['never', 'DTSTART:morgen', ''],
])('a start %s', (_how, line, text) => {
  expect(calendarLine(event(line))).toBe(text);
});

test('a calendar without an event says nothing', () => {
  expect(calendarLine('BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nEND:VCALENDAR')).toBe('');
  expect(calendarLine('')).toBe('');
});

test('a reminder inside the calendar is not the event', () => {
  expect(
    calendarLine(`BEGIN:VTIMEZONE\nDTSTART:19700101T000000\nEND:VTIMEZONE\n${event('SUMMARY:Dak')}`),
  ).toBe('Dak');
});

test('hostile parameters take no time', () => {
  expect(calendarLine(event(`SUMMARY${';a="b"c'.repeat(5_000)}`))).toBe('');
});
