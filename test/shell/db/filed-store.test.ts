import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { dispose, emptyKnown } from '../../../src/mail/dispose.ts';
import type { AttachmentPart, InboundMail } from '../../../src/mail/inbound-mail.ts';
import {
  type FiledRow,
  finishMails,
  listAttachments,
  rememberThreads,
} from '../../../src/shell/db/filed-store.ts';
import { claimMails, countProcessed, noteFailure, storeMails } from '../../../src/shell/db/inbound-store.ts';
import { useDatabase } from '../../support/database.ts';
import { aDesk, aMail, type MailDetails, NOW } from '../../support/mails.ts';
import { emptyRegister, fetched } from '../../support/stored-mails.ts';

const database = useDatabase();
const LATER = new Date('2026-11-17T10:02:00Z');

beforeEach(async () => {
  await emptyRegister(database.db);
  await storeMails(
    database.db,
    [1, 2].map((uid) => fetched(uid)),
  );
});

function filed(mailId: number, details: MailDetails = {}, caseId: number | null = null): FiledRow {
  const mail = aMail(details);
  return { mailId, mail, fate: dispose(mail, aDesk(), emptyKnown(), NOW, NOW), caseId };
}

function row(mailId: number) {
  return database.db
    .selectFrom('inbound_mails')
    .selectAll()
    .where('id', '=', mailId)
    .executeTakeFirstOrThrow();
}

describe('a mail that was filed', () => {
  test('has what was read of it and why it was judged as it was; what failed before is forgotten', async () => {
    await claimMails(database.db, NOW, { mails: 1, bytes: 1_000 });
    await noteFailure(database.db, 1, 'the first time');
    await finishMails(database.db, [filed(1, { subject: 'Leaking roof' }, 7)], LATER);
    expect(await row(1)).toMatchObject({
      status: 'processed',
      disposition: 'complaint',
      failure: null,
      from_address: 'anna@example.net',
      from_name: 'Anna de Wit',
      subject: 'Leaking roof',
      visible_text: 'The roof of our new house leaks since Monday.',
      full_text: null,
      content_digest: 'd1',
      case_id: 7,
      evidence: [],
      proof: { source: 'none', proven: false, dkim: [], spf: null, dmarc: null },
      processed_at: LATER,
    });
    expect((await row(1)).rules_hit).not.toEqual([]);
    expect(await claimMails(database.db, new Date('2027-01-01'), { mails: 50, bytes: 9_000 })).toHaveLength(
      1,
    );
  });

  test('and others with it each have their own', async () => {
    await finishMails(database.db, [filed(2, { subject: 'Deur' }), filed(1, { subject: 'Dak' })], LATER);
    expect([(await row(1)).subject, (await row(2)).subject]).toEqual(['Dak', 'Deur']);
    await finishMails(database.db, [], NOW);
    expect((await row(1)).processed_at).toEqual(LATER);
  });

  test('keeps its text letter for letter', async () => {
    const text = '{"a": "\\u0041"}\n\'\' \\ 😀 ŀ\u2028 NULL {}';
    const visibleText = '\u2028 NULL {}';
    await finishMails(
      database.db,
      [filed(2, { text: '', visibleText: '' }), filed(1, { text, visibleText, subject: '' })],
      NOW,
    );
    expect(await row(1)).toMatchObject({ full_text: text, visible_text: visibleText, subject: '' });
    expect(await row(2)).toMatchObject({ full_text: null, visible_text: '' });
  });
});

describe('mails that are filed together', () => {
  test('keep each its own outcome: case, rules, evidence, flags, and whose second delivery it is', async () => {
    const one = filed(1, { subject: '' });
    const other = filed(2, { from: 'bea@example.org', subject: 'NULL', contentDigest: 'd2' }, 7);
    const evidence = [{ kind: 'subject-reference', caseId: 7, reference: 'C-7-1' }] as const;
    const fate = {
      ...other.fate,
      rules: { hit: ['roster', 'a "b", {c}'], missed: [] },
      thread: { caseId: 7, evidence },
      flags: ['other-person', ''],
      secondDeliveryOf: 1,
    };
    await finishMails(database.db, [{ ...other, fate }, one], LATER);
    expect(await row(1)).toMatchObject({
      disposition: 'complaint',
      subject: '',
      content_digest: 'd1',
      case_id: null,
      evidence: [],
      flags: one.fate.flags,
      rules_hit: one.fate.rules.hit,
      rules_missed: one.fate.rules.missed,
      acknowledge_because: one.fate.acknowledge.because,
      second_delivery_of: null,
    });
    expect(await row(2)).toMatchObject({
      disposition: 'staff',
      subject: 'NULL',
      content_digest: 'd2',
      case_id: 7,
      evidence,
      flags: ['other-person', ''],
      rules_hit: ['roster', 'a "b", {c}'],
      rules_missed: [],
      acknowledge_because: other.fate.acknowledge.because,
      second_delivery_of: 1,
    });
    expect(await countProcessed(database.db)).toBe(2);
  });

  test('leave alone a mail that is not among them', async () => {
    const before = await row(2);
    await finishMails(database.db, [filed(1)], LATER);
    expect(await row(2)).toEqual(before);
  });
});

