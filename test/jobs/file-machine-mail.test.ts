import { describe, expect, test } from 'vitest';
import { loadEvents } from '../../src/shell/db/case-store.ts';
import { BETH, ELS, withStaff } from '../support/colleagues.ts';
import { type LeftMail, type TestDesk, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const readers = (left: readonly LeftMail[]) => left.map(({ parcel }) => parcel.to);
const tasksOf = ({ office }: TestDesk) =>
  office.db.selectFrom('staff_tasks').select(['kind', 'case_id', 'mail_id']).orderBy('id').execute();
const flagsOf = ({ office }: TestDesk) =>
  office.db.selectFrom('address_flags').select(['address', 'reason']).orderBy('address').execute();
async function factsOf({ office }: TestDesk) {
  return (await loadEvents(office.db, 1001)).map(({ fact }) => fact);
}

describe('an automatic reply', () => {
  const desk = useDesk(withStaff([ELS, BETH], BETH));
  const away = (headers: Record<string, string>) =>
    rawMail({ 'Auto-Submitted': 'auto-replied', Subject: 'Afwezig', ...headers }, 'Ik ben er niet.');

  test('to a letter of ours is kept on its case and answered by nobody', async () => {
    await desk.deliver(rawMail());
    const [acknowledgement] = await desk.work();
    await desk.deliver(away({ 'In-Reply-To': `<${acknowledgement?.mail.messageId}>` }));
    expect(await desk.work()).toEqual([]);
    expect((await factsOf(desk)).at(-1)).toEqual({ type: 'mail_recorded', kind: 'auto-reply' });
  });

  test('that belongs to no case is kept without one', async () => {
    await desk.deliver(away({ From: 'Kees <kees@example.net>' }));
    expect(await desk.work()).toEqual([]);
    const row = await desk.office.db
      .selectFrom('inbound_mails')
      .select(['disposition', 'case_id', 'status'])
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ disposition: 'auto-reply', case_id: null, status: 'processed' });
    expect(await tasksOf(desk)).toEqual([]);
  });
});

describe('a mail that a person must look at', () => {
  const desk = useDesk(withStaff([ELS, BETH], BETH));

  test('is a task without a case, told to the coordinator, and its sender hears nothing', async () => {
    await desk.deliver(rawMail({ 'X-Spam-Flag': 'YES' }));
    expect(readers(await desk.work())).toEqual([BETH.address]);
    expect(await tasksOf(desk)).toEqual([{ kind: 'held', case_id: null, mail_id: 1 }]);
    expect(await desk.office.db.selectFrom('cases').select('id').execute()).toEqual([]);
  });
});

/**
 * A provider's report that its user marked the mail with this id as unwanted (RFC 5965).
 * @param sender  the envelope sender of that mail, as the provider returns it
 */
function abuseReport(messageId: string | null | undefined, sender = ''): string {
  const text = [
    '--b1',
    'Content-Type: text/plain',
    '',
    'This is an abuse report.',
    '--b1',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    '--b1',
    'Content-Type: message/rfc822',
    '',
    `Return-Path: <${sender}>`,
    `Message-ID: <${messageId ?? ''}>`,
    'Subject: Ontvangstbevestiging',
    '',
    '--b1--',
  ];
  const type = 'multipart/report; report-type=feedback-report; boundary="b1"';
  return rawMail({ From: 'fbl@mail.example.net', 'Content-Type': type }, text.join('\n'));
}

describe('a provider that reports our mail as unwanted', () => {
  const desk = useDesk(withStaff([ELS, BETH], BETH));

  let acknowledgement: LeftMail | undefined;

  test('keeps automatic mail from nobody when it returns no mail of ours', async () => {
    await desk.deliver(rawMail());
    [acknowledgement] = await desk.work();
    await desk.deliver(abuseReport('invented@example.com'));
    expect(await desk.work()).toEqual([]);
    expect(await flagsOf(desk)).toEqual([]);
    expect(await tasksOf(desk)).toEqual([]);
  });

  test('keeps it from nobody when it has but a copied id: a person looks', async () => {
    await desk.deliver(abuseReport(acknowledgement?.mail.messageId, 'klacht@example.org'));
    const notices = await desk.work();
    expect(readers(notices)).toEqual([BETH.address]);
    expect(notices[0]?.mail.text).toContain('anybody could have written it');
    expect(await flagsOf(desk)).toEqual([]);
    expect(await tasksOf(desk)).toEqual([{ kind: 'unproven-abuse', case_id: 1001, mail_id: 3 }]);
  });

  test('keeps it from its user when it returns the envelope sender of a mail of ours', async () => {
    await desk.deliver(abuseReport(acknowledgement?.mail.messageId, acknowledgement?.parcel.from));
    expect(await desk.work()).toEqual([]);
    expect(await flagsOf(desk)).toEqual([{ address: 'anna@example.net', reason: 'reported as unwanted' }]);
    expect((await factsOf(desk)).at(-1)).toEqual({ type: 'mail_recorded', kind: 'record' });
  });
});
