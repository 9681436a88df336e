import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openMailFiles, type TravelledMail } from '../../src/sandbox/mail-files.ts';
import { aMail, type MailDetails } from '../support/mails.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function travelled(details: MailDetails, rest: Partial<TravelledMail> = {}): TravelledMail {
  const reader = 'Els de Boer (staff: handles complaints)';
  return {
    raw: Buffer.from('raw'),
    mail: aMail(details),
    html: null,
    reader,
    secondsFromStart: 1.5,
    ...rest,
  };
}

const contentOf = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

test('every mail is there as it travelled and as a page, in the order in which they travelled', async () => {
  const folder = join(await temporaryFolder(), 'new', 'mails');
  const files = openMailFiles(folder);
  const raw = Buffer.from([0xff, 0x0d, 0x0a, 0x00]);
  files.add(travelled({ subject: 'Lekkage dakkapel: één vlek!' }, { raw }));
  files.add(travelled({ subject: 'Re: Lekkage' }, { html: '<p>Our letter</p>', secondsFromStart: 12 }));
  expect(readdirSync(folder).sort()).toEqual([
    '01-lekkage-dakkapel-e-e-n-vlek.eml',
    '01-lekkage-dakkapel-e-e-n-vlek.html',
    '02-re-lekkage.eml',
    '02-re-lekkage.html',
    'index.html',
  ]);
  expect(readFileSync(join(folder, '01-lekkage-dakkapel-e-e-n-vlek.eml')).equals(raw)).toBe(true);
  expect(contentOf(folder, '02-re-lekkage.html')).toBe('<p>Our letter</p>');
  const index = readFileSync(files.indexFile, 'utf8');
  expect(index.indexOf('Lekkage dakkapel')).toBeLessThan(index.indexOf('Re: Lekkage'));
  for (const part of ['1.50 s', '12.00 s', 'Anna de Wit', 'Els de Boer', 'href="02-re-lekkage.eml"']) {
    expect(index).toContain(part);
  }
});

test('a mail without an HTML part of ours is shown as text, with its files', async () => {
  const folder = await temporaryFolder();
  const photo = { name: 'vlek.png', type: 'image/png', bytes: 90, inline: false, range: null, content: null };
  openMailFiles(folder).add(travelled({ subject: 'Dak', text: 'Het lekt.', attachments: [photo] }));
  expect(contentOf(folder, '01-dak.html')).toContain('<pre>Het lekt.</pre>');
  expect(contentOf(folder, '01-dak.html')).toContain('vlek.png (image/png, 90 bytes)');
  expect(contentOf(folder, 'index.html')).toContain('vlek.png');
});

test('what a mail says can neither run in the pages nor leave the folder', async () => {
  const folder = await temporaryFolder();
  const hostile = '<script>alert(1)</script>"><img src=x>';
  const files = openMailFiles(folder);
  const photo = { type: hostile, bytes: 1, inline: false, range: null, content: null };
  files.add(
    travelled({
      subject: `../../${hostile}`,
      from: `${hostile} <a@example.net>`,
      text: hostile,
      attachments: [{ ...photo, name: hostile }],
    }),
  );
  files.add(travelled({ subject: '../..' }));
  files.add(travelled({ subject: 'x'.repeat(500) }));
  const names = readdirSync(folder);
  expect(names).toHaveLength(7);
  expect(names.filter((name) => !/^[a-z0-9-]{1,70}\.(eml|html)$/.test(name))).toEqual([]);
  expect(names).toContain('02-mail.eml');
  for (const name of names.filter((each) => each.endsWith('.html'))) {
    expect(contentOf(folder, name)).not.toMatch(/<script|<img/);
  }
});
