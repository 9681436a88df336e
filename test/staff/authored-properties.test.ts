/**
 * What must hold for every text (commands.md §3.1 laws 4 and 5): a line of a mail of ours never runs, however it is
 * quoted, what stands above a quote is never lost, and no text takes long.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuthoredContext, looksLikeCommand, type MailViews } from '../../src/staff/authored-line.ts';
import { authoredText } from '../../src/staff/authored-text.ts';

const NOTICE = readFileSync(new URL('./authored/notice.txt', import.meta.url), 'utf8');
const CONTEXT: AuthoredContext = { sent: [NOTICE], learnedSignature: ['bea de boer', 'complaints desk'] };

const PREFIXES = ['', '> ', '>', '>> ', ' > ', '| ', '\t', '    ', ': ', 'BB> ', '» '];
const INTRODUCTIONS = [
  '',
  'On Wed, 4 Mar 2026 at 10:02, Complaints desk <desk+k7q2@complaints.example.org>\nwrote:\n\n',
  'Op wo 4 mrt 2026 om 10:02 schreef Complaints desk <desk@complaints.example.org>:\n',
  'Komplaints kirjutas 4.3.2026 10:02:\n',
  'From: Complaints desk\nSent: Wednesday, 4 March 2026 10:02\nTo: Bea\nSubject: C-1042-9\n\n',
  '-----Original Message-----\n',
];
const OWN = ['#take', '#due 2026-04-01', 'He lies, I think.', '#reply', 'Dear Ms Silva', '# assess founded'];

/** Breaks a line where a mail program would, without repeating the prefix in `bare` ones. */
function wrapped(line: string, prefix: string, width: number, isBare: boolean): string {
  const pieces: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && `${prefix}${current} ${word}`.length > width) {
      pieces.push(current);
      current = word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return [...pieces, current].map((piece, at) => (isBare && at > 0 ? piece : prefix + piece)).join('\n');
}

const quotes = fc
  .record({
    prefix: fc.constantFrom(...PREFIXES),
    introduction: fc.constantFrom(...INTRODUCTIONS),
    width: fc.integer({ min: 16, max: 90 }),
    isBare: fc.boolean(),
    first: fc.integer({ min: 0, max: 14 }),
    isDoubled: fc.boolean(),
  })
  .map(({ prefix, introduction, width, isBare, first, isDoubled }) => {
    const lines = NOTICE.trimEnd().split('\n').slice(first);
    const quoted = lines.map((line) => wrapped(line, prefix, width, isBare));
    return introduction + quoted.join(isDoubled ? '\n\n' : '\n');
  });

function commandsOf(views: MailViews): readonly string[] {
  const result = authoredText(views, { flags: [] }, CONTEXT);
  if (!result.ok) throw new Error(result.because);
  return result.lines.map(({ plain }) => plain).filter(looksLikeCommand);
}

describe('a mail of ours', () => {
  test('never runs, in whatever way it is quoted', () => {
    fc.assert(
      fc.property(quotes, (quote) => {
        expect(commandsOf({ plain: quote, html: null })).toStrictEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('never runs below what is written now, and takes nothing of that with it', () => {
    fc.assert(
      fc.property(quotes, fc.subarray(OWN, { minLength: 1 }), (quote, own) => {
        const result = authoredText(
          { plain: `${own.join('\n')}\n\n${quote}`, html: null },
          { flags: [] },
          CONTEXT,
        );
        if (!result.ok) throw new Error(result.because);
        const lines = result.lines.map(({ text }) => text);
        expect(lines.slice(0, own.length)).toStrictEqual(own);
        expect(lines.slice(own.length).filter(looksLikeCommand)).toStrictEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('any text', () => {
  const words = fc.constantFrom(
    ...OWN,
    '> quoted',
    '| bar',
    '-- ',
    '',
    'On 4 March at 10:02 you wrote:',
    '<br>',
    '\ue000',
    '\ue001',
    'From: x',
    'Sent: 10:02',
    '│ said',
    '____',
    '#',
  );
  const texts = fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 40 });

  test('is taken apart without a fault, and numbered', () => {
    fc.assert(
      fc.property(texts, fc.option(texts), (plain, html) => {
        const views = { plain: plain.join('\n'), html: html?.join('\n') ?? null };
        const result = authoredText(views, { flags: [] }, CONTEXT);
        if (!result.ok) return;
        expect(result.lines.map(({ number }) => number)).toStrictEqual(result.lines.map((_, at) => at + 1));
      }),
    );
  });

  test.each([
    ['commands', '#note a\n'],
    ['quotes', '> a\nb\n'],
    ['introductions', 'On 4 March 2026 at 10:02 desk@example.org\nwrote:\n'],
    ['torn introductions', 'On 4 March 2026 at 10:02:\nx\n'],
    ['header blocks', '#a\nFrom: x\nSent: y\n'],
    ['labels', 'From: x\n\n'],
    ['our own lines', 'What you can do\n'],
    ['first words of our lines', 'f\n'],
    ['one long line', '#reply a <br> '],
    ['blanks', '\n'],
    ['bars', '|\n\n|\n|\n'],
    ['separators', '--\n'],
    ['greater-than signs in one line', '> > '],
    ['colons', 'a:\n'],
    ['links', '<mailto:a '],
    ['wide spaces', '\u3000'],
  ])('of 200 kB, full of %s, takes less than a second', (_, piece) => {
    const text = piece.repeat(Math.ceil(200_000 / piece.length));
    const start = process.threadCpuUsage();
    authoredText({ plain: text, html: text }, { flags: [] }, CONTEXT);
    // Time of this thread in microseconds, for the machine has more to do.
    expect(process.threadCpuUsage(start).user).toBeLessThan(1_000_000);
  });
});
