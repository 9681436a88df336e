/**
 * The tags of HTML in one linear pass, read as the parser of the converter reads them (inbound.md B9): what it
 * nests, what it closes by itself, and where comments, quoted values and raw contents end. It tells markup
 * that would take the converter minutes, and gives the text between the tags where that is so.
 */

type Tag = {
  readonly kind: 'open' | 'close' | 'other';
  /** In lower case; '' for comments and declarations. */
  readonly name: string;
  readonly start: number;
  /** Behind the tag, and behind the contents of an element whose contents are no markup. */
  readonly end: number;
};

/** Elements in each other beyond which the converter drops what is inside, and its time grows with the square. */
export const MAX_DEPTH = 500;
/** Tags that the converter still turns into text within a second. */
const MAX_TAGS = 100_000;
/** Characters and tags inside quotes, lists and tables, counted once for each of those around them: each walks through them again. */
const MAX_REPEATED = 8_000_000;
const TAG_WEIGHT = 4;

const TAG_START = /<(?:[a-z!?]|\/(?![ \t\n\f\r]*>))/gi;
const NAME = /[^ \t\n\f\r/>]*/y;
const CLOSING_NAME = /[ \t\n\f\r]*([^ \t\n\f\r>]*)/y;
const ATTRIBUTE = /[ \t\n\f\r]*(\/|[^ \t\n\f\r/>][^ \t\n\f\r/>=]*)([ \t\n\f\r]*=[ \t\n\f\r]*)?/y;
const UNQUOTED = /[^ \t\n\f\r>]*/y;
const RAW_ENDS: ReadonlyMap<string, RegExp> = new Map(
  ['script', 'style', 'title', 'textarea', 'xmp'].map((name) => [
    name,
    new RegExp(`</${name}[ \\t\\n\\f\\r>]`, 'gi'),
  ]),
);

const VOID = words(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr',
);
const PARAGRAPH = words('p');
const FORM = words('input option optgroup select button datalist textarea');
const CLOSES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...[
    ...words('p h1 h2 h3 h4 h5 h6 address article aside blockquote details div dl fieldset figcaption'),
    ...words('figure footer form header hr main nav ol pre section table ul'),
  ].map((name) => [name, PARAGRAPH] as const),
  ...[...words('select input output button datalist textarea')].map((name) => [name, FORM] as const),
  ['tr', words('tr th td')],
  ['th', words('th')],
  ['td', words('thead th td')],
  ['body', words('head link script')],
  ['li', words('li')],
  ['option', words('option')],
  ['optgroup', words('optgroup option')],
  ['dd', words('dd dt')],
  ['dt', words('dd dt')],
  ['rt', words('rt rp')],
  ['rp', words('rt rp')],
  ['tbody', words('thead tbody')],
  ['tfoot', words('thead tbody')],
]);
const REPEATING = words('blockquote ul ol table');
const INLINE = words('a abbr b big cite code em font i img ins mark s small span strong sub sup tt u wbr');

/** True for markup that the converter cannot turn into text in a second, or not all of it. */
export function isHeavy(html: string): boolean {
  const stack: string[] = [];
  let tags = 0;
  let repeated = 0;
  let from = 0;
  for (let tag = nextTag(html, 0); tag !== null; tag = nextTag(html, tag.end)) {
    tags += 1;
    repeated += (tag.start - from + TAG_WEIGHT) * countRepeating(stack);
    from = tag.end;
    if (tag.kind === 'open') open(stack, tag.name);
    if (tag.kind === 'close') close(stack, tag.name);
    if (stack.length > MAX_DEPTH || tags > MAX_TAGS || repeated > MAX_REPEATED) return true;
  }
  return repeated + (html.length - from) * countRepeating(stack) > MAX_REPEATED;
}

/** What stands between the tags, as HTML without tags: entities as they are, a newline where a block begins or ends. */
export function betweenTags(html: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let tag = nextTag(html, 0); tag !== null; tag = nextTag(html, tag.end)) {
    if (tag.start > from) pieces.push(asText(html.slice(from, tag.start)));
    if (tag.kind !== 'other' && !INLINE.has(tag.name) && pieces.at(-1) !== '\n') pieces.push('\n');
    from = tag.end;
  }
  return [...pieces, asText(html.slice(from))].join('').trim();
}

