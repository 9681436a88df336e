import { describe, expect, test } from 'vitest';
import { attachmentPart } from '../../src/mail/attachment-parts.ts';
import type { Leaf } from '../../src/mail/mime-structure.ts';

const raw = Buffer.from('....YWJj....');
const leaf: Leaf = {
  start: 4,
  end: 8,
  encoding: 'base64',
  type: 'image/jpeg',
  contentType: 'image/jpeg',
  disposition: '',
  contentId: '<dak@example.net>',
  container: 0,
};

test('a file is a range of the raw mail with its decoded size', () => {
  expect(attachmentPart(raw, leaf, { fileName: 'dak.jpg', type: 'image/jpeg' }, 1, '')).toStrictEqual({
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
    expect(attachmentPart(raw, leaf, { fileName: '', type }, 3, '').name).toBe(name);
  });
});

test('a picture is inline when the HTML shows it, and only then', () => {
  const names = { fileName: 'dak.jpg', type: 'image/jpeg' };
  expect(attachmentPart(raw, leaf, names, 1, '<img src="cid:dak@example.net">').inline).toBe(true);
  expect(attachmentPart(raw, leaf, { ...names, type: 'text/html' }, 1, 'cid:dak@example.net').inline).toBe(
    false,
  );
});
