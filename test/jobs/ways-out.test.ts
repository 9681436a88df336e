/** The ways out for mail that waits for a person and for complainants whom no automatic mail may reach. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { acknowledgeCase } from '../../src/jobs/acknowledge-case.ts';
import { discardHeldMail } from '../../src/jobs/discard-held-mail.ts';
import { joinHeldMail } from '../../src/jobs/join-held-mail.ts';
import { openHeldMail } from '../../src/jobs/open-held-mail.ts';
import { processWaiting } from '../../src/jobs/process-mail.ts';
import { resumeAnswers } from '../../src/jobs/resume-answers.ts';
import { tripBreaker } from '../../src/shell/db/breaker-store.ts';
import { loadEvents } from '../../src/shell/db/case-store.ts';
import { listOpenTasks } from '../../src/shell/db/register.ts';
import { openTasks } from '../../src/shell/db/task-store.ts';
import { START, type TestDesk, useDesk } from '../support/office.ts';
import { type RawFields, rawMail } from '../support/raw-mail.ts';

const ELS = 'els.de.boer@example.net';
const DAY = 86_400_000;
const SPAM = { 'X-Spam-Flag': 'YES' };

async function tasks(desk: TestDesk): Promise<readonly unknown[]> {
  const open = await listOpenTasks(desk.office.db, { desk: null, caseId: null });
  return open.map(({ kind, mailId, reference }) => [kind, mailId, reference]);
}

const mailRow = (desk: TestDesk, id: number) =>
  desk.office.db.selectFrom('inbound_mails').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

async function log(desk: TestDesk, caseId: number) {
  const events = await loadEvents(desk.office.db, caseId);
  return events.map(({ fact, by, mailId }) => [fact.type, 'address' in by ? by.address : by.kind, mailId]);
}

describe('a held mail that is opened', () => {
  const desk = useDesk();
  const HELD: RawFields = { ...SPAM, 'Message-ID': '<held@mail.example.net>' };

  test('is a complaint as if it had been accepted when it came, and is confirmed', async () => {
    await desk.deliver(rawMail(HELD), START);
    await desk.deliver(`Received: from list.example.org\r\n${rawMail(HELD)}`, START);
    await desk.work();
    expect(await tasks(desk)).toEqual([['held', 1, null]]);
    desk.pass(DAY);
    expect(await openHeldMail(desk.office, { mailId: 1, by: ELS })).toEqual({
      ok: true,
      reference: 'C-1001-9',
      acknowledged: true,
      because: [],
    });
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual(['anna@example.net', ELS]);
    expect(left[0]?.mail.inReplyTo).toEqual(['held@mail.example.net']);
    const row = await desk.office.db.selectFrom('cases').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ received_at: START, decision_due_on: '2026-12-15' });
    expect(row.registered_at).toEqual(desk.office.now());
    expect(await log(desk, 1001)).toEqual([
      ['complaint_registered', ELS, 1],
      ['letter_sent', 'bot', null],
    ]);
    expect(await mailRow(desk, 1)).toMatchObject({
      disposition: 'complaint',
      case_id: 1001,
      rules_hit: ['spam-mark', 'opened-by-staff'],
    });
    expect(await mailRow(desk, 2)).toMatchObject({ case_id: 1001, second_delivery_of: 1 });
    expect(await tasks(desk)).toEqual([]);
  });

  test('finds the later mails of its thread', async () => {
    await desk.deliver(
      rawMail({ 'In-Reply-To': '<held@mail.example.net>' }, 'Het lekt nu ook in de keuken.'),
    );
    await desk.work();
    expect(await mailRow(desk, 3)).toMatchObject({ disposition: 'correspondence', case_id: 1001 });
  });

  test('is opened once, and whoever comes later hears what happened', async () => {
    const decision = { act: 'open', by: ELS };
    for (const again of [
      await openHeldMail(desk.office, { mailId: 1, by: ELS }),
      await joinHeldMail(desk.office, { mailId: 1, caseId: 1001, by: ELS }),
      await discardHeldMail(desk.office, { mailId: 1, by: ELS, why: 'advertising' }),
    ]) {
      expect(again).toMatchObject({
        ok: false,
        refusal: { code: 'on-case', reference: 'C-1001-9', decision },
      });
    }
    expect(await openHeldMail(desk.office, { mailId: 99, by: ELS })).toMatchObject({
      refusal: { code: 'no-such-mail' },
    });
    expect(await openHeldMail(desk.office, { mailId: 2, by: ELS })).toMatchObject({
      refusal: { code: 'second-delivery', mailId: 1 },
    });
    expect(await desk.work()).toEqual([]);
  });

  test('is one case, though two people open it at the same moment', async () => {
    await desk.deliver(rawMail({ ...SPAM, From: 'Bram Vos <bram@example.net>' }));
    await desk.work();
    const both = await Promise.all([4, 4].map((mailId) => openHeldMail(desk.office, { mailId, by: ELS })));
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await desk.office.db.selectFrom('cases').select('id').execute()).toHaveLength(2);
  });
});

describe('a held mail whose address may not be written to', () => {
  const desk = useDesk();

  test('is opened and becomes a task, because the address is that of a robot', async () => {
    await desk.deliver(rawMail({ From: 'no-reply@shop.example.net' }));
    await desk.work();
    expect(await openHeldMail(desk.office, { mailId: 1, by: ELS })).toMatchObject({
      ok: true,
      acknowledged: false,
      because: ['robot-address'],
    });
    expect(await tasks(desk)).toEqual([['acknowledge', 1, 'C-1001-9']]);
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual([ELS, ELS]);
  });

  test('is not confirmed either when a person asks for it, and the reason is given', async () => {
    const order = { target: { caseId: 1001 }, by: ELS, told: null };
    expect(await acknowledgeCase(desk.office, order)).toEqual({
      ok: false,
      refusal: { code: 'not-allowed', reference: 'C-1001-9', because: ['robot-address'] },
    });
  });

  test('counts as confirmed once staff told the complainant another way, and the task and clock end', async () => {
    const order = { target: { mailId: 1 }, by: ELS, told: 'by telephone' };
    expect(await acknowledgeCase(desk.office, order)).toEqual({ ok: true, reference: 'C-1001-9' });
    expect(await tasks(desk)).toEqual([]);
    const { rows } =
      await sql`select from case_clocks where clock = 'confirm' and stopped_at is not null`.execute(
        desk.office.db,
      );
    expect(rows).toHaveLength(1);
    expect(await acknowledgeCase(desk.office, order)).toMatchObject({
      refusal: { code: 'already-acknowledged', at: desk.office.now() },
    });
    expect(await desk.work()).toEqual([]);
  });
});

describe('a held mail that belongs to a case', () => {
  const desk = useDesk();

  test('joins it as correspondence: what it brings counts, staff hear of it, its sender does not', async () => {
    await desk.deliver(rawMail());
    await desk.deliver(rawMail({ ...SPAM, From: 'Piet Bos <piet@example.net>' }, 'Ik ben de buurman.'));
    await desk.work();
    expect(await joinHeldMail(desk.office, { mailId: 2, caseId: 1001, by: ELS })).toEqual({
      ok: true,
      reference: 'C-1001-9',
      asNote: false,
    });
    expect((await desk.work()).map(({ parcel }) => parcel.to)).toEqual([ELS]);
    expect((await log(desk, 1001)).at(-1)).toEqual(['correspondence_received', ELS, 2]);
    expect(await mailRow(desk, 2)).toMatchObject({
      disposition: 'correspondence',
      case_id: 1001,
      flags: ['other-person'],
    });
    expect(await tasks(desk)).toEqual([]);
  });

  test('joins no case that is not there', async () => {
    await desk.deliver(rawMail(SPAM, 'Nog iets.'));
    await desk.work();
    expect(await joinHeldMail(desk.office, { mailId: 3, caseId: 1002, by: ELS })).toMatchObject({
      refusal: { code: 'no-such-case' },
    });
    expect(await tasks(desk)).toEqual([['held', 3, null]]);
  });
});

describe('a note of a colleague that named no case', () => {
  const desk = useDesk();

  test('waits for a person, and is a note of that colleague once it is joined', async () => {
    await desk.deliver(rawMail());
    await desk.deliver(rawMail({ From: ELS, Subject: 'Gebeld' }, 'Zij is morgen thuis.'));
    await desk.work();
    expect(await tasks(desk)).toEqual([['stray-note', 2, null]]);
    expect(await openHeldMail(desk.office, { mailId: 2, by: ELS })).toMatchObject({
      refusal: { code: 'of-staff' },
    });
    expect(await joinHeldMail(desk.office, { mailId: 2, caseId: 1001, by: ELS })).toMatchObject({
      ok: true,
      asNote: true,
    });
    expect(await tasks(desk)).toEqual([]);
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual([ELS]);
    expect(left[0]?.mail.text).toContain('Zij is morgen thuis.');
    expect(await mailRow(desk, 2)).toMatchObject({ disposition: 'staff', case_id: 1001 });
  });

  test('that holds a file and no word is kept on the case', async () => {
    await desk.deliver(rawMail({ From: ELS, Subject: '' }, ''));
    await desk.work();
    expect(await joinHeldMail(desk.office, { mailId: 3, caseId: 1001, by: ELS })).toMatchObject({ ok: true });
    expect((await log(desk, 1001)).at(-1)).toEqual(['mail_recorded', ELS, 3]);
  });
});

describe('a held mail that is discarded', () => {
  const desk = useDesk();

  test('is kept with the reason, is no case, and its sender hears nothing', async () => {
    await desk.deliver(rawMail(SPAM));
    await desk.work();
    const order = { mailId: 1, by: ELS, why: 'advertising' };
    expect(await discardHeldMail(desk.office, order)).toEqual({ ok: true, as: 'kept' });
    expect(await desk.work()).toEqual([]);
    expect(await tasks(desk)).toEqual([]);
    expect(await mailRow(desk, 1)).toMatchObject({ disposition: 'record', case_id: null });
    expect(await discardHeldMail(desk.office, order)).toMatchObject({
      refusal: { code: 'discarded', decision: { by: ELS, because: 'advertising', at: START } },
    });
  });

  test('is opened after all when that was wrong', async () => {
    expect(await openHeldMail(desk.office, { mailId: 1, by: ELS })).toMatchObject({ ok: true });
    expect(await desk.office.db.selectFrom('mail_decisions').select('act').orderBy('id').execute()).toEqual([
      { act: 'discard' },
      { act: 'open' },
    ]);
  });
});

describe('a mail in quarantine', () => {
  const desk = useDesk();

  async function quarantine(): Promise<void> {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await desk.work();
      desk.pass(30 * 60_000);
    }
  }

  test('is opened as far as its header can be read', async () => {
    desk.readMail = async () => ({ ok: false, reason: 'unreadable: too deep' });
    await desk.deliver(rawMail({ 'Message-ID': '<deep@mail.example.net>' }), START);
    expect(await openHeldMail(desk.office, { mailId: 1, by: ELS })).toMatchObject({
      refusal: { code: 'in-queue' },
    });
    await quarantine();
    expect(await openHeldMail(desk.office, { mailId: 1, by: ELS })).toMatchObject({
      ok: true,
      acknowledged: true,
    });
    expect(await desk.office.db.selectFrom('cases').selectAll().executeTakeFirstOrThrow()).toMatchObject({
      complainant_address: 'anna@example.net',
      subject: 'Lekkage dakkapel',
      received_at: START,
    });
    expect(await mailRow(desk, 1)).toMatchObject({
      status: 'processed',
      failure: null,
      flags: ['unreadable'],
    });
    expect(await tasks(desk)).toEqual([]);
  });

  test('names nobody when its header does not either, and waits for a person who confirms it', async () => {
    await desk.deliver('Subject: Lekkage\r\n\r\nniets');
    await quarantine();
    expect(await openHeldMail(desk.office, { mailId: 2, by: ELS })).toMatchObject({
      acknowledged: false,
      because: ['no-recipient', 'no-from'],
    });
  });
});

describe('a notice that asks to confirm receipt', () => {
  const desk = useDesk();

  test('does not leave any more once receipt was confirmed', async () => {
    await desk.deliver(rawMail({ 'X-Loop': 'helpdesk' }));
    await processWaiting(desk.office, new AbortController().signal, () => undefined);
    await acknowledgeCase(desk.office, { target: { mailId: 1 }, by: ELS, told: null });
    const asking = await desk.office.db
      .selectFrom('outbound_mails')
      .select('status')
      .where('letter', '=', 'staff/not-acknowledged')
      .execute();
    expect(asking).toEqual([{ status: 'withdrawn' }]);
    const subjects = (await desk.work()).map(({ mail }) => mail.subject);
    expect(subjects).toHaveLength(2);
  });
});

describe('a complainant who was muted', () => {
  const desk = useDesk();

  test('is told once a person asks for it, and hears it once', async () => {
    await desk.deliver(rawMail({ 'X-Loop': 'helpdesk', 'Message-ID': '<loop@mail.example.net>' }));
    await desk.work();
    expect(await tasks(desk)).toEqual([['acknowledge', 1, 'C-1001-9']]);
    const order = { target: { mailId: 1 }, by: ELS, told: null };
    expect(await acknowledgeCase(desk.office, order)).toEqual({ ok: true, reference: 'C-1001-9' });
    expect(await tasks(desk)).toEqual([]);
    expect(await acknowledgeCase(desk.office, order)).toMatchObject({ refusal: { code: 'on-its-way' } });
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual(['anna@example.net']);
    expect(left[0]?.mail.inReplyTo).toEqual(['loop@mail.example.net']);
    expect(await acknowledgeCase(desk.office, order)).toMatchObject({
      refusal: { code: 'already-acknowledged' },
    });
    expect((await log(desk, 1001)).map(([type]) => type)).toEqual([
      'complaint_registered',
      'acknowledgement_withheld',
      'acknowledgement_released',
      'letter_sent',
    ]);
  });

  test('is not on a case as long as the mail waits, and a number of nothing is no case', async () => {
    await desk.deliver(rawMail({ ...SPAM, From: 'Bram Vos <bram@example.net>' }));
    await desk.work();
    const by = { by: ELS, told: null };
    expect(await acknowledgeCase(desk.office, { target: { mailId: 2 }, ...by })).toMatchObject({
      refusal: { code: 'not-on-case' },
    });
    expect(await acknowledgeCase(desk.office, { target: { mailId: 99 }, ...by })).toMatchObject({
      refusal: { code: 'no-such-mail' },
    });
    expect(await acknowledgeCase(desk.office, { target: { caseId: 1099 }, ...by })).toMatchObject({
      refusal: { code: 'no-such-case' },
    });
  });
});

describe('a letter that the mail server refuses for good', () => {
  const desk = useDesk();

  test('is a task, which ends when the complainant was told another way', async () => {
    desk.answerWith = ({ to }) =>
      to === ELS
        ? { outcome: 'accepted', reply: '250 ok' }
        : { outcome: 'permanent', reason: '550 5.1.1 no' };
    await desk.deliver(rawMail());
    await desk.work();
    expect(await listOpenTasks(desk.office.db, { desk: null, caseId: null })).toMatchObject([
      { kind: 'letter-failed', reference: 'C-1001-9', because: ['550 5.1.1 no'] },
    ]);
    await acknowledgeCase(desk.office, { target: { caseId: 1001 }, by: ELS, told: 'by post' });
    expect(await tasks(desk)).toEqual([]);
  });
});

describe('automatic mail that the breaker paused', () => {
  const desk = useDesk();

  test('leaves when a person lets it go, once, and what a person asked for did not wait', async () => {
    await tripBreaker(desk.office.db, START, 61);
    await desk.deliver(rawMail());
    await desk.deliver(rawMail({ 'X-Loop': 'helpdesk', From: 'Bram Vos <bram@example.net>' }));
    const outside = async () => (await desk.work()).map(({ parcel }) => parcel.to).filter((to) => to !== ELS);
    expect(await outside()).toEqual([]);
    await acknowledgeCase(desk.office, { target: { caseId: 1002 }, by: ELS, told: null });
    expect(await outside()).toEqual(['bram@example.net']);
    expect(await resumeAnswers(desk.office, ELS)).toEqual({ trippedAt: START, waiting: 1 });
    expect(await outside()).toEqual(['anna@example.net']);
    expect(await resumeAnswers(desk.office, ELS)).toBeNull();
  });
});

describe('a task that asks a person to look at a mail that is filed', () => {
  const desk = useDesk();

  test('is done when that person says so, and the mail stays on its case', async () => {
    await desk.deliver(rawMail());
    await desk.work();
    await openTasks(desk.office.db, [
      { kind: 'burst', desk: 'klachten', caseId: 1001, mailId: 1, at: START },
    ]);
    const order = { mailId: 1, by: ELS, why: 'read' };
    expect(await discardHeldMail(desk.office, order)).toEqual({ ok: true, as: 'seen' });
    expect(await tasks(desk)).toEqual([]);
    expect(await mailRow(desk, 1)).toMatchObject({ disposition: 'complaint', case_id: 1001 });
    expect(await discardHeldMail(desk.office, order)).toMatchObject({ refusal: { code: 'on-case' } });
  });
});
