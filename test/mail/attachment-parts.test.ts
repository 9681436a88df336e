import { describe, expect, test } from 'vitest';
import { attachmentPart, fileType } from '../../src/mail/attachment-parts.ts';
import type { Leaf } from '../../src/mail/mime-structure.ts';

const raw = Buffer.from('....YWJj....');
const leaf: Leaf = {
  start: 4,
  end: 8,
  encoding: 'base64',
  type: 'image/jpeg',
  contentType: 'image/jpeg',
  disposition: 'attachment; filename=dak.jpg',
  contentId: '<dak@example.net>',
  container: 0,
};

test('a file is a range of the raw mail with its decoded size', () => {
  expect(attachmentPart(raw, leaf, 1, '')).toStrictEqual({
    name: 'dak.jpg',
    type: 'image/jpeg',
    bytes: 3,
    inline: false,
    range: { start: 4, end: 8, encoding: 'base64' },
    content: null,
  });
});

describe('a file without a name', () => {
  test.each([
    ['image/jpeg', 'attachment-3.jpg'],
    ['message/rfc822', 'attachment-3.eml'],
    ['application/x-odd', 'attachment-3.bin'],
  ])('of type %s is called %s', (type, name) => {
    expect(attachmentPart(raw, { ...leaf, type, disposition: '' }, 3, '').name).toBe(name);
  });
});

test('a picture is inline when the HTML shows it, and only then', () => {
  const shown = 'cid:dak@example.net';
  expect(attachmentPart(raw, leaf, 1, `<img src="${shown}">`).inline).toBe(true);
  expect(attachmentPart(raw, { ...leaf, type: 'text/html' }, 1, shown).inline).toBe(false);
});

test('a file that is declared as bytes of no kind has the type that its name says', () => {
  expect(fileType('application/octet-stream', 'Dak.JPG')).toBe('image/jpeg');
  expect(fileType('', 'brief.docx')).toContain('wordprocessingml');
  expect(fileType('image/png', 'dak.jpg')).toBe('image/png');
  expect(fileType('', 'brief.asc')).toBe('application/octet-stream');
});
