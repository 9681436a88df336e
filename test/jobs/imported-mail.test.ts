import { describe, expect, test } from 'vitest';
import { watchClocks } from '../../src/jobs/watch-clocks.ts';
import { loadEvents } from '../../src/shell/db/case-store.ts';
import { START, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const RUNNING = new AbortController().signal;
const SPRING = new Date('2026-03-02T09:00:00Z');
const YESTERDAY = new Date('2026-11-16T09:00:00Z');

describe('a complaint from an archive', () => {
  const desk = useDesk();
  const tasks = () => desk.office.db.selectFrom('staff_tasks').select(['kind', 'case_id']).execute();
  const letters = () => desk.office.db.selectFrom('outbound_mails').select('letter').execute();

  test('opens a case on the day it came, and nobody is answered, told or asked to confirm it', async () => {
    await desk.deliver(rawMail({ 'Message-ID': '<spring@mail.example.net>' }), SPRING, true);
    expect(await desk.work()).toEqual([]);
    const row = await desk.office.db.selectFrom('cases').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ received_at: SPRING, registered_at: START, decision_due_on: '2026-03-30' });
    expect(await tasks()).toEqual([]);
    expect(await letters()).toEqual([]);
  });

  test('has it in its log that its terms passed, and nobody is warned of that', async () => {
    const facts = (await loadEvents(desk.office.db, 1001)).map(({ fact }) => fact);
    expect(facts).toMatchObject([
      { type: 'complaint_registered' },
      { type: 'acknowledgement_withheld', because: ['stale', 'imported'] },
      { type: 'clock_warned', clock: 'confirm', percent: 100 },
      { type: 'clock_warned', clock: 'firstContact', percent: 100 },
      { type: 'clock_warned', clock: 'decision', percent: 100 },
      { type: 'clock_warned', clock: 'outer', percent: 100 },
    ]);
    expect(await watchClocks(desk.office, RUNNING)).toBe(0);
  });

  test('of yesterday is a task to confirm receipt by hand, and its terms warn from now on', async () => {
    await desk.deliver(rawMail({ Subject: 'De goot lekt' }, 'De goot lekt ook.'), YESTERDAY, true);
    expect(await desk.work()).toEqual([]);
    expect(await tasks()).toEqual([{ kind: 'acknowledge', case_id: 1002 }]);
    desk.pass(20 * 86_400_000);
    expect(await watchClocks(desk.office, RUNNING)).toBeGreaterThan(0);
    expect((await letters()).map(({ letter }) => letter)).toContain('staff/clock-warning');
  });
});

describe('the thread of an archive', () => {
  const desk = useDesk();
  const onCase = () =>
    desk.office.db.selectFrom('inbound_mails').select(['disposition', 'case_id']).orderBy('id').execute();

  test('is one case: what the desk answered is kept on it, and what the complainant wrote to that joins', async () => {
    await desk.deliver(rawMail({ 'Message-ID': '<first@mail.example.net>' }), SPRING, true);
    const answer = { 'Message-ID': '<answer@mail.example.org>', 'In-Reply-To': '<first@mail.example.net>' };
    await desk.deliver(
      rawMail({ ...answer, From: 'Klachten <klachten@example.org>', To: 'anna@example.net' }, 'Wij komen.'),
      SPRING,
      true,
    );
    await desk.deliver(rawMail({ 'In-Reply-To': '<answer@mail.example.org>' }, 'Dank u.'), SPRING, true);
    expect(await desk.work()).toEqual([]);
    expect(await onCase()).toEqual([
      { disposition: 'complaint', case_id: 1001 },
      { disposition: 'own', case_id: 1001 },
      { disposition: 'correspondence', case_id: 1001 },
    ]);
  });

  test('keeps what a colleague wrote without reading commands or answering him', async () => {
    const from = { From: 'Els de Boer <els.de.boer@example.net>', 'In-Reply-To': '<first@mail.example.net>' };
    await desk.deliver(rawMail(from, '#gegrond de kitvoeg is niet goed aangebracht'), SPRING, true);
    expect(await desk.work()).toEqual([]);
    expect((await onCase()).at(-1)).toEqual({ disposition: 'record', case_id: 1001 });
  });

  test('that came by the mailbox as well is one mail', async () => {
    await desk.deliver(
      `Received: by mx.example.org\r\n${rawMail({ 'Message-ID': '<first@mail.example.net>' })}`,
    );
    expect(await desk.work()).toEqual([]);
    const rows = desk.office.db.selectFrom('cases').select('id');
    expect(await rows.execute()).toHaveLength(1);
  });

  test('holds nothing that could not be read without a task, though nobody is mailed', async () => {
    const { readMail } = desk;
    desk.readMail = async () => ({ ok: false, reason: 'unreadable: too deep' });
    await desk.deliver(rawMail({ Subject: 'Onleesbaar' }), SPRING, true);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(await desk.work()).toEqual([]);
      desk.pass(30 * 60_000);
    }
    desk.readMail = readMail;
    const kinds = await desk.office.db.selectFrom('staff_tasks').select('kind').execute();
    expect(kinds).toEqual([{ kind: 'quarantined' }]);
  });
});

describe('a bounce from an archive', () => {
  const desk = useDesk();

  test('says nothing of the letter that left to the same address this week', async () => {
    await desk.deliver(rawMail());
    await desk.work();
    const bounce = [
      'From: Mail Delivery System <mailer-daemon@example.net>',
      'To: klachten@example.org',
      'Subject: Undelivered Mail Returned to Sender',
      'Message-ID: <bounce@mail.example.net>',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mail.example.net',
      '',
      'Final-Recipient: rfc822; anna@example.net',
      'Action: failed',
      'Status: 5.1.1',
      '--b--',
      '',
    ].join('\r\n');
    await desk.deliver(bounce, SPRING, true);
    expect(await desk.work()).toEqual([]);
    const rows = await desk.office.db
      .selectFrom('inbound_mails')
      .select('disposition')
      .orderBy('id')
      .execute();
    expect(rows.map(({ disposition }) => disposition)).toEqual(['complaint', 'bounce']);
    expect(await desk.office.db.selectFrom('address_flags').selectAll().execute()).toEqual([]);
  });
});
