import { beforeAll, expect, test } from 'vitest';
import {
  attachmentsOf,
  clocksOnCase,
  findCaseId,
  lettersOf,
  mailsOf,
} from '../../../src/shell/db/dossier.ts';
import { START, useDesk } from '../../support/office.ts';
import { rawMail } from '../../support/raw-mail.ts';

const desk = useDesk();
const HOUR = 3_600_000;
const earlier = new Date(START.getTime() - HOUR);

const PHOTO = [
  '--b1',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Hier is de foto.',
  '--b1',
  'Content-Type: image/png; name="vlek.png"',
  'Content-Disposition: attachment; filename="vlek.png"',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '--b1--',
].join('\n');

/** Anna's complaint, her answer with a photo that arrived before it was filed, and Piet's own case. */
beforeAll(async () => {
  await desk.deliver(rawMail({ Subject: 'Dakkapel' }));
  await desk.deliver(rawMail({ From: 'Piet Bos <piet@example.net>', Subject: 'Deur' }, 'De deur klemt.'));
  const [acknowledgement] = await desk.work();
  await desk.deliver(
    rawMail(
      {
        To: acknowledgement?.mail.replyTo[0]?.address ?? '',
        Subject: 'Re: foto',
        'Content-Type': 'multipart/mixed; boundary="b1"',
      },
      PHOTO,
    ),
    earlier,
  );
  desk.pass(HOUR);
  await desk.work();
});

test('a case is found by its reference however that is written, and not by a number with a wrong check digit', async () => {
  expect(await findCaseId(desk.office.db, 'C-1001-9')).toBe(1001);
  expect(await findCaseId(desk.office.db, 'c-1001-9')).toBe(1001);
  expect(await findCaseId(desk.office.db, 'C-1001-8')).toBeNull();
  expect(await findCaseId(desk.office.db, 'dakkapel')).toBeNull();
});

test('a reference that is right but of no case finds nothing', async () => {
  expect(await findCaseId(desk.office.db, 'C-1042-9')).toBeNull();
});

test('the mails of a case stand in the order of their arrival, and those of other cases do not', async () => {
  const mails = await mailsOf(desk.office.db, 1001);
  expect(mails.map(({ subject, receivedAt, disposition }) => [subject, receivedAt, disposition])).toEqual([
    ['Re: foto', earlier, 'correspondence'],
    ['Dakkapel', START, 'complaint'],
  ]);
  expect(mails[0]).toMatchObject({
    fromAddress: 'anna@example.net',
    fromName: 'Anna de Wit',
    visibleText: 'Hier is de foto.',
    secondDeliveryOf: null,
    processedAt: new Date(START.getTime() + HOUR),
  });
  expect(await mailsOf(desk.office.db, 1)).toEqual([]);
});

test('the letters and notices of a case stand in the order in which they were written, with what left', async () => {
  const letters = await lettersOf(desk.office.db, 1001);
  expect(
    letters.map(({ letter, audience, toAddress, status }) => [letter, audience, toAddress, status]),
  ).toEqual([
    ['complainant/received', 'complainant', 'anna@example.net', 'sent'],
    ['staff/new-complaint', 'staff', 'els.de.boer@example.net', 'sent'],
    ['staff/new-mail', 'staff', 'els.de.boer@example.net', 'sent'],
  ]);
  const [acknowledgement] = letters;
  expect(acknowledgement).toMatchObject({
    attempts: 1,
    sentAt: START,
    smtpReply: '250 2.0.0 taken',
    failure: null,
  });
  expect(acknowledgement?.bytes.toString('latin1')).toContain(`Message-ID: <${acknowledgement?.messageId}>`);
});

test('the papers of a case name the mail that they came with', async () => {
  const [, answer] = (await mailsOf(desk.office.db, 1001)).map(({ id }) => id).sort();
  expect(await attachmentsOf(desk.office.db, [answer ?? 0])).toMatchObject([
    { mailId: answer, name: 'vlek.png', type: 'image/png', inline: false, sha256: null },
  ]);
  expect(await attachmentsOf(desk.office.db, [])).toEqual([]);
});

test('the terms of a case stand with the first to end first; the one that was met has stopped', async () => {
  const clocks = await clocksOnCase(desk.office.db, 1001);
  expect(clocks.map(({ clock, due_on, stopped_at }) => [clock, due_on, stopped_at])).toEqual([
    ['confirm', '2026-11-18', START],
    ['firstContact', '2026-11-20', null],
    ['update', '2026-12-01', null],
    ['decision', '2026-12-15', null],
    ['outer', '2027-01-12', null],
  ]);
  for (const { due_at } of clocks) expect(due_at.toJSON()).toMatch(/T22:59:00/);
});
