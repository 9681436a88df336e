/**
 * HTML of strangers to text (inbound.md B9): the only form in which it is ever shown. Bounded in length,
 * depth and breadth, so that hostile markup costs little and never loses the mail.
 */
import { compile } from 'html-to-text';
import { clamp } from '../mail/clean-text.ts';

/** Text of an HTML part, and whether the part was longer than what was read. */
export type HtmlText = { readonly text: string; readonly cut: boolean };

/** inbound.md B9, in UTF-16 units. */
const MAX_HTML = 2 * 1_048_576;

const LIMITS = { maxDepth: 500, maxChildNodes: 20_000, maxInputLength: MAX_HTML, ellipsis: '' };
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const BASE = [
  { selector: 'a', options: { ignoreHref: true } },
  { selector: 'img', format: 'skip' },
  ...['style', 'script', 'head', 'title'].map((selector) => ({ selector, format: 'skip' })),
  ...HEADINGS.map((selector) => ({ selector, options: { uppercase: false } })),
];

// Elements that are closed in all but hostile mails, unlike `<p>` and `<li>`.
const OPENING = /<(?:table|div|span|blockquote|ul|ol|font|center|section|b|i|a)\b/gi;
const CLOSING = /<\/(?:table|div|span|blockquote|ul|ol|font|center|section|b|i|a)\b/gi;
const MAX_DEPTH = 2_000;

// How mail programs mark the mail that is answered, when they mark it as an element.
const QUOTES = [
  '.gmail_quote',
  '.gmail_extra',
  'blockquote[type=cite]',
  '.moz-cite-prefix',
  '.yahoo_quoted',
  '.protonmail_quote',
  '.tutanota_quote',
  '#isForwardContent',
];
// Outlook marks only where the old mail begins; everything behind it is old.
const OUTLOOK_START =
  /<[a-z]+\b[^<>]{0,300}\bid\s*=\s*["']?(?:x_)*(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)\b/i;

const toText = compile({ wordwrap: false, limits: LIMITS, selectors: BASE });
const toReplyText = compile({
  wordwrap: false,
  limits: LIMITS,
  selectors: [...BASE, ...['hr', ...QUOTES].map((selector) => ({ selector, format: 'skip' }))],
});

/** The whole text of an HTML part. Never throws. */
export function htmlText(html: string): HtmlText {
  return { text: convert(toText, html), cut: html.length > MAX_HTML };
}

/** The text of an HTML part without the mails that it quotes as elements; '' when nothing else is there. */
export function htmlReplyText(html: string): string {
  const start = OUTLOOK_START.exec(html)?.index ?? html.length;
  return convert(toReplyText, html.slice(0, start));
}

function convert(converter: (html: string) => string, html: string): string {
  const bounded = clamp(html, MAX_HTML);
  if (isDeep(bounded)) return withoutTags(bounded);
  try {
    return converter(bounded);
  } catch {
    return withoutTags(bounded);
  }
}

/** True for markup that opens far more than it closes; the converter takes time with the square of the depth. */
function isDeep(html: string): boolean {
  const opened = html.match(OPENING)?.length ?? 0;
  return opened > MAX_DEPTH && opened - (html.match(CLOSING)?.length ?? 0) > MAX_DEPTH;
}

/** Markup that the converter cannot walk is still readable without its tags. */
function withoutTags(html: string): string {
  return html.replace(/<[^<>]{0,2000}>/g, ' ');
}
