/** What managers ask for by mail is made after the mail was filed: once, also when a daemon ends or it cannot be made. */
import { beforeEach, expect, test } from 'vitest';
import { processWaiting } from '../../src/jobs/process-mail.ts';
import { sendAsked } from '../../src/jobs/send-asked.ts';
import { useDesk } from '../support/office.ts';
import {
  aComplaint,
  FROM_LEO,
  inAnswerTo,
  LEO,
  sentTo,
  staffMail,
  withColleagues,
  write,
} from '../support/staff-mails.ts';

const RUNNING = new AbortController().signal;
const desk = useDesk(withColleagues);
let count = 0;

beforeEach(async () => {
  if (count === 0) await aComplaint(desk);
  count += 1;
  // What Leo answers carries a token of his own.
  const known = await write(desk, '#help', {
    ...FROM_LEO,
    To: 'klachten@example.org',
    Subject: `Vraag ${count}`,
  });
  const fields = {
    ...FROM_LEO,
    ...inAnswerTo(sentTo(known, LEO)),
    'Message-ID': `<asked-${count}@example.net>`,
  };
  await desk.deliver(staffMail('#jaar 2026\n#register', { ...fields, Subject: `Cijfers ${count}` }));
  await processWaiting(desk.office, RUNNING, () => undefined);
});

const openReports = async () => {
  const rows = await desk.office.db.selectFrom('asked_reports').select('done_at').execute();
  return rows.filter(({ done_at }) => done_at === null).length;
};

test('a mail that asks for reports is filed without them, and answered in its thread when they are made', async () => {
  expect(await openReports()).toBe(1);
  const { mail } = sentTo(await desk.work(), LEO);
  expect(mail.subject).toContain('Jaarcijfers 2026: 1 klachtpunt');
  expect(mail.inReplyTo).toContain('asked-1@example.net');
  expect(mail.attachments).toHaveLength(3);
  expect(await openReports()).toBe(0);
});

test('of several daemons one makes it', async () => {
  const both = [sendAsked(desk.office, RUNNING), sendAsked(desk.office, RUNNING)];
  const [one = 0, other = 0] = await Promise.all(both);
  expect(one + other).toBe(1);
  expect((await desk.work()).map(({ parcel }) => parcel.to)).toEqual([LEO]);
});

test('what cannot be made is tried as often as a mail is, and then its writer hears that nothing was done', async () => {
  const { office } = desk;
  const { templates } = office;
  const render: typeof templates.render = (name, language, model) => {
    if (name === 'staff/told') throw new Error('no words');
    return templates.render(name, language, model);
  };
  expect(await sendAsked({ ...office, templates: { ...templates, render } }, RUNNING)).toBe(1);
  expect(await openReports()).toBe(0);
  const { mail } = sentTo(await desk.work(), LEO);
  expect(mail.subject).toContain('NIETS UITGEVOERD: het kon niet worden gemaakt');
  expect(mail.text).toContain('#register');
});
