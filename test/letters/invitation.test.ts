/** A visit as an appointment. */
import { expect, test } from 'vitest';
import { visitInvitation } from '../../src/letters/invitation.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { decidedFacts } from './complainant-samples.ts';
import { aSetting } from './samples.ts';

const setting = aSetting('nl', openTemplates().words('nl'));
const VISIT = {
  type: 'visit_planned',
  day: '2026-12-01',
  time: '14:30',
  visitor: { address: 'tom@example.org', name: 'Tom Visser' },
  sequence: 1,
} as const;

test('a visit is an hour at the time that the clocks of the desk show', () => {
  expect(visitInvitation(setting, decidedFacts(), VISIT)).toStrictEqual({
    name: 'visit-C-1042-9',
    sequence: 1,
    cancelled: false,
    startsAt: new Date('2026-12-01T13:30:00Z'),
    endsAt: new Date('2026-12-01T14:30:00Z'),
    summary: 'Bezoek over uw klacht, Van Dalen Woningbouw (C-1042-9)',
    description: 'Tom Visser. Past het niet? Antwoord op onze mail, of bel 030 123 45 67',
    place: 'Dorpsstraat 12, 3511 AB Utrecht',
    attendees: [
      { address: 'karin.jansen@example.net', name: 'Karin Jansen' },
      { address: 'tom@example.org', name: 'Tom Visser' },
    ],
  });
});

test('a visit in summer and one by somebody without an address', () => {
  const visitor = { address: '', name: 'De schilder' };
  const { startsAt, attendees } = visitInvitation(setting, decidedFacts(), {
    ...VISIT,
    day: '2026-07-01',
    visitor,
  });
  expect(startsAt).toEqual(new Date('2026-07-01T12:30:00Z'));
  expect(attendees).toHaveLength(1);
});
