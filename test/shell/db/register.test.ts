import { beforeAll, describe, expect, test } from 'vitest';
import { claimMails, quarantineMail } from '../../../src/shell/db/inbound-store.ts';
import { type CaseFilter, findMailStatus, listCases, listOpenTasks } from '../../../src/shell/db/register.ts';
import { openTasks } from '../../../src/shell/db/task-store.ts';
import { START, useDesk } from '../../support/office.ts';
import { rawMail } from '../../support/raw-mail.ts';

const ALL: CaseFilter = {
  desk: null,
  stage: null,
  late: false,
  waiting: false,
  since: null,
  timeZone: 'Europe/Amsterdam',
  limit: null,
};

const desk = useDesk();
const DAY_MS = 86_400_000;

/** Karin's came in last week and was confirmed, Bram's cannot be delivered to, Anna's is too old to answer. */
beforeAll(async () => {
  const from = (name: string, address: string, subject: string) =>
    rawMail({ From: `${name} <${address}>`, Subject: subject });
  await desk.deliver(from('Anna de Wit', 'anna@example.net', 'Dakkapel'), new Date('2026-11-01T22:30:00Z'));
  await desk.deliver(from('Karin Bos', 'karin@example.net', 'Raam'), new Date('2026-11-16T23:30:00Z'));
  await desk.deliver(from('Bram Vos', 'bram@example.net', 'Deur'), START);
  desk.answerWith = (parcel) =>
    parcel.to === 'bram@example.net'
      ? { outcome: 'permanent', reason: '550 5.1.1 no such mailbox' }
      : { outcome: 'accepted', reply: '250 taken' };
  await desk.work();
  await desk.deliver(rawMail({ Subject: 'Onleesbaar' }));
  const [claimed] = await claimMails(desk.office.db, START, { mails: 1, bytes: 1_000_000 });
  const mailId = claimed?.id ?? 0;
  await quarantineMail(desk.office.db, mailId, 'unreadable: too deep', START);
  const task = { kind: 'quarantined', desk: 'klachten', caseId: null, mailId, at: START } as const;
  await openTasks(desk.office.db, [task]);
});

async function subjects(filter: Partial<CaseFilter>, at = START): Promise<readonly string[]> {
  return (await listCases(desk.office.db, { ...ALL, ...filter }, at)).map(({ subject }) => subject);
}

describe('the cases', () => {
  test('stand in the order of receipt, the newest first', async () => {
    expect(await subjects({})).toEqual(['Deur', 'Raam', 'Dakkapel']);
    expect(await subjects({ limit: 2 })).toEqual(['Deur', 'Raam']);
  });

  test('show what the register knows', async () => {
    const [, raam] = await listCases(desk.office.db, ALL, START);
    expect(raam).toEqual({
      reference: expect.stringMatching(/^C-\d+-\d$/),
      desk: 'klachten',
      channel: 'mail',
      language: 'nl',
      stage: 'received',
      handler: null,
      category: null,
      severity: 'normal',
      complainant: { address: 'karin@example.net', name: 'Karin Bos' },
      subject: 'Raam',
      receivedAt: new Date('2026-11-16T23:30:00Z'),
      registeredAt: START,
      decisionDue: '2026-12-15',
      late: false,
      acknowledged: 'yes',
      acknowledgedAt: START,
      missing: [],
      tasks: [],
    });
  });

  test('tell a confirmation that could not be delivered from one that was never written', async () => {
    const lines = await listCases(desk.office.db, ALL, START);
    expect(lines.map(({ subject, acknowledged }) => [subject, acknowledged])).toEqual([
      ['Deur', 'not-delivered'],
      ['Raam', 'yes'],
      ['Dakkapel', 'no'],
    ]);
  });

  test('tell the same of every letter that confirms receipt', async () => {
    const rename = (from: string, to: string) =>
      desk.office.db.updateTable('outbound_mails').set({ letter: to }).where('letter', '=', from).execute();
    await rename('complainant/received', 'complainant/understood');
    const [first] = await listCases(desk.office.db, ALL, START);
    await rename('complainant/understood', 'complainant/received');
    expect(first?.acknowledged).toBe('not-delivered');
  });

  test('are late from the minute after a running term has passed', async () => {
    // The last minute in which a person may take it up (clock H), the first term to end.
    const due = new Date('2026-11-20T22:59:00Z');
    const raam = { desk: 'klachten', since: '2026-11-17', late: true, limit: 9 };
    expect(await subjects({ ...raam, stage: 'open' }, due)).not.toContain('Raam');
    expect(await subjects({ ...raam, stage: 'open' }, new Date(due.getTime() + 60_000))).toContain('Raam');
  });

  test('are counted from the first moment of the day in the time zone of the desk', async () => {
    expect(await subjects({ since: '2026-11-17' })).toEqual(['Deur', 'Raam']);
    expect(await subjects({ since: '2026-11-18' })).toEqual([]);
    expect(await subjects({ since: '2026-11-17', timeZone: 'UTC' })).toEqual(['Deur']);
  });

  test('are chosen by desk, by stage and by whether they wait for a person', async () => {
    expect(await subjects({ desk: 'garantie' })).toEqual([]);
    expect(await subjects({ stage: 'closed' })).toEqual([]);
    expect(await subjects({ stage: 'open' })).toHaveLength(3);
    expect(await subjects({ waiting: true })).toContain('Dakkapel');
    expect(await subjects({ waiting: true })).not.toContain('Raam');
  });
});

describe('what waits for a person', () => {
  test('stands there with the mail, the case and the reason', async () => {
    const tasks = await listOpenTasks(desk.office.db, { desk: null, caseId: null });
    const byKind = new Map(tasks.map((task) => [task.kind, task]));
    expect(byKind.get('acknowledge')).toMatchObject({
      reference: expect.stringMatching(/^C-/),
      from: { address: 'anna@example.net', name: 'Anna de Wit' },
      subject: 'Dakkapel',
      because: ['stale'],
    });
    expect(byKind.get('quarantined')).toMatchObject({
      reference: null,
      from: null,
      because: ['unreadable: too deep'],
    });
  });

  test('is chosen by desk and by case', async () => {
    expect(await listOpenTasks(desk.office.db, { desk: 'garantie', caseId: null })).toEqual([]);
    expect(await listOpenTasks(desk.office.db, { desk: null, caseId: -1 })).toEqual([]);
  });

  test('is gone when it is done', async () => {
    const before = await listOpenTasks(desk.office.db, { desk: null, caseId: null });
    await desk.office.db
      .updateTable('staff_tasks')
      .set({ done_at: new Date(START.getTime() + DAY_MS) })
      .where('kind', '=', 'acknowledge')
      .execute();
    const after = await listOpenTasks(desk.office.db, { desk: null, caseId: null });
    expect(after).toHaveLength(before.length - 1);
    expect(await subjects({ waiting: true })).not.toContain('Dakkapel');
  });
});

test('a mail tells its status by its number, and an unknown number has none', async () => {
  const [first] = await desk.office.db.selectFrom('inbound_mails').select('id').orderBy('id').execute();
  expect(await findMailStatus(desk.office.db, first?.id ?? 0)).toEqual({
    status: 'processed',
    disposition: 'complaint',
  });
  expect(await findMailStatus(desk.office.db, 999_999)).toBeNull();
});
