/**
 * HTML of strangers to text (inbound.md B9): the only form in which it is ever shown. Bounded in length,
 * depth and breadth, so that hostile markup costs little and never loses the mail.
 */
import { compile, type Formatter } from 'html-to-text';
import { clamp } from '../mail/clean-text.ts';
import { ATTRIBUTION_MARK, OLD_MAIL_MARK } from '../mail/quote-boundaries.ts';
import { betweenTags, isHeavy, MAX_DEPTH } from './html-tags.ts';

/** Text of an HTML part, and whether it is less than a mail program shows: too long, or only what stands between the tags. */
export type HtmlText = { readonly text: string; readonly cut: boolean };

/** inbound.md B9, in UTF-16 units. */
const MAX_HTML = 2 * 1_048_576;

/** RFC 3676 section 4.3, without its blank, which a block of text loses. */
const SIGNATURE_DELIMITER = '--';

const LIMITS = { maxDepth: MAX_DEPTH, maxChildNodes: MAX_HTML, maxInputLength: MAX_HTML, ellipsis: '' };
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const BASE = [
  { selector: 'a', options: { ignoreHref: true } },
  { selector: 'img', format: 'skip' },
  ...['style', 'script', 'head', 'title'].map((selector) => ({ selector, format: 'skip' })),
  ...HEADINGS.map((selector) => ({ selector, options: { uppercase: false } })),
];

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

// More that nobody sees, where nothing sets it right again as in newsletters; Outlook hides by its own property.
const HIDDEN_FROM_STAFF = [
  ...[
    'font-size:0px',
    'font-size: 0px',
    'font-size:0pt',
    'font-size: 0pt',
    'font-size:0;',
    'font-size: 0;',
  ].map(styled),
  ...['font-size:0', 'font-size: 0', 'max-height:0', 'max-height: 0'].map((style) => `[style$="${style}" i]`),
  ...['mso-hide:all', 'mso-hide: all', 'opacity:0;', 'opacity: 0;'].map(styled),
];
// An indent made in Gmail is an element for quotes, but no quote.
const INDENT = 'blockquote[style*="border:none" i]';

// Paragraphs of Outlook stand as close as lines; an empty one makes the blank line.
const CLOSE_PARAGRAPHS = ['p.MsoNormal', 'p.MsoPlainText', 'p.MsoNoSpacing'];
// Where programs put the signature of their user.
const SIGNATURES = [
  '.gmail_signature',
  '[id$=ms-outlook-mobile-signature]',
  '[id=Signature]',
  '[id=AppleMailSignature]',
  '.protonmail_signature_block-user',
];

const MARKED_SELECTORS = [
  ...BASE,
  ...ATTRIBUTIONS.map((selector) => ({ selector, format: 'attribution' })),
  ...OLD_MAILS.map((selector) => ({ selector, format: 'oldMail' })),
  ...HIDDEN.map((selector) => ({ selector, format: 'skip' })),
];
const COMMON = {
  wordwrap: false,
  limits: LIMITS,
  formatters: {
    attribution: markWith(ATTRIBUTION_MARK),
    oldMail: markWith(OLD_MAIL_MARK),
    signature: markWith(SIGNATURE_DELIMITER),
  },
} as const;

const toText = compile({ ...COMMON, selectors: MARKED_SELECTORS });
const toStaffLines = compile({
  ...COMMON,
  // Some programs write the answer in front of the whole document that they quote.
  baseElements: { selectors: [] },
  // The converter takes a space of no width for a space, and would part a command in two.
  whitespaceCharacters: ' \t\r\n\f',
  selectors: [
    ...MARKED_SELECTORS,
    { selector: INDENT, format: 'block' },
    ...CLOSE_PARAGRAPHS.map((selector) => ({
      selector,
      options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
      format: 'paragraph',
    })),
    ...SIGNATURES.map((selector) => ({ selector, format: 'signature' })),
    ...HIDDEN_FROM_STAFF.map((selector) => ({ selector, format: 'skip' })),
  ],
});

/**
 * The text of an HTML part, with the marks of quote-boundaries.ts where a mail program marked a quote; lines
 * of a quote begin with `>`. Never throws.
 */
export function htmlText(html: string): HtmlText {
  const bounded = clamp(html, MAX_HTML);
  // The converter takes time with the square of the depth, and the worker that reads mails is one.
  if (isHeavy(bounded)) return { text: flatText(bounded), cut: true };
  return { text: toText(bounded), cut: html.length > MAX_HTML };
}

/**
 * The same for a mail of staff, which is read for commands: less is taken for visible, an indent is no quote, lines
 * of Outlook stand as close as it shows them, and a signature has its delimiter above it.
 * Never throws.
 * @returns  null for markup that is too long or too heavy to see in it what is quoted
 */
export function htmlLines(html: string): string | null {
  return html.length > MAX_HTML || isHeavy(html) ? null : toStaffLines(html);
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

/** The cheap way: no quotes and no hidden elements, entities decoded by the same converter. */
function flatText(html: string): string {
  return toText(`<pre>${betweenTags(html)}</pre>`);
}
