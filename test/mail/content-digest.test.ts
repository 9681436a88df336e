import { expect, test } from 'vitest';
import { contentDigest } from '../../src/mail/content-digest.ts';

const file = { name: 'dak.jpg', type: 'image/jpeg', encoded: Buffer.from('YWJj') };
const content = {
  subject: 'Lekkage',
  date: 'Tue, 17 Nov 2026',
  texts: ['Mijn dak lekt.'],
  attachments: [file],
};

test('white space at line ends does not change what a mail says', () => {
  expect(contentDigest({ ...content, texts: ['Mijn dak lekt.  \n'] })).toBe(contentDigest(content));
});

test.each([
  ['subject', { ...content, subject: 'Lekkages' }],
  ['date', { ...content, date: 'Wed, 18 Nov 2026' }],
  ['text', { ...content, texts: ['Mijn dak lekt niet.'] }],
  ['file name', { ...content, attachments: [{ ...file, name: 'muur.jpg' }] }],
  ['file', { ...content, attachments: [{ ...file, encoded: Buffer.from('YWJk') }] }],
  ['number of files', { ...content, attachments: [] }],
  ['border between two pieces', { ...content, subject: 'Lekkage4', date: content.date.slice(1) }],
])('another %s is another content', (_name, other) => {
  expect(contentDigest(other)).not.toBe(contentDigest(content));
});
