import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clamp, cleanFileName, cleanLine, cleanText } from '../../src/mail/clean-text.ts';

test('NUL, bells and lone surrogates go; tabs and line ends stay', () => {
  expect(cleanText('a\u0000b\u0007\tc\r\nd\re\ud800')).toBe('ab\tc\nd\ne\ufffd');
});

test('a line is one line of at most so many characters', () => {
  expect(cleanLine('  Lekkage\r\n\tdakkapel  ', 100)).toBe('Lekkage dakkapel');
  expect(cleanLine('Lekkage', 3)).toBe('Lek');
});

test('clamping never leaves half a character', () => {
  expect(clamp('ab😀', 3)).toBe('ab');
  expect(clamp('ab😀', 4)).toBe('ab😀');
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\jan\\factuur.pdf', 'factuur.pdf'],
  ['foto\u202egpj.exe', 'fotogpj.exe'],
  ['a\u0000b\n.pdf', 'ab .pdf'],
  ['...', 'attachment-1.bin'],
  ['', 'attachment-1.bin'],
  ['wat?<b>.txt', 'wat__b_.txt'],
])('the file name %j becomes %j', (name, safe) => {
  expect(cleanFileName(name, 'attachment-1.bin')).toBe(safe);
});

test('a long file name keeps its extension', () => {
  const name = cleanFileName(`${'x'.repeat(500)}.jpeg`, 'file');
  expect(name).toHaveLength(200);
  expect(name.endsWith('.jpeg')).toBe(true);
});

test('no string keeps control characters, lone surrogates or a path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
      const name = cleanFileName(text, 'file');
      expect(cleanText(text)).toSatisfy((clean: string) => clean.isWellFormed() && !clean.includes('\0'));
      expect(name).toSatisfy((clean: string) => clean !== '' && !/[\\/\0]/.test(clean));
    }),
  );
});
