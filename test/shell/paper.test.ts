import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDraft } from '../../src/letters/markup.ts';
import { type PaperFrame, printOnPaper } from '../../src/shell/paper.ts';

const FRAME: PaperFrame = {
  language: 'nl',
  organisation: 'Bouwbedrijf Zuidhof',
  addressee: ['Mevrouw A. Łukaszewska', 'Kerkstraat 12', '1234 AB Rotterdam'],
  day: '22 november 2026',
  madeAt: new Date('2026-11-22T10:00:00Z'),
};

const letter = (...lines: readonly string[]) =>
  readDraft(['Subject: Onze beslissing (C-1042-9)', 'Preview: -', '', ...lines].join('\n'));

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

test('a short letter is one page, in its language and with its title, and can be read aloud', async () => {
  const pdf = await printOnPaper(letter('Geachte mevrouw,', '', ':: Nummer: C-1042-9'), FRAME);
  expect(pdf.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
  expect(pagesOf(pdf)).toBe(1);
  expect(pdf.toString('latin1')).toContain('/Lang (nl)');
  expect(pdf.toString('latin1')).toContain('(Onze beslissing');
  expect(pdf.toString('latin1')).toContain('/Marked true');
});

test('a long complaint goes on over as many pages as it needs', async () => {
  const words = Array.from({ length: 120 }, (_, index) => `│ Regel ${index} van de klacht.`);
  expect(pagesOf(await printOnPaper(letter(...words), FRAME))).toBe(3);
});

test('a paragraph that is longer than a page is printed, not lost', async () => {
  const long = 'Het water komt onder de dakkapel door. '.repeat(400);
  expect(pagesOf(await printOnPaper(letter(`│ ${long}`), FRAME))).toBeGreaterThan(2);
});

test('the same letter gives the same bytes', async () => {
  const once = await printOnPaper(letter('Tekst.'), FRAME);
  expect(Buffer.compare(once, await printOnPaper(letter('Tekst.'), FRAME))).toBe(0);
});

test('words of strangers in any script and of any length can be printed', async () => {
  const anything = fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(anything, fc.string({ unit: 'grapheme', maxLength: 60 }), async (lines, name) => {
      const quoted = lines.map((line) => `│ ${line.replace(/[\r\n]/g, ' ')}`);
      const pdf = await printOnPaper(letter(...quoted), { ...FRAME, addressee: [name] });
      expect(pagesOf(pdf)).toBeGreaterThan(0);
    }),
    { numRuns: 15 },
  );
});
