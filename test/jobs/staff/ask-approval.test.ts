/** Money over the limit of one person waits for another (DESIGN 3, "Two persons needed"). */
import { beforeEach, expect, test } from 'vitest';
import { type LeftMail, useDesk } from '../../support/office.ts';
import {
  aComplaint,
  ELS,
  FROM_LEO,
  inAnswerTo,
  LEO,
  numberIn,
  sentTo,
  stateOf,
  statusesOf,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
let caseId = 1000;
let count = 0;
let notice: LeftMail;
let asked: readonly LeftMail[];
let number = '';

beforeEach(async () => {
  caseId += 1;
  notice = await aComplaint(desk, { Subject: `Lekkage ${caseId}` });
  asked = await say('#vergoed € 900\n#label +dak', inAnswerTo(notice));
  number = numberIn(sentTo(asked, LEO));
});

async function say(text: string, fields: Readonly<Record<string, string | readonly string[] | null>>) {
  count += 1;
  return write(desk, text, { Subject: `Mail ${count}`, ...fields });
}

const promised = async () => (await stateOf(desk, caseId))?.compensation ?? null;

test('an amount over the limit waits: its writer hears for whom, and the manager gets exactly what was asked', async () => {
  expect(await promised()).toBeNull();
  expect(sentTo(asked, ELS).mail.subject).toContain('WACHT OP GOEDKEURING');
  expect(sentTo(asked, ELS).mail.text).toContain('Leo Vos');
  const { text } = sentTo(asked, LEO).mail;
  expect(text).toContain('Els de Boer');
  expect(text).toContain('#vergoed € 900');
  expect(text).toContain(`#goedkeuren ${number}`);
  expect((await statusesOf(desk)).at(-1)).toBe('awaiting-approval');
});

test('an amount that its writer had to confirm first waits all the same, with how it was proven', async () => {
  const [question] = await say('#vergoed € 950', {
    ...inAnswerTo(notice),
    'Authentication-Results': null,
  });
  if (question === undefined) throw new Error('a mail that proves nothing is asked about');
  expect(question.mail.subject).toContain('GRAAG BEVESTIGEN');
  const waiting = await say('#ja', { ...inAnswerTo(question), 'Authentication-Results': null });
  const notified = sentTo(waiting, LEO);
  await say(`#goedkeuren ${numberIn(notified)}`, { ...inAnswerTo(notified), ...FROM_LEO });
  expect(await promised()).toMatchObject({ cents: 95_000, approvedBy: LEO });
});

test('whoever says why nobody else is there needs no approval', async () => {
  await say('#alleen de manager is op reis\n#vergoed € 800', inAnswerTo(notice));
  expect(await promised()).toMatchObject({ cents: 80_000, approvedBy: null });
});
