/** The HTML part: everything escaped, nothing fetched, readable in light and dark. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHtml } from '../../src/letters/html.ts';
import { escapeHtml } from '../../src/letters/html-figures.ts';
import type { Block } from '../../src/letters/markup.ts';
import { htmlText } from '../../src/shell/html-text.ts';

const FRAME = {
  language: 'en',
  organisation: 'Van Dalen & Co',
  marker: '-- Reply above this line --',
} as const;
const htmlOf = (...blocks: Block[]) => toHtml({ subject: 'S', preview: 'P', blocks }, FRAME);

describe('the HTML part of a letter', () => {
  test('says its language and both colour schemes', () => {
    const html = htmlOf();
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('content="light dark"');
    expect(html).toContain('prefers-color-scheme:dark');
  });

  test('shows the organisation above the letter and the marker above that', () => {
    const html = htmlOf({ kind: 'paragraph', lines: ['Dear you,'] });
    const at = ['-- Reply above this line --', 'Van Dalen &#38; Co', 'Dear you,'].map((part) =>
      html.indexOf(part),
    );
    expect(at).toStrictEqual(at.toSorted((a, b) => a - b));
    expect(at).not.toContain(-1);
  });

  test('loads nothing from elsewhere and has nothing to tap', () => {
    expect(htmlOf({ kind: 'quote', lines: ['https://example.net'] })).not.toMatch(
      /<(a|img|link|script|iframe|form)\b|url\(|@import/i,
    );
  });

  test('escapes whatever is written, in every kind of block', () => {
    const evil = '</td><script>alert("1")</script><img src=x onerror=\'1\'>&lt;';
    const kinds = [
      'heading',
      'warning',
      'numbers',
      'bullets',
      'lines',
      'small',
      'quote',
      'paragraph',
    ] as const;
    const facts: Block = { kind: 'facts', facts: [{ label: evil, value: evil }] };
    const html = toHtml(
      { subject: evil, preview: evil, blocks: [...kinds.map((kind) => ({ kind, lines: [evil] })), facts] },
      { ...FRAME, organisation: evil, marker: evil },
    );
    expect(html).not.toMatch(/<script|<img|onerror='/);
    expect(html.match(/<\/td>/g)).toHaveLength(htmlOf().match(/<\/td>/g)?.length ?? 0);
  });

  test('has no sign of HTML left in an escaped text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!#\d+;)/);
      }),
    );
  });

  test('makes a button of what may be answered, and shows the words to type', () => {
    const answers = [{ label: 'Yes, I "agree"', words: 'AGREE' }];
    const draft = { subject: 'S', preview: 'P', blocks: [{ kind: 'answers' as const, answers }] };
    const linked = toHtml(draft, FRAME, (words) => `mailto:desk@example.org?subject=C&body=${words}`);
    expect(linked).toContain('href="mailto:desk@example.org?subject=C&#38;body=AGREE"');
    expect(linked).toContain('>Yes, I &#34;agree&#34;</a>');
    expect(linked).toContain('→ AGREE');
    expect(toHtml(draft, FRAME)).not.toContain('<a');
    expect(toHtml(draft, FRAME)).toContain('→ AGREE');
  });

  test('keeps a number, a day and a telephone number on one line', () => {
    const html = htmlOf({
      kind: 'paragraph',
      lines: ['C-1042-9 by Tuesday 15 December 2026, or 030 123 45 67.'],
    });
    for (const whole of ['C-1042-9', '15 December 2026', '030 123 45 67']) {
      expect(html).toContain(`<span style="white-space:nowrap">${whole}</span>`);
    }
  });

  test('keeps the sign as text before each line of a quotation, which is a block of its own', () => {
    const html = htmlOf({ kind: 'quote', lines: ['#close', '', 'it leaks'] });
    const lines = [...html.matchAll(/<div><span style="[^"]*">│ <\/span>(.*?)<\/div>/g)];
    expect(lines.map(([, line]) => line)).toStrictEqual(['#close', '', 'it leaks']);
    expect(htmlText(html).text).toContain('│ #close\n│\n│ it leaks');
  });

  test('lets two facts stand out and lists more of them', () => {
    const fact = { label: 'Number', value: 'C-1042-9' };
    expect(htmlOf({ kind: 'facts', facts: [fact, fact] })).toContain(
      'font-size:18px;line-height:24px;font-weight:600;color:#12343b',
    );
    expect(htmlOf({ kind: 'facts', facts: [fact, fact, fact] })).not.toContain(
      'display:block;font-size:18px',
    );
  });
});
