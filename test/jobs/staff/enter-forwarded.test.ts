/** Complaints that colleagues pass on to the desk (DESIGN 3, "Staff forwards a complaint to the desk"). */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadEvents } from '../../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import {
  ELS,
  FROM_LEO,
  inAnswerTo,
  LEO,
  numberIn,
  sentTo,
  staffMail,
  stateOf,
  statusesOf,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const ANNA = 'anna.dewit@example.com';
const FORWARD = { ...FROM_LEO, Subject: 'Fwd: Lekkage dakkapel' };
const INLINE = [
  'Zij is al twee keer gebeld, hij liegt.',
  '',
  '---------- Forwarded message ---------',
  `Van: Anna de Wit <${ANNA}>`,
  'Date: vr 13 nov 2026 om 09:12',
  'Subject: Lekkage dakkapel',
  'To: Leo Vos <leo.vos@example.net>',
  '',
  'De dakkapel lekt al drie weken.',
].join('\n');

/** A mail with another one attached. */
function withAttached(from: string, fields: Record<string, string> = {}): string {
  const lines = [
    '--grens',
    'Content-Type: text/plain; charset=utf-8',
    '',
    fields['text'] ?? '',
    '--grens',
    'Content-Type: message/rfc822',
    'Content-Disposition: attachment; filename="klacht.eml"',
    '',
    `From: ${from}`,
    'To: leo.vos@example.net',
    'Date: Thu, 12 Nov 2026 08:15:00 +0100',
    'Subject: Ketel stuk',
    'Message-ID: <ketel-1@example.com>',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'De ketel is weer stuk.',
    '--grens--',
  ];
  return staffMail(lines.join('\n'), {
    ...FROM_LEO,
    Subject: 'Fwd: Ketel stuk',
    'Content-Type': 'multipart/mixed; boundary=grens',
  });
}

describe('a complaint that a colleague passes on', () => {
  const desk = useDesk(withColleagues);
  let left: readonly LeftMail[];
  let answer: LeftMail;
  beforeAll(async () => {
    left = await write(desk, INLINE, FORWARD);
    answer = sentTo(left, LEO);
  });

  test('is registered at once, with the day and the words of the original', async () => {
    expect(await statusesOf(desk)).toEqual(['done']);
    const state = await stateOf(desk);
    expect(state).toMatchObject({
      channel: 'forwarded',
      complainant: { address: ANNA, name: 'Anna de Wit' },
      subject: 'Lekkage dakkapel',
      handler: { address: LEO },
    });
    expect(state?.receivedAt.toISOString().slice(0, 10)).toBe('2026-11-13');
    expect(state?.points.map(({ text }) => text)).toEqual(['De dakkapel lekt al drie weken.']);
  });

  test('keeps the comment above it between colleagues', async () => {
    const notes = (await loadEvents(desk.office.db, 1001)).flatMap(({ fact }) =>
      fact.type === 'note_added' ? fact.text : [],
    );
    expect(notes).toEqual(['Zij is al twee keer gebeld, hij liegt.']);
  });

  test('is told to colleagues only, until one confirms who complains', () => {
    expect(left.map(({ parcel }) => parcel.to).sort()).toEqual([ELS, LEO]);
    expect(answer.mail.text).toContain(ANNA);
    expect(answer.mail.text).toContain('#bevestig');
  });

  test('is acknowledged to the complainant with one tap', async () => {
    const mails = await write(desk, '#bevestig', { ...inAnswerTo(answer), ...FROM_LEO, Subject: 'Re: OK' });
    expect(sentTo(mails, ANNA).mail.subject).toContain('C-1001-9');
    expect(sentTo(mails, ANNA).mail.text).not.toContain('liegt');
    expect((await stateOf(desk))?.acknowledgement.state).toBe('given');
  });
});

describe('a complaint that is attached', () => {
  const desk = useDesk(withColleagues);

  test('is read from the attached mail, with its own date', async () => {
    await desk.deliver(withAttached(`Harm Visser <harm@example.com>`));
    await desk.work();
    const state = await stateOf(desk);
    expect(state).toMatchObject({ complainant: { address: 'harm@example.com' }, subject: 'Ketel stuk' });
    expect(state?.receivedAt.toISOString()).toBe('2026-11-12T07:15:00.000Z');
    expect(state?.points.map(({ text }) => text)).toEqual(['De ketel is weer stuk.']);
  });
});

describe('what colleagues wrote to each other', () => {
  const desk = useDesk(withColleagues);

  test('is no complaint of theirs when one of them passes it on', async () => {
    await desk.deliver(withAttached(`Els de Boer <${ELS}>`, { text: 'Ter info.' }));
    await desk.work();
    expect(await stateOf(desk)).toBeUndefined();
  });

  test('is none either where Outlook copied only the name', async () => {
    const block = INLINE.replace(`Anna de Wit <${ANNA}>`, 'Els de Boer');
    await write(desk, block, { ...FORWARD, Subject: 'FW: ketel' });
    expect(await stateOf(desk)).toBeUndefined();
  });
});

describe('a complaint passed on by who cannot be proven', () => {
  const desk = useDesk(withColleagues);

  test('waits for the confirmation of the colleague, and is registered with it', async () => {
    const question = sentTo(await write(desk, INLINE, { ...FORWARD, 'Authentication-Results': null }), LEO);
    expect(await stateOf(desk)).toBeUndefined();
    await write(desk, `#ja ${numberIn(question)}`, { ...inAnswerTo(question), ...FROM_LEO, Subject: 'Re' });
    expect(await stateOf(desk)).toMatchObject({ complainant: { address: ANNA }, noteCount: 1 });
  });
});

describe('an intake that says that it was forwarded', () => {
  const desk = useDesk(withColleagues);

  test('is refused where nothing is', async () => {
    const { mail } = sentTo(
      await write(desk, '#aanmelden doorgestuurd', { ...FROM_LEO, Subject: 'Klacht' }),
      LEO,
    );
    expect(mail.subject).toContain('doorgestuurde klacht');
  });
});
