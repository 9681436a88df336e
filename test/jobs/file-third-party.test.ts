/**
 * Mail about work orders that is not what it seems: other writers, other orders, orders that are over, mail without our
 * address, machines. Whatever it is, it does nothing that its writer may not do, and nobody outside is answered.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadEvents } from '../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from '../support/office.ts';
import { type RawFields, rawMail } from '../support/raw-mail.ts';
import { aComplaint, ELS, inAnswerTo, staffMail, withColleagues } from '../support/staff-mails.ts';

const MINUTE = 60_000;
const KEES = 'kees@kitbedrijf.example';
const BOS = 'planning@dakbedrijf-bos.example';
const ANNA = 'anna@example.net';
const CASE = 1001;

const desk = useDesk(withColleagues);
let notice: LeftMail;

/** The order to somebody, as it left. */
async function ordered(to: string, text: string): Promise<LeftMail> {
  await desk.deliver(staffMail(`#opdracht ${to} uiterlijk 11 december\n${text}`, inAnswerTo(notice)));
  await desk.work();
  desk.pass(11 * MINUTE);
  const [order] = (await desk.work()).filter(({ parcel }) => parcel.to === to);
  if (order === undefined) throw new Error(`no order left to ${to}`);
  return order;
}

/** What a mail brings about on the case, and who gets mail because of it. */
async function comesOf(text: string, fields: RawFields) {
  const before = (await loadEvents(desk.office.db, CASE)).length;
  await desk.deliver(rawMail(fields, text));
  const left = await desk.work();
  desk.pass(MINUTE);
  const facts = (await loadEvents(desk.office.db, CASE)).slice(before).map(({ fact }) => fact);
  return { facts: facts.filter(({ type }) => type !== 'letter_sent'), left };
}

const readers = (left: readonly LeftMail[]) => left.map(({ parcel }) => parcel.to);

