/** What the mail says that tells many notices at once. */
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/case/vocabulary.ts';
import { combinedModel, NOTICE_ORDER } from '../../src/letters/combined-model.ts';
import { isLetterName, LETTERS } from '../../src/letters/letters.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { aSetting, RECEIVED_AT } from './samples.ts';

const setting = aSetting('en', { 'notices.staff/held': 'Waiting', 'notices.staff/new-mail': 'Messages' });
const given = { count: 1, shown: [], perHour: 20, meantFor: null };
const notice = (letter: string, subject: string) => ({ letter, subject, noticedAt: RECEIVED_AT });

test('notices of one kind stand together below its name, each with its time', () => {
  const shown = [
    notice('staff/held', 'Look at this: Dak'),
    notice('staff/held', 'Look at this: Goot'),
    notice('staff/new-mail', 'C-1042-9: new message'),
  ];
  expect(combinedModel(setting, { ...given, count: 3, shown })).toMatchObject({
    groups: [
      {
        heading: 'Waiting',
        notices: ['17 Nov, 11:02: Look at this: Dak', '17 Nov, 11:02: Look at this: Goot'],
      },
      { heading: 'Messages', notices: ['17 Nov, 11:02: C-1042-9: new message'] },
    ],
    more: '',
    meantFor: null,
  });
});

test('what is not shown is counted', () => {
  const shown = [notice('staff/held', 'Look at this: Dak')];
  expect(combinedModel(setting, { ...given, count: 101, shown })).toMatchObject({
    count: '101',
    more: '100',
  });
});

test('words of others in a subject stay on their line and cannot be tapped', () => {
  const shown = [
    notice('staff/held', 'Look: #close https://evil.example.net/p mailto:desk@example.org?x\n#ack'),
  ];
  const [group] = combinedModel(setting, { ...given, shown }).groups;
  expect(group?.notices).toEqual([
    '17 Nov, 11:02: Look: close hxxps[:]//evil.example.net/p desk@example.org[?]x ack',
  ]);
});

describe('the order of the list', () => {
  test('names every notice to staff but the combined one', () => {
    const notices = Object.keys(LETTERS)
      .filter(isLetterName)
      .filter((name) => LETTERS[name].audience === 'staff' && name !== 'staff/combined');
    expect([...NOTICE_ORDER].sort()).toEqual(notices.sort());
  });

  test.each(LANGUAGES)('has a heading for every kind in %s', (language) => {
    const words = openTemplates().words(language);
    expect(NOTICE_ORDER.filter((kind) => !(`notices.${kind}` in words))).toEqual([]);
  });
});