function asText(piece: string): string {
  return piece.replace(/\s+/g, ' ').replaceAll('<', '&lt;');
}

function countRepeating(stack: readonly string[]): number {
  return stack.reduce((count, name) => (REPEATING.has(name) ? count + 1 : count), 0);
}

function open(stack: string[], name: string): void {
  const closed = CLOSES.get(name);
  while (closed?.has(stack.at(-1) ?? '')) stack.pop();
  if (!VOID.has(name)) stack.push(name);
}

function close(stack: string[], name: string): void {
  const at = stack.lastIndexOf(name);
  if (at >= 0) stack.length = at;
}

function nextTag(html: string, from: number): Tag | null {
  TAG_START.lastIndex = from;
  const start = TAG_START.exec(html)?.index ?? -1;
  if (start < 0) return null;
  const sign = html.charAt(start + 1);
  if (sign === '!') return { kind: 'other', name: '', start, end: declarationEnd(html, start) };
  if (sign === '?') return { kind: 'other', name: '', start, end: behind(html, '>', start + 2) };
  return sign === '/' ? closingTag(html, start) : openingTag(html, start);
}

function declarationEnd(html: string, start: number): number {
  if (html.startsWith('<!--', start)) return behind(html, '-->', start + 2);
  if (html.startsWith('<![CDATA[', start)) return behind(html, ']]>', start + 9);
  // The parser does not look at the first character, nor at the one behind a single dash.
  const first = html.charAt(start + 2);
  return behind(html, '>', start + (first === '-' ? 4 : 3));
}

function closingTag(html: string, start: number): Tag {
  CLOSING_NAME.lastIndex = start + 2;
  const name = CLOSING_NAME.exec(html)?.[1]?.toLowerCase() ?? '';
  const end = behind(html, '>', CLOSING_NAME.lastIndex);
  return /^[a-z]/.test(name) ? { kind: 'close', name, start, end } : { kind: 'other', name: '', start, end };
}

function openingTag(html: string, start: number): Tag {
  NAME.lastIndex = start + 1;
  const name = NAME.exec(html)?.[0]?.toLowerCase() ?? '';
  const tag = attributesEnd(html, NAME.lastIndex);
  const rawEnd = tag.selfClosing ? undefined : RAW_ENDS.get(name);
  if (rawEnd === undefined) return { kind: 'open', name, start, end: tag.end };
  rawEnd.lastIndex = tag.end;
  return { kind: 'open', name, start, end: rawEnd.exec(html)?.index ?? html.length };
}

function attributesEnd(html: string, from: number): { readonly end: number; readonly selfClosing: boolean } {
  let at = from;
  let selfClosing = false;
  for (let token = attribute(html, at); token !== null; token = attribute(html, at)) {
    at = token.end;
    selfClosing = token.isSlash;
  }
  return { end: behind(html, '>', at), selfClosing };
}

function attribute(html: string, from: number): { readonly end: number; readonly isSlash: boolean } | null {
  ATTRIBUTE.lastIndex = from;
  const found = ATTRIBUTE.exec(html);
  if (found === null) return null;
  const isSlash = found[1] === '/';
  // Behind a slash a sign of equality begins a name.
  if (isSlash) return { end: html.indexOf('/', from) + 1, isSlash };
  const end = ATTRIBUTE.lastIndex;
  if (found[2] === undefined) return { end, isSlash };
  const quote = html.charAt(end);
  if (quote === '"' || quote === "'") return { end: behind(html, quote, end + 1), isSlash };
  UNQUOTED.lastIndex = end;
  UNQUOTED.exec(html);
  return { end: UNQUOTED.lastIndex, isSlash };
}

function behind(html: string, sign: string, from: number): number {
  const found = html.indexOf(sign, from);
  return found < 0 ? html.length : found + sign.length;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
