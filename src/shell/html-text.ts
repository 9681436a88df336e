/**
 * HTML of strangers to text (inbound.md B9): the only form in which it is ever shown. Bounded in length,
 * depth and breadth, so that hostile markup costs little and never loses the mail.
 */
import { compile, type Formatter } from 'html-to-text';
import { clamp } from '../mail/clean-text.ts';
import { ATTRIBUTION_MARK, OLD_MAIL_MARK } from '../mail/quote-boundaries.ts';

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

// What a browser does not show (inbound.md B9): hidden elements, and the line of preview text of newsletters.
// Only strings that cannot be part of another value; a size of zero on a table is set right again inside it.
const HIDDEN = [
  '[hidden]',
  ...['display:none', 'display: none', 'visibility:hidden', 'visibility: hidden'].map(styled),
  ...['max-height:0px', 'max-height: 0px', 'max-height:0;', 'max-height: 0;'].map(styled),
  ...['font-size:0px', 'font-size: 0px', 'font-size:0;', 'font-size: 0;'].map(
    (style) => `span${styled(style)}`,
  ),
];

// How mail programs mark the attribution of a quote, and the place below which there is only the old mail.
const ATTRIBUTIONS = ['.gmail_attr', '.moz-cite-prefix', 'div.protonmail_quote'];
const OLD_MAILS = [
  '[id$=divRplyFwdMsg]',
  '[id$=appendonsend]',
  '[id$=mail-editor-reference-message-container]',
  '.ms-outlook-mobile-reference-message',
  '.yahoo_quoted',
  '[id=isForwardContent]',
  '[id=isReplyContent]',
  'hr[id=zwchr]',
  '[data-marker=__DIVIDER__]',
  // Outlook on the desktop: the line above its header block, in its two colours.
  'div[style*="border-top:solid #E1E1E1 1.0pt"]',
  'div[style*="border-top:solid #B5C4DF 1.0pt"]',
];
const MARKED =
  /gmail_attr|gmail_quote|moz-cite|type=["']?cite|protonmail_quote|divRplyFwdMsg|appendonsend|reference-message|yahoo_quoted|isReplyContent|zwchr|__DIVIDER__|border-top:solid #(?:E1E1E1|B5C4DF)/i;

const toText = compile({
  wordwrap: false,
  limits: LIMITS,
  formatters: { attribution: markWith(ATTRIBUTION_MARK), oldMail: markWith(OLD_MAIL_MARK) },
  selectors: [
    ...BASE,
    ...ATTRIBUTIONS.map((selector) => ({ selector, format: 'attribution' })),
    ...OLD_MAILS.map((selector) => ({ selector, format: 'oldMail' })),
    ...HIDDEN.map((selector) => ({ selector, format: 'skip' })),
  ],
});

/**
 * The text of an HTML part, with the marks of quote-boundaries.ts where a mail program marked a quote; lines
 * of a quote begin with `>`. Never throws.
 */
export function htmlText(html: string): HtmlText {
  return { text: convert(toText, html), cut: html.length > MAX_HTML };
}

/** True when a mail program marked in the markup what is quoted. */
export function hasMarkedQuote(html: string): boolean {
  return MARKED.test(html);
}

function styled(style: string): string {
  return `[style*="${style}" i]`;
}

/** A formatter of the vendor: a line with the mark, then the element as a block. */
function markWith(mark: string): Formatter {
  return (element, walk, builder) => {
    builder.openBlock({ leadingLineBreaks: 1 });
    builder.addInline(mark);
    builder.closeBlock({ trailingLineBreaks: 1 });
    builder.openBlock({ leadingLineBreaks: 1 });
    walk(element.children, builder);
    builder.closeBlock({ trailingLineBreaks: 1 });
  };
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
