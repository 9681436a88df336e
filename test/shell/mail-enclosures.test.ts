/** What goes with the text of a mail. */
import { expect, test } from 'vitest';
import { enclosed } from '../../src/shell/mail-enclosures.ts';

const REPORT = { name: 'meetrapport.pdf', type: 'application/pdf', content: new Uint8Array([37, 80]) };

test('a mail without enclosures has no files and no invitation', () => {
  expect(enclosed({ invite: null, files: [] })).toStrictEqual({ attachments: [] });
});

test('files keep their names and types, and an invitation asks for an answer', () => {
  expect(enclosed({ invite: 'BEGIN:VCALENDAR', files: [REPORT] })).toStrictEqual({
    attachments: [
      { filename: 'meetrapport.pdf', contentType: 'application/pdf', content: Buffer.from([37, 80]) },
    ],
    icalEvent: { method: 'REQUEST', filename: 'invite.ics', content: 'BEGIN:VCALENDAR' },
  });
});
