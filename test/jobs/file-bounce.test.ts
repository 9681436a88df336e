import { describe, expect, test } from 'vitest';
import { loadEvents } from '../../src/shell/db/case-store.ts';
import { BETH, ELS, withStaff } from '../support/colleagues.ts';
import { type LeftMail, type TestDesk, useDesk } from '../support/office.ts';
import { type RawFields, rawMail } from '../support/raw-mail.ts';

const readers = (left: readonly LeftMail[]) => left.map(({ parcel }) => parcel.to);
const tasksOf = ({ office }: TestDesk) =>
  office.db.selectFrom('staff_tasks').select(['kind', 'case_id', 'mail_id']).orderBy('id').execute();
const flagsOf = ({ office }: TestDesk) =>
  office.db.selectFrom('address_flags').select(['address', 'reason']).orderBy('address').execute();
async function factsOf({ office }: TestDesk) {
  return (await loadEvents(office.db, 1001)).map(({ fact }) => fact);
}

/** A report on a mail that we sent, to the address from which it left. */
function report(
  sent: LeftMail | undefined,
  status: string,
  action = 'failed',
  recipient = sent?.parcel.to,
  fields: RawFields = {},
): string {
  const text = [
    '--b1',
    'Content-Type: text/plain',
    '',
    'About your mail.',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.net',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    '',
    '--b1--',
  ];
  return rawMail(
    {
      'Return-Path': '<>',
      From: 'Mail Delivery System <MAILER-DAEMON@mail.example.net>',
      To: sent?.parcel.from ?? '',
      Subject: 'Delivery report',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary="b1"',
      ...fields,
    },
    text.join('\n'),
  );
}

describe('an acknowledgement that came back for good', () => {
  const desk = useDesk(withStaff([ELS, BETH], BETH));
  let acknowledgement: LeftMail | undefined;

  test('is not given, its address is flagged, and the coordinator has a notice and a task', async () => {
    await desk.deliver(rawMail());
    [acknowledgement] = await desk.work();
    await desk.deliver(report(acknowledgement, '5.1.1'));
    expect(readers(await desk.work())).toEqual([BETH.address]);
    expect((await factsOf(desk)).slice(2)).toMatchObject([
      { type: 'letter_not_delivered', recipient: 'anna@example.net', status: '5.1.1' },
      { type: 'mail_recorded', kind: 'bounce' },
    ]);
    expect(await tasksOf(desk)).toEqual([{ kind: 'not-delivered', case_id: 1001, mail_id: 2 }]);
    expect(await flagsOf(desk)).toEqual([{ address: 'anna@example.net', reason: 'returned: 5.1.1' }]);
  });

  test('starts the clock of the confirmation again', async () => {
    const clock = await desk.office.db
      .selectFrom('case_clocks')
      .select('stopped_at')
      .where('clock', '=', 'confirm')
      .executeTakeFirstOrThrow();
    expect(clock.stopped_at).toBeNull();
  });

  test('is told once: a second report of the same letter is only kept', async () => {
    await desk.deliver(report(acknowledgement, '5.1.10'));
    expect(await desk.work()).toEqual([]);
    expect(await tasksOf(desk)).toHaveLength(1);
  });
});

describe('a report that names another address than the one we wrote to', () => {
  const desk = useDesk(withStaff([ELS, BETH], BETH));

  test('flags the address we wrote to, and leaves the other one alone', async () => {
    await desk.deliver(rawMail());
    const [acknowledgement] = await desk.work();
    await desk.deliver(report(acknowledgement, '5.1.1', 'failed', 'piet@example.org'));
    await desk.work();
    expect(await flagsOf(desk)).toEqual([{ address: 'anna@example.net', reason: 'returned: 5.1.1' }]);
  });
});

describe('an acknowledgement that is only late', () => {
  const desk = useDesk(withStaff([ELS, BETH], BETH));

  test('is nobody’s concern at first: the report is kept on the case, nothing is flagged', async () => {
    await desk.deliver(rawMail());
    const [acknowledgement] = await desk.work();
    await desk.deliver(report(acknowledgement, '4.4.1', 'delayed'));
    expect(await desk.work()).toEqual([]);
    expect(await tasksOf(desk)).toEqual([]);
    expect(await flagsOf(desk)).toEqual([]);
    const rows = await desk.office.db
      .selectFrom('inbound_mails')
      .select(['disposition', 'case_id'])
      .orderBy('id')
      .execute();
    expect(rows[1]).toEqual({ disposition: 'bounce', case_id: 1001 });
  });
});

describe('a notice to a colleague that came back for good', () => {
  const desk = useDesk(withStaff([ELS, BETH], BETH));

  test('flags that address, and changes nothing for the complainant', async () => {
    await desk.deliver(rawMail());
    const [, notice] = await desk.work();
    await desk.deliver(report(notice, '5.1.1'));
    await desk.work();
    const types = (await factsOf(desk)).map(({ type }) => type);
    expect(types).toEqual(['complaint_registered', 'letter_sent', 'mail_recorded']);
    expect(await flagsOf(desk)).toEqual([{ address: BETH.address, reason: 'returned: 5.1.1' }]);
    expect(await tasksOf(desk)).toEqual([{ kind: 'notice-returned', case_id: 1001, mail_id: 2 }]);
  });
});

