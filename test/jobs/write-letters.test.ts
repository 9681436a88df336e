import { describe, expect, test } from 'vitest';
import type { LetterOrder } from '../../src/jobs/docket.ts';
import { leavesAt, settingFor, writeLetters } from '../../src/jobs/write-letters.ts';
import { headerValue } from '../../src/mail/inbound-mail.ts';
import { isTokenFor, tokenInMessageId } from '../../src/mail/reply-token.ts';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { aWritten } from '../support/letters.ts';
import { aMail } from '../support/mails.ts';
import { START, useDesk } from '../support/office.ts';
import { fetched } from '../support/stored-mails.ts';

const desk = useDesk();

function order(details: Partial<LetterOrder> = {}): LetterOrder {
  const [first] = desk.office.config.desks;
  if (first === undefined) throw new Error('the example has a desk');
  return {
    desk: first,
    letter: 'complainant/received',
    written: aWritten(),
    to: { address: 'anna@example.net', name: 'Anna de Wit' },
    caseId: 1001,
    reference: 'C-1001-9',
    automatic: true,
    answers: null,
    ...details,
  };
}

const outbox = () => desk.office.db.selectFrom('outbound_mails').selectAll().orderBy('id').execute();

describe('letters that are written', () => {
  test('lie in the outbox in their order, as the very bytes that leave', async () => {
    await writeLetters(desk.office, desk.office.db, [
      order(),
      order({ to: { address: 'piet@example.net', name: '' } }),
    ]);
    const rows = await outbox();
    expect(rows.map((row) => [row.to_address, row.status, row.made_at, row.case_id])).toEqual([
      ['anna@example.net', 'queued', START, 1001],
      ['piet@example.net', 'queued', START, 1001],
    ]);
    const left = await desk.work();
    expect(left.map(({ parcel }) => Buffer.from(parcel.bytes))).toEqual(rows.map((row) => row.bytes));
  });

  test('carry a token that was made for their reader, and no other', async () => {
    const [row] = await outbox();
    const token = tokenInMessageId(row?.message_id ?? '') ?? '';
    expect(isTokenFor(desk.office.keys, token, 'anna@example.net')).toBe(true);
    expect(isTokenFor(desk.office.keys, token, 'piet@example.net')).toBe(false);
    const mail = await parseMail(row?.bytes ?? Buffer.alloc(0));
    expect(mail.replyTo[0]?.address).toBe(`klachten+${token}@example.org`);
    expect(mail.messageId).toBe(row?.message_id);
    expect(mail.visibleText).toContain(`mailto:klachten+${token}@example.org?subject=C-1001-9&body=JA`);
  });

  test('are no letters when their transaction fails', async () => {
    const before = (await outbox()).length;
    const failing = desk.office.db.transaction().execute(async (tx) => {
      await writeLetters(desk.office, tx, [order()]);
      throw new Error('the case changed');
    });
    await expect(failing).rejects.toThrow('the case changed');
    expect(await outbox()).toHaveLength(before);
  });

  test('that answer the complainant by themselves leave at once, those that staff ordered can be taken back first', async () => {
    await writeLetters(desk.office, desk.office.db, [order(), order({ letter: 'complainant/ask' })]);
    const [received, asked] = (await outbox()).slice(-2);
    expect(received?.send_after).toEqual(START);
    expect(asked?.send_after).toEqual(new Date(START.getTime() + 10 * 60_000));
  });

  test('about a term that is over leave when the office opens, and at once where there is danger', () => {
    const midnight = { ...desk.office, now: () => new Date('2026-12-15T22:59:00Z') };
    const late = { letter: 'complainant/late' } as const;
    expect(leavesAt(midnight, late)).toEqual(new Date('2026-12-16T07:30:00Z'));
    expect(leavesAt({ ...desk.office, now: () => new Date('2026-12-18T22:59:00Z') }, late)).toEqual(
      new Date('2026-12-21T07:30:00Z'),
    );
    expect(leavesAt(midnight, { ...late, urgent: true })).toBeNull();
  });

  test('may be none', async () => {
    const before = (await outbox()).length;
    await writeLetters(desk.office, desk.office.db, []);
    expect(await outbox()).toHaveLength(before);
  });
});

describe('what a colleague gets in an hour', () => {
  test('is counted as one, however many write to them at the same moment', async () => {
    const limit = desk.office.config.limits.staffNoticesPerHour;
    const to = { address: 'els.de.boer@example.net', name: 'Els de Boer' };
    const notices = Array.from({ length: limit }, () =>
      order({ letter: 'staff/new-complaint', to, caseId: null, reference: null }),
    );
    const write = () => desk.office.db.transaction().execute((tx) => writeLetters(desk.office, tx, notices));
    await Promise.all([write(), write(), write()]);
    expect((await outbox()).filter((row) => row.to_address === to.address)).toHaveLength(limit);
    const waiting = await desk.office.db.selectFrom('waiting_notices').select('to_address').execute();
    expect(waiting).toEqual(Array(2 * limit).fill({ to_address: to.address }));
  });
});

describe('a letter that answers a mail', () => {
  test('names it, says so to other programs, and stands in its thread', async () => {
    await desk.deliver(fetched(1).bytes);
    const mail = aMail({ messageId: 'q@mail.example.net', references: ['root@mail.example.net'] });
    const claimed = {
      id: 1,
      desk: 'klachten',
      receivedAt: START,
      shortened: false,
      imported: false,
      attempt: 1,
      signatureCheck: null,
      bytes: fetched(1).bytes,
    };
    await writeLetters(desk.office, desk.office.db, [order({ answers: { claimed, mail } })]);
    const row = (await outbox()).at(-1);
    expect(row?.answers_mail_id).toBe(1);
    const sent = await parseMail(row?.bytes ?? Buffer.alloc(0));
    expect(headerValue(sent, 'auto-submitted')).toMatch(/^auto-replied/);
    expect(sent).toMatchObject({
      inReplyTo: ['q@mail.example.net'],
      references: ['root@mail.example.net', 'q@mail.example.net'],
    });
  });

  test('is told from one that no mail called for', async () => {
    const [row] = await outbox();
    const sent = await parseMail(row?.bytes ?? Buffer.alloc(0));
    expect(headerValue(sent, 'auto-submitted')).toMatch(/^auto-generated/);
    expect(sent.inReplyTo).toEqual([]);
  });
});

test('what letters are written with is the organisation, the needs of the desk, and words of the language', () => {
  const setting = settingFor(desk.office, order().desk, 'en');
  expect(setting).toMatchObject({
    language: 'en',
    timeZone: 'Europe/Amsterdam',
    organisation: { name: 'Bouwbedrijf Van Dijk' },
  });
  expect(setting.words).not.toEqual(settingFor(desk.office, order().desk, 'nl').words);
});