describe('the files of a mail', () => {
  const photo: AttachmentPart = {
    name: 'vlek.png',
    type: 'image/png',
    bytes: 90,
    inline: true,
    range: { start: 400, end: 520, encoding: 'base64' },
    content: null,
  };
  const unpacked = { ...photo, name: 'brief.txt', range: null, content: Buffer.from([0, 255, 66]) };

  test('are listed once: with their place in the mail, or with their bytes and digest', async () => {
    const mails = [filed(1, { attachments: [photo, unpacked] }), filed(2, { attachments: [photo] })];
    await listAttachments(database.db, mails);
    await listAttachments(database.db, mails);
    await listAttachments(database.db, [filed(2)]);
    const rows = await database.db
      .selectFrom('attachments')
      .selectAll()
      .orderBy('mail_id')
      .orderBy('position')
      .execute();
    expect(rows).toMatchObject([
      {
        mail_id: 1,
        position: 0,
        name: 'vlek.png',
        inline: true,
        range_start: 400,
        range_end: 520,
        sha256: null,
      },
      { mail_id: 1, position: 1, name: 'brief.txt', range_start: null, content: Buffer.from([0, 255, 66]) },
      { mail_id: 2, position: 0, name: 'vlek.png', content: null },
    ]);
    expect(rows[1]?.sha256).toBe('f803bec586282caafe409609aae90eb09f6d4cddb6e04431ddf76d22e7dcacd6');
  });

  test('that were unpacked are kept byte for byte, a big one and an empty one beside each other', async () => {
    const big = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 13) & 0xff));
    await listAttachments(database.db, [
      filed(1, { attachments: [{ ...unpacked, content: big }, photo] }),
      filed(2, { attachments: [{ ...unpacked, content: Buffer.alloc(0) }] }),
    ]);
    const rows = await database.db
      .selectFrom('attachments')
      .select(['mail_id', 'content', 'sha256'])
      .where('content', 'is not', null)
      .orderBy('mail_id')
      .execute();
    expect(rows.map(({ mail_id, content }) => [mail_id, content?.length])).toEqual([
      [1, 70_000],
      [2, 0],
    ]);
    expect(rows[0]?.content?.equals(big)).toBe(true);
    expect(rows.map(({ sha256 }) => sha256)).toEqual(
      [big, Buffer.alloc(0)].map((bytes) => createHash('sha256').update(bytes).digest('hex')),
    );
  });
});

describe('the ids of a mail', () => {
  const mail = (messageId: string | null, inReplyTo: readonly string[], references: readonly string[]) =>
    aMail({ messageId, inReplyTo, references }) satisfies InboundMail;
  const ids = () => database.db.selectFrom('thread_ids').selectAll().orderBy('message_id').execute();

  beforeEach(async () => {
    await sql`
      insert into cases (id, reference, desk, profile, language, channel, stage, complainant_address,
        complainant_name, subject, received_at, registered_at, decision_due_on, missing, revision, updated_at)
      values (7, 'C-7-1', 'klachten', 'algemeen', 'nl', 'mail', 'received', 'anna@example.net', 'Anna', 'Dak',
        ${NOW}, ${NOW}, '2026-12-15', '{}', 1, ${NOW})`.execute(database.db);
  });

  test('are remembered on its case, each once: its own as received, the others as referred to', async () => {
    const all = [
      { mail: mail('b@x', ['a@x'], ['root@x', 'a@x', 'b@x']), caseId: 7 },
      { mail: mail('c@x', ['b@x'], []), caseId: 7 },
    ];
    await rememberThreads(database.db, all);
    await rememberThreads(database.db, all);
    expect(await ids()).toEqual([
      { message_id: 'a@x', case_id: 7, kind: 'referenced' },
      { message_id: 'b@x', case_id: 7, kind: 'received' },
      { message_id: 'c@x', case_id: 7, kind: 'received' },
      { message_id: 'root@x', case_id: 7, kind: 'referenced' },
    ]);
  });

  test('stand on the case of each of several mails, also where two cases are told of by the same ids', async () => {
    await sql`
      insert into cases select * from json_populate_recordset(null::cases,
        (select json_agg(to_jsonb(cases) || '{"id": 8, "reference": "C-8-0"}') from cases))`.execute(
      database.db,
    );
    const answer = mail('b@x', ['a@x'], ['root@x']);
    await rememberThreads(database.db, [
      { mail: answer, caseId: 7 },
      { mail: mail('c@x', [], ['a@x']), caseId: 8 },
      { mail: answer, caseId: 8 },
    ]);
    const rows = await ids();
    const of = (caseId: number) =>
      rows.filter((each) => each.case_id === caseId).map(({ message_id, kind }) => [message_id, kind]);
    expect(of(7)).toEqual([
      ['a@x', 'referenced'],
      ['b@x', 'received'],
      ['root@x', 'referenced'],
    ]);
    expect(of(8)).toEqual([
      ['a@x', 'referenced'],
      ['b@x', 'received'],
      ['c@x', 'received'],
      ['root@x', 'referenced'],
    ]);
  });

  test('are nothing where it has none, and are not remembered without a case', async () => {
    await rememberThreads(database.db, [
      { mail: mail(null, [], []), caseId: 7 },
      { mail: mail('d@x', [], []), caseId: null },
    ]);
    expect(await ids()).toEqual([]);
  });
});