/** The letter that the desk writes to a complainant, and the desk's own address. */
const KLACHTEN = { To: 'klachten@example.org' };

describe('a report that only names an address to which we wrote', () => {
  const desk = useDesk(withStaff([ELS, BETH], BETH));

  test('flags nothing and starts no clock again: somebody looks, and is asked once', async () => {
    await desk.deliver(rawMail());
    const [acknowledgement] = await desk.work();
    await desk.deliver(report(acknowledgement, '5.1.1', 'failed', undefined, KLACHTEN));
    const [notice, ...more] = await desk.work();
    expect(more).toEqual([]);
    expect(notice?.parcel.to).toBe(BETH.address);
    expect(notice?.mail.text).toContain('C-1001-9');
    expect(notice?.mail.text).toContain('anybody could have written it');
    await desk.deliver(report(acknowledgement, '5.1.2', 'failed', undefined, KLACHTEN));
    await desk.work();
    expect(await tasksOf(desk)).toEqual([{ kind: 'unproven-bounce', case_id: 1001, mail_id: 2 }]);
    expect(await flagsOf(desk)).toEqual([]);
    expect((await factsOf(desk)).map(({ type }) => type)).toEqual(['complaint_registered', 'letter_sent']);
  });

  test('leaves a later complaint of that person answered as any other', async () => {
    await desk.deliver(rawMail({ Subject: 'Nog een klacht' }, 'De goot lekt nu ook.'));
    expect(readers(await desk.work())).toEqual(['anna@example.net', BETH.address]);
  });

  test('about a notice to staff is kept and told to nobody, so that no two mails call for each other', async () => {
    await desk.deliver(report(undefined, '5.1.1', 'failed', BETH.address, KLACHTEN));
    expect(await desk.work()).toEqual([]);
  });
});

/** A report to the plain address of the desk that gives the Message-ID of the letter back. */
function reportWithId(sent: LeftMail | undefined): string {
  const returned = [
    '--b1',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${sent?.mail.messageId}>`,
    '',
    '--b1--',
  ];
  return report(sent, '5.1.1', 'failed', undefined, KLACHTEN).replace('--b1--', returned.join('\r\n'));
}

describe('a report with the Message-ID of the letter, at a desk without bounce addresses', () => {
  const desk = useDesk((config) => {
    const { desks, ...rest } = withStaff([ELS, BETH], BETH)(config);
    return { ...rest, desks: desks.map((each) => ({ ...each, bounceAddress: 'none' as const })) };
  });

  test('counts, though it came to the plain address of the desk', async () => {
    await desk.deliver(rawMail());
    const [acknowledgement] = await desk.work();
    await desk.deliver(reportWithId(acknowledgement));
    await desk.work();
    expect(await flagsOf(desk)).toEqual([{ address: 'anna@example.net', reason: 'returned: 5.1.1' }]);
  });
});

describe('a report with the Message-ID of the letter, where letters have bounce addresses', () => {
  const desk = useDesk(withStaff([ELS, BETH], BETH));

  test('flags nothing and starts no clock again: who got a copy of an answer could have written it', async () => {
    await desk.deliver(rawMail());
    const [acknowledgement] = await desk.work();
    await desk.deliver(reportWithId(acknowledgement));
    expect(readers(await desk.work())).toEqual([BETH.address]);
    expect(await tasksOf(desk)).toEqual([{ kind: 'unproven-bounce', case_id: 1001, mail_id: 2 }]);
    expect(await flagsOf(desk)).toEqual([]);
    expect((await factsOf(desk)).map(({ type }) => type)).toEqual(['complaint_registered', 'letter_sent']);
  });
});

describe('a letter that is reported as late again and again', () => {
  const desk = useDesk(withStaff([ELS, BETH], BETH));
  const DAY = 86_400_000;
  let acknowledgement: LeftMail | undefined;
  const late = async (status: string) => {
    await desk.deliver(report(acknowledgement, status, 'delayed'));
    return desk.work();
  };

  test('is left alone as long as there are not three reports in five days', async () => {
    await desk.deliver(rawMail());
    [acknowledgement] = await desk.work();
    expect(await late('4.4.1')).toEqual([]);
    desk.pass(3 * DAY);
    expect(await late('4.4.2')).toEqual([]);
    desk.pass(3 * DAY);
    expect(await late('4.4.3')).toEqual([]);
    expect(await tasksOf(desk)).toEqual([]);
  });

  test('counts as not delivered with the third, without its address being flagged', async () => {
    desk.pass(DAY);
    expect(readers(await late('4.4.4'))).toEqual([BETH.address]);
    expect(await tasksOf(desk)).toEqual([{ kind: 'not-delivered', case_id: 1001, mail_id: 5 }]);
    expect(await flagsOf(desk)).toEqual([]);
    const row = await desk.office.db.selectFrom('cases').select('acknowledged_at').executeTakeFirstOrThrow();
    expect(row.acknowledged_at).toBeNull();
  });

  test('is told once, however many reports follow', async () => {
    expect(await late('4.4.5')).toEqual([]);
    expect(await tasksOf(desk)).toHaveLength(1);
  });
});
