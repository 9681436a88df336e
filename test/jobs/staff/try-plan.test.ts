/** All or nothing, in order, on every case (commands.md 4, rows 36, 40, 41, 42 and 54). */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadEvents } from '../../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import {
  aComplaint,
  inAnswerTo,
  stateOf,
  statusesOf,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
let notice: LeftMail;
let before = 0;
const eventCount = async () => (await loadEvents(desk.office.db, 1001)).length;

async function say(text: string, fields: Readonly<Record<string, string>> = {}) {
  return write(desk, text, { ...inAnswerTo(notice), ...fields });
}

beforeAll(async () => {
  notice = await aComplaint(desk);
  await aComplaint(desk, { From: 'Piet Bos <piet@example.net>', Subject: 'Deur klemt' });
  before = await eventCount();
});

describe('nothing at all is done, and nothing is lost of what was typed,', () => {
  test.each<[string, string, Readonly<Record<string, string>>]>([
    [
      'when a later line is not possible after the lines before it',
      '#label +dak\n#intrekken Zij belde dat het opgelost is.\n#gegrond Toch wel.',
      {},
    ],
    ['when a line is no command', '#label +dak\n#sluti', {}],
    ['when the check digit of a case is wrong', '#bij C-1001-8\n#label +dak', {}],
    ['when there is no such case', '#bij C-1050-3\n#label +dak', {}],
    ['when the subject names another case than the notice', '#label +dak', { Subject: 'Re: C-1002-4' }],
    ['when one of several cases refuses', '#bij C-1001-9, C-1002-4\n#punt Ook de goot.\n#gegrond ja', {}],
  ])('%s', async (_, text, fields) => {
    const [answer, ...others] = await say(text, fields);
    expect(others).toEqual([]);
    expect(answer?.mail.subject).toContain('NIETS UITGEVOERD');
    expect(answer?.mail.text).toContain(text.split('\n')[0]);
    expect(await eventCount()).toBe(before);
    expect((await statusesOf(desk)).at(-1)).toBe('refused');
  });
});

test('several cases are changed by one mail, with one answer', async () => {
  const left = await say('#bij C-1001-9, C-1002-4\n#label +storm');
  expect(left).toHaveLength(1);
  expect((await stateOf(desk))?.tags).toEqual(['storm']);
  expect((await stateOf(desk, 1002))?.tags).toEqual(['storm']);
});

test('text beside commands becomes a note, and stays internal', async () => {
  const left = await say('Zij belde vanmorgen boos op.\n#label +boos');
  expect(left).toHaveLength(1);
  const facts = (await loadEvents(desk.office.db, 1001)).slice(-2).map(({ fact }) => fact);
  expect(facts).toMatchObject([
    { type: 'tags_changed' },
    { type: 'note_added', text: 'Zij belde vanmorgen boos op.' },
  ]);
});

test('who does not judge a case is refused, with the reason', async () => {
  await say('#recuse Het is mijn zwager.');
  const [answer] = await say('#gegrond Het lekt.');
  expect(answer?.mail.subject).toContain('NIETS UITGEVOERD');
  expect((await stateOf(desk))?.points[0]?.finding).toBeNull();
});
