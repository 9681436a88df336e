/** A note that goes to the complainant after all (commands.md 4, row 8). */
import { beforeAll, expect, test } from 'vitest';
import { loadEvents } from '../../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import {
  aComplaint,
  ELS,
  FROM_LEO,
  inAnswerTo,
  numberIn,
  sentTo,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
let saved: LeftMail;
beforeAll(async () => {
  const notice = await aComplaint(desk);
  saved = sentTo(await write(desk, 'Wij komen maandag.', inAnswerTo(notice)), ELS);
});

async function say(text: string, fields: Readonly<Record<string, string>> = {}) {
  return write(desk, text, { ...inAnswerTo(saved), Subject: `Zaak ${text}`, ...fields });
}

const replies = async () =>
  (await loadEvents(desk.office.db, 1001)).flatMap(({ fact }) =>
    fact.type === 'reply_written' ? [fact.text] : [],
  );

test('only by who wrote it, and only where there is one', async () => {
  const number = numberIn(saved);
  const [ofLeo] = await say(`#antwoord ${number}`, FROM_LEO);
  expect(ofLeo?.mail.subject).toContain('NIETS UITGEVOERD');
  const [unknown] = await say('#antwoord T-572-4');
  expect(unknown?.mail.subject).toContain('NIETS UITGEVOERD');
  expect(await replies()).toEqual([]);
});

test('word for word', async () => {
  const left = await say(`#antwoord ${numberIn(saved)}`);
  expect(sentTo(left, ELS).mail.subject).toMatch(/^OK/);
  expect(await replies()).toEqual(['Wij komen maandag.']);
});
