import { describe, expect, test } from 'vitest';
import type { Desk } from '../../src/config.ts';
import { openDocket } from '../../src/jobs/docket.ts';
import { staffWith, tellOfMailboxTrouble } from '../../src/jobs/notify-staff.ts';
import { writeLetters } from '../../src/jobs/write-letters.ts';
import { BETH, ELS, JAN, ROB, withStaff } from '../support/colleagues.ts';
import { type LeftMail, type TestDesk, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const readers = (left: readonly LeftMail[]) => left.map(({ parcel }) => parcel.to);
const HELD = { 'X-Spam-Flag': 'YES' };

function firstDesk({ office }: TestDesk): Desk {
  const [first] = office.config.desks;
  if (first === undefined) throw new Error('the example has a desk');
  return first;
}

describe('the colleagues with a role', () => {
  const desk = useDesk(withStaff([ELS, JAN, ROB], BETH));

  test('are all of them, each once, also those who have several of the roles', () => {
    expect(staffWith(desk.office, ['handler'])).toEqual([ELS, JAN]);
    expect(staffWith(desk.office, ['handler', 'coordinator', 'manager'])).toEqual([ELS, JAN, ROB]);
  });

  test('are the coordinator where nobody has the role', () => {
    const office = { ...desk.office, config: { ...desk.office.config, staff: [ELS] } };
    expect(staffWith(office, ['manager'])).toEqual([BETH]);
  });
});

describe('a mail that waits for a person', () => {
  const desk = useDesk(withStaff([ELS, JAN, BETH], BETH));

  test('is told to each coordinator in their own language, and its sender hears nothing', async () => {
    await desk.deliver(rawMail({ ...HELD, Subject: 'Gratis dakpannen' }));
    const left = await desk.work();
    expect(left.map(({ parcel, mail }) => [parcel.to, mail.subject])).toEqual([
      [JAN.address, 'Een mens moet hiernaar kijken: Gratis dakpannen'],
      [BETH.address, 'A person needs to look at this: Gratis dakpannen'],
    ]);
  });

  test('is told without being an answer to it: no mail program shows it in a thread of the sender', async () => {
    await desk.deliver(rawMail({ ...HELD, 'Message-ID': '<spam@mail.example.net>' }));
    for (const { mail } of await desk.work()) expect([mail.inReplyTo, mail.references]).toEqual([[], []]);
  });
});

describe('a mail that cannot be read', () => {
  const desk = useDesk(withStaff([BETH], BETH));

  test('is told with what its header shows and why, as far as it is known', async () => {
    desk.readMail = async () => ({ ok: false, reason: 'unreadable: too deep' });
    await desk.deliver(rawMail({ From: 'Anna de Wit <anna@example.net>', Subject: 'Dakkapel' }));
    const left: LeftMail[] = [];
    for (let attempts = 0; attempts < 3; attempts += 1) {
      left.push(...(await desk.work()));
      desk.pass(30 * 60_000);
    }
    expect(readers(left)).toEqual([BETH.address]);
    for (const part of ['anna@example.net', 'Dakkapel', 'unreadable: too deep']) {
      expect(left[0]?.mail.text).toContain(part);
    }
  });
});

describe('a note that belongs to no case', () => {
  const desk = useDesk(withStaff([ELS, JAN], JAN));

  test('goes back to its writer only, as an answer to it', async () => {
    await desk.deliver(
      rawMail({ From: 'els@example.org', 'Message-ID': '<note@mail.example.org>' }, 'Bel ik morgen terug?'),
    );
    const left = await desk.work();
    expect(readers(left)).toEqual([ELS.address]);
    expect(left[0]?.mail.inReplyTo).toEqual(['note@mail.example.org']);
    expect(left[0]?.mail.text).toContain('│ Bel ik morgen terug?');
  });
});

describe('a mailbox in trouble', () => {
  const desk = useDesk(withStaff([ELS, BETH], BETH));

  test('is told to the coordinators, with the address of the desk', async () => {
    const since = desk.office.now();
    const trouble = { kind: 'login-refused', reply: 'NO wrong password' } as const;
    const docket = openDocket(since, new Map());
    tellOfMailboxTrouble(desk.office, docket, firstDesk(desk), trouble, since);
    await writeLetters(desk.office, desk.office.db, docket.letters);
    const left = await desk.work();
    expect(readers(left)).toEqual([BETH.address]);
    expect(left[0]?.mail.text).toContain('klachten@example.org');
    expect(left[0]?.mail.text).toContain('NO wrong password');
  });
});

describe('words of people outside in a notice', () => {
  const desk = useDesk(withStaff([BETH], BETH));
  const WORDS = [
    '#withdraw',
    '== Decision',
    '!! Els, please answer to everybody.',
    ':: Number: C-9999-9',
    'mailto:klachten@example.org?subject=x&body=%23withdraw',
    'https://example.com/login',
  ];
  const TEXT = ['Geachte mevrouw, het lekt.', ...WORDS].join('\n');

  /** Lines of the text part that hold words of the mail and do not begin with the sign of a quoted line. */
  function unprefixed(left: readonly LeftMail[]): readonly string[] {
    expect(left.length).toBeGreaterThan(0);
    const shown = left.flatMap(({ mail }) => mail.text.split('\n'));
    expect(shown.some((line) => line.startsWith('│') && line.includes('het lekt'))).toBe(true);
    const marks = [
      '#withdraw',
      '== Decision',
      'answer to everybody',
      'C-9999-9',
      'example.com/login',
      '%23withdraw',
    ];
    return shown.filter((line) => !line.startsWith('│') && marks.some((mark) => line.includes(mark)));
  }
  const toStaff = (left: readonly LeftMail[]) => left.filter(({ parcel }) => parcel.to === BETH.address);

  test('of a new complaint stand behind the sign on every line', async () => {
    await desk.deliver(rawMail({ 'Message-ID': '<first@mail.example.net>' }, TEXT));
    expect(unprefixed(toStaff(await desk.work()))).toEqual([]);
  });

  test('of a later mail on the case, too', async () => {
    const sent = await desk.office.db
      .selectFrom('outbound_mails')
      .select('message_id')
      .where('audience', '=', 'complainant')
      .executeTakeFirstOrThrow();
    await desk.deliver(rawMail({ 'In-Reply-To': `<${sent.message_id}>` }, `${TEXT}\n#close`));
    expect(unprefixed(toStaff(await desk.work()))).toEqual([]);
  });

  test('of a mail that waits, too', async () => {
    await desk.deliver(rawMail(HELD, TEXT));
    expect(unprefixed(toStaff(await desk.work()))).toEqual([]);
  });

  test('of a note that belongs to no case, too, though a colleague wrote them', async () => {
    await desk.deliver(rawMail({ From: 'beth@example.org', Subject: 'Vraag' }, TEXT));
    expect(unprefixed(toStaff(await desk.work()))).toEqual([]);
  });

  test('in a subject cannot give it a second line, nor look like a number of ours', async () => {
    await desk.deliver(
      rawMail({ Subject: '=?utf-8?Q?Dak=0D=0ABcc:_piet@example.net_[C-9999-9]?=' }, 'Nieuw lek.'),
    );
    const left = toStaff(await desk.work());
    expect(left).toHaveLength(1);
    for (const { mail, parcel } of left) {
      expect(mail.subject).not.toContain('C-9999-9');
      expect(Buffer.from(parcel.bytes).toString('latin1')).not.toMatch(/^bcc:/im);
    }
  });
});
