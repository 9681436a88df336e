import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNameOf } from '../../src/mail/file-name.ts';

test.each([
  ['quoted', 'attachment; filename="foto; dak.jpg"', '', 'foto; dak.jpg'],
  ['with blanks and no quotes', 'attachment; filename=foto van dak.jpg; size=12', '', 'foto van dak.jpg'],
  ['in RFC 2231 form', "attachment; filename*=utf-8''dak%C3%A9%20links.jpg", '', 'daké links.jpg'],
  ['in RFC 2231 form of another charset', "attachment; filename*=iso-8859-1'nl'dak%E9.jpg", '', 'daké.jpg'],
  [
    'in numbered pieces, in any order',
    'attachment; filename*1*=%20links; filename*0*=utf-8\'\'dak%C3%A9; filename*2=".jpg"',
    '',
    'daké links.jpg',
  ],
  ['in plain numbered pieces', 'attachment; filename*0="dak-"; filename*1="links.jpg"', '', 'dak-links.jpg'],
  ['in both forms', "attachment; filename=dake.jpg; filename*=utf-8''dak%C3%A9.jpg", '', 'daké.jpg'],
  ['as encoded words', 'attachment; filename="=?utf-8?B?ZGFr?= =?utf-8?B?w6kuanBn?="', '', 'daké.jpg'],
  ['with a quote never closed', 'attachment; filename="dak.jpg; size=12', '', 'dak.jpg'],
  ['with escaped marks', 'attachment; filename="a \\"b\\".txt"', '', 'a "b".txt'],
  ['beside the type', 'inline', 'image/jpeg; name="dak.jpg"', 'dak.jpg'],
  ['nowhere', 'attachment', 'image/jpeg', ''],
  ['in a parameter that only looks like one', 'attachment; x-filename=a.jpg', '', ''],
])('a name %s', (_way, disposition, contentType, name) => {
  expect(fileNameOf(disposition, contentType)).toBe(name);
});

test('any header is read', () => {
  const piece = fc.constantFrom(';', '"', '\\', '=', 'filename', '*', '0', "utf-8''", '%C3', 'a', ' ', '=?');
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(fileNameOf(`attachment; ${pieces.join('')}`, pieces.join(''))).toBeTypeOf('string');
    }),
  );
});
