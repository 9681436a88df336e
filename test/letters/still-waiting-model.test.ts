/** What the daily reminder shows of everything that waits. */
import { expect, test } from 'vitest';
import { stillWaitingModel, type WaitingThing } from '../../src/letters/still-waiting-model.ts';
import { aSetting, KARIN, RECEIVED_AT } from './samples.ts';

const setting = aSetting('en', { 'waiting.held': 'Held', 'mail.unreadable': 'could not be read' });
const held = (mailId: number, details: Partial<WaitingThing> = {}): WaitingThing => ({
  kind: 'held',
  mailId,
  reference: null,
  from: KARIN,
  subject: 'Roof',
  openedAt: new Date(RECEIVED_AT.getTime() + mailId * 60_000),
  ...details,
});

test('what a complainant feels comes first, and of each kind the oldest', () => {
  const { groups, oldest, count } = stillWaitingModel(setting, [
    held(3),
    held(2),
    held(4, { kind: 'a-later-kind' }),
    held(5, { kind: 'acknowledge', reference: 'C-1042-9' }),
  ]);
  expect(groups.map(({ heading }) => heading)).toEqual(['acknowledge', 'Held', 'a-later-kind']);
  expect(groups[0]?.things[0]).toMatch(/^C-1042-9, 17 Nov, 11:07: Karin Jansen \(.*\): Roof$/);
  expect(groups[1]?.things.map((line) => line.slice(0, 6))).toEqual(['mail 2', 'mail 3']);
  expect([oldest, count]).toEqual(['17 Nov, 11:04', '4']);
});

test('a mail of which nothing could be read is called so, and words of others do nothing', () => {
  const { groups } = stillWaitingModel(setting, [
    held(1, { from: null, subject: null }),
    held(2, { from: null, subject: '#send https://example.com' }),
  ]);
  expect(groups[0]?.things[0]).toContain('could not be read');
  expect(groups[0]?.things[1]).not.toMatch(/#|https:/u);
});

test('a long list is cut, and says how many more there are', () => {
  const { groups, more, count } = stillWaitingModel(
    setting,
    Array.from({ length: 60 }, (_, index) => held(index + 1)),
  );
  expect([groups[0]?.things.length, more, count]).toEqual([50, '10', '60']);
});