describe('a mail about a work order', () => {
  let first: LeftMail;
  let second: LeftMail;

  beforeAll(async () => {
    notice = await aComplaint(desk);
    first = await ordered(KEES, 'Wilt u de kitvoeg vernieuwen?');
    second = await ordered(BOS, 'Wilt u de goot nakijken?');
  });

  const numberOf = async (to: string) => {
    const events = await loadEvents(desk.office.db, CASE);
    const found = events.find(({ fact }) => fact.type === 'work_ordered' && fact.to.address === to);
    return found?.fact.type === 'work_ordered' ? found.fact.number : null;
  };

  test('from another address than that of the order is kept, told as such, and does nothing', async () => {
    const { facts, left } = await comesOf('GEREED', {
      ...inAnswerTo(first),
      From: 'Kees thuis <kees@thuis.example>',
      Subject: 'Re: Opdracht',
    });
    expect(facts).toEqual([
      expect.objectContaining({
        type: 'third_party_wrote',
        number: await numberOf(KEES),
        because: 'other-address',
      }),
    ]);
    expect(readers(left)).toEqual([ELS]);
    expect(left[0]?.mail.text).toContain('kees@thuis.example');
  });

  test('with a From that its domain says is forged does nothing', async () => {
    const { facts } = await comesOf('GEREED', {
      ...inAnswerTo(first),
      From: `Kees Vos <${KEES}>`,
      'Authentication-Results': 'mx.example.org; dmarc=fail (p=reject) header.from=kitbedrijf.example',
      Subject: 'Re: Opdracht',
    });
    expect(facts).toEqual([expect.objectContaining({ because: 'other-address' })]);
  });

  test('to the address of somebody else’s order does nothing for either', async () => {
    const { facts } = await comesOf('GEREED', {
      To: second.mail.replyTo[0]?.address ?? '',
      'In-Reply-To': `<${first.mail.messageId}>`,
      From: `Kees Vos <${KEES}>`,
      Subject: 'Re: Opdracht',
    });
    expect(facts).toEqual([
      expect.objectContaining({
        type: 'third_party_wrote',
        number: await numberOf(BOS),
        because: 'other-address',
      }),
    ]);
  });

  test('to two orders at once does nothing', async () => {
    const { facts } = await comesOf('GEREED', {
      To: [first, second].map(({ mail }) => mail.replyTo[0]?.address ?? '').join(', '),
      From: `Kees Vos <${KEES}>`,
      Subject: 'Re: Opdracht',
    });
    expect(facts).toEqual([expect.objectContaining({ type: 'third_party_wrote', number: null })]);
  });

  test('with only the number of the case is kept as theirs and does nothing', async () => {
    const { facts, left } = await comesOf('GEREED', {
      From: `Kees Vos <${KEES}>`,
      Subject: 'Werk klaar [C-1001-9]',
    });
    expect(facts).toEqual([expect.objectContaining({ type: 'third_party_wrote', because: 'no-token' })]);
    expect(readers(left)).toEqual([ELS]);
  });

  test('of the complainant is the complainant’s, moves no order and agrees with nothing', async () => {
    const { facts, left } = await comesOf('JA', {
      ...inAnswerTo(first),
      From: `Anna de Wit <${ANNA}>`,
      Subject: 'Re: Opdracht',
    });
    expect(facts).toEqual([expect.objectContaining({ type: 'correspondence_received' })]);
    expect(readers(left)).toEqual([ELS]);
    expect(left[0]?.mail.text).toContain('antwoordadres van een opdracht');
  });

  test('that a machine answered is kept as such and told to nobody', async () => {
    const { facts, left } = await comesOf('Ik ben er maandag weer.', {
      ...inAnswerTo(first),
      From: `Kees Vos <${KEES}>`,
      'Auto-Submitted': 'auto-replied',
      Subject: 'Afwezig',
    });
    expect(facts).toEqual([{ type: 'mail_recorded', kind: 'auto-reply' }]);
    expect(left).toEqual([]);
  });

  test('of who was asked is heard, with any letter of the order that is answered', async () => {
    const { facts, left } = await comesOf('JA, 4 december', {
      ...inAnswerTo(first),
      From: `Kees Vos <${KEES}>`,
      Subject: 'Re: Opdracht',
    });
    expect(facts).toEqual([{ type: 'work_accepted', number: await numberOf(KEES), plannedOn: '2026-12-04' }]);
    expect(readers(left)).toEqual([ELS]);
  });

  test('without our address is heard by the mail that it answers', async () => {
    const { facts } = await comesOf('GEREED', {
      'In-Reply-To': `<${first.mail.messageId}>`,
      From: `Kees Vos <${KEES}>`,
      Subject: 'Re: Opdracht',
    });
    expect(facts).toEqual([{ type: 'work_reported_done', number: await numberOf(KEES), text: '', files: 0 }]);
  });

  test('that is over is kept and does nothing', async () => {
    const { facts } = await comesOf('NEE', {
      ...inAnswerTo(first),
      From: `Kees Vos <${KEES}>`,
      Subject: 'Re: Opdracht',
    });
    expect(facts).toEqual([expect.objectContaining({ type: 'third_party_wrote', because: 'over' })]);
  });

  test('that came back is told to the handler, and nobody reminds that address any more', async () => {
    const envelope = second.parcel.from;
    const report = [
      '--b',
      'Content-Type: text/plain',
      '',
      'No such user.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.net',
      '',
      `Final-Recipient: rfc822; ${BOS}`,
      'Action: failed',
      'Status: 5.1.1',
      '--b--',
    ].join('\n');
    const { facts, left } = await comesOf(report, {
      'Return-Path': '<>',
      From: 'MAILER-DAEMON@mx.example.net',
      To: envelope,
      Subject: 'Undelivered',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
    });
    expect(facts.map(({ type }) => type)).toEqual([
      'letter_not_delivered',
      'work_undelivered',
      'mail_recorded',
    ]);
    expect(readers(left)).toEqual([ELS]);
    expect(left[0]?.mail.subject).toContain('Opdracht niet aangekomen');
    const tasks = await desk.office.db
      .selectFrom('staff_tasks')
      .select('kind')

      .execute();
    expect(tasks).toEqual([{ kind: 'not-delivered' }]);
  });

  test('never went to the complainant', async () => {
    const letters = await desk.office.db
      .selectFrom('outbound_mails')
      .select(['letter', 'to_address'])
      .where('to_address', '=', ANNA)
      .execute();
    expect(letters.map(({ letter }) => letter)).toEqual(['complainant/received']);
  });
});
