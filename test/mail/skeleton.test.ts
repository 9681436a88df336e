import { expect, test } from 'vitest';
import { scanStructure } from '../../src/mail/mime-structure.ts';
import { writeSkeleton } from '../../src/mail/skeleton.ts';

test('a mail without files is its addresses, several From fields as one list', () => {
  const fields = [
    { name: 'from', value: 'Anna <anna@example.net>' },
    { name: 'subject', value: 'Lekkage' },
    { name: 'from', value: 'jan@example.net' },
  ];
  expect(writeSkeleton(fields, [])).toBe('from: Anna <anna@example.net>, jan@example.net\n\n');
});

test('each part is a number under its own names, never its body', () => {
  const raw = Buffer.from(
    'Content-Type: image/jpeg; name=dak.jpg\nContent-Disposition: inline; filename=dak.jpg\n\nGEHEIM',
  );
  const skeleton = writeSkeleton([], scanStructure(raw, 0).leaves);
  expect(skeleton).toContain(
    'content-type: image/jpeg; name=dak.jpg\ncontent-disposition: attachment; filename=dak.jpg\n\n0\n',
  );
  expect(skeleton).not.toContain('GEHEIM');
});

test('a value cannot begin a line of its own', () => {
  expect(writeSkeleton([{ name: 'from', value: 'a@x.nl\r\nto: b@x.nl\u0000' }], [])).toBe(
    'from: a@x.nl to: b@x.nl \n\n',
  );
});
