/** Mail that waits for a person, by answers to its notice (DESIGN 3, "Held mail, muted humans, breaker"). */
import { beforeEach, describe, expect, test } from 'vitest';
import { loadCase, loadEvents } from '../../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import { rawMail } from '../../support/raw-mail.ts';
import {
  aComplaint,
  ELS,
  inAnswerTo,
  numberIn,
  sentTo,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
let count = 0;
let notice: LeftMail;

/** A mail that a spam filter marked, and the notice about it. */
beforeEach(async () => {
  count += 1;
  const fields = { 'X-Spam-Flag': 'YES', Subject: `Goot ${count}`, From: 'Kees Kok <kees@example.net>' };
  await desk.deliver(rawMail(fields, `De goot lekt voor de ${count}e keer.`));
  notice = sentTo(await desk.work(), ELS);
});

async function say(text: string, fields: Readonly<Record<string, string | null>> = {}) {
  return write(desk, text, { ...inAnswerTo(notice), Subject: `Re: ${count} ${text}`, ...fields });
}

const standing = () =>
  desk.office.db
    .selectFrom('inbound_mails')
    .select(['disposition', 'case_id'])
    .where('subject', '=', `Goot ${count}`)
    .executeTakeFirstOrThrow();

describe('a mail that waits', () => {
  test('is registered by #open, and the log says who did it and how that was proven', async () => {
    const left = await say('#open');
    expect(sentTo(left, ELS).mail.subject).toMatch(/^OK|Nieuwe klacht/);
    const { case_id: caseId } = await standing();
    const [first] = await loadEvents(desk.office.db, caseId ?? 0);
    expect(first?.by).toMatchObject({ kind: 'staff', address: ELS, proof: { level: 'A2' } });
  });

  test('is filed by #join on the case that is named', async () => {
    await aComplaint(desk, { Subject: `Dak ${count}` });
    const rows = await desk.office.db.selectFrom('cases').select('id').orderBy('id', 'desc').execute();
    const caseId = rows[0]?.id ?? 0;
    const reference = (await loadCase(desk.office.db, caseId))?.state.reference ?? '';
    await say(`#join ${reference}`);
    expect(await standing()).toMatchObject({ case_id: caseId });
    expect((await loadCase(desk.office.db, caseId))?.state.correspondenceCount).toBe(1);
  });

  test('is put aside by #discard, with the reason', async () => {
    await say('#discard Reclame.');
    expect(await standing()).toEqual({ disposition: 'record', case_id: null });
    const [decision] = await desk.office.db
      .selectFrom('mail_decisions')
      .selectAll()
      .orderBy('id', 'desc')
      .execute();
    expect(decision).toMatchObject({ act: 'discard', by_address: ELS, because: 'Reclame.' });
  });

  test('is decided about once', async () => {
    await say('#open');
    const left = await say('#discard Toch niet.');
    expect(left[0]?.mail.subject).toContain('NIETS UITGEVOERD');
    expect((await standing()).disposition).toBe('complaint');
  });

  test('waits on when it is not proven who decides, and is opened by the confirmation', async () => {
    const question = sentTo(await say('#open', { 'Authentication-Results': null }), ELS);
    expect((await standing()).disposition).toBe('hold');
    notice = question;
    await say(`#ja ${numberIn(question)}`);
    expect((await standing()).disposition).toBe('complaint');
  });
});

test('an answer to a notice about something else opens nothing', async () => {
  notice = await aComplaint(desk, { Subject: `Muur ${count}` });
  const [answer] = await say('#open');
  expect(answer?.mail.subject).toContain('NIETS UITGEVOERD');
});

test('what goes on only when it was paused says so', async () => {
  const [answer] = await say('#resume');
  expect(answer?.mail.subject).toContain('NIETS UITGEVOERD');
  await desk.office.db
    .insertInto('breaker_trips')
    .values({ tripped_at: desk.office.now(), mails: 61 })
    .execute();
  const [done] = await say('#resume', { Subject: 'Verder' });
  expect(done?.mail.subject).toMatch(/^OK/);
});
