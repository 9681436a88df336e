/** How a notice shows a mail. */
import { describe, expect, test } from 'vitest';
import { showMail, showPerson } from '../../src/letters/mail-facts.ts';
import { aMailFacts, aSetting } from './samples.ts';

const WORDS = {
  'mail.no-text': '(no text)',
  'mail.no-subject': '(no subject)',
  'flag.signed': 'It is signed.',
};
const setting = aSetting('nl', WORDS);

describe('a mail in a notice', () => {
  test('shows its words behind the sign and its files by name and size', () => {
    const shown = showMail(setting, aMailFacts({ text: 'Het lekt.' }));
    expect(shown).toMatchObject({
      from: 'Karin Jansen (karin.jansen@example.net)',
      subject: 'Lekkage dakkapel',
      quoted: '│ Het lekt.',
      attachments: ['kozijn.jpg (1,2 MB)', 'offerte schilder.pdf (88 kB)'],
      hasAttachments: true,
      hasOddities: false,
    });
  });

  test('says so when there is no text or no subject', () => {
    expect(showMail(setting, aMailFacts({ text: ' \n', subject: '' }))).toMatchObject({
      quoted: '│ (no text)',
      subject: '(no subject)',
    });
  });

  test('names what was odd in plain words', () => {
    expect(showMail(setting, aMailFacts({ flags: ['signed'] })).oddities).toStrictEqual(['It is signed.']);
  });

  test('shows a file name that is a link as text', () => {
    const [name] = showMail(
      setting,
      aMailFacts({ attachments: [{ name: 'http://x.example.net', bytes: 1 }] }),
    ).attachments;
    expect(name).toBe('hxxp[:]//x.example.net (1 kB)');
  });
});

test.each([
  [{ name: 'Karin', address: 'k@example.net' }, 'Karin (k@example.net)'],
  [{ name: '', address: 'k@example.net' }, 'k@example.net'],
  [{ name: 'K@example.net', address: 'k@example.net' }, 'k@example.net'],
  [{ name: 'Karin', address: '' }, 'Karin'],
  [{ name: '', address: `${'k'.repeat(200)}@example.net` }, `${'k'.repeat(200)}@example.net`],
])('a person %j is shown as %s', (person, shown) => {
  expect(showPerson(person)).toBe(shown);
});
