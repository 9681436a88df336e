import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from '../../src/mail/charset.ts';
import { looksChinese } from '../../src/mail/undeclared-charset.ts';

// "The roof leaks, please help us" and the same with Latin words between.
const ROOF = Buffer.from('ceddb6a5c2a9cbaea3acc7ebb0efd6fa', 'hex');
const MIXED = Buffer.concat([Buffer.from('Re: C-1042-9 '), ROOF, Buffer.from(' (dak)')]);

test('Chinese that declares nothing, or Latin, is read as Chinese', () => {
  expect(decodeText(ROOF, '')).toEqual({ text: '屋顶漏水，请帮助', guessed: true });
  expect(decodeText(MIXED, 'iso-8859-1').text).toBe('Re: C-1042-9 屋顶漏水，请帮助 (dak)');
});

test.each([
  ['Dutch', 'Geëist: drieëntwintig coöperaties, café à la carte'],
  ['German in capitals', 'ÄÖÜ GRÖSSE'],
  ['French', 'déjà créée, où ça'],
  ['Icelandic', 'þóðþæðí'],
])('%s in Latin letters stays as it is', (_language, text) => {
  const bytes = Buffer.from(text, 'latin1');
  expect(looksChinese(bytes)).toBe(false);
  expect(decodeText(bytes, '').text).toBe(text);
});

test('a word or two is too little to say', () => {
  expect(looksChinese(ROOF.subarray(0, 6))).toBe(false);
});

test('whatever the bytes are, the text is never empty where they are not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (bytes) => {
      expect(decodeText(bytes, '').text.length).toBeGreaterThan(0);
    }),
  );
});
