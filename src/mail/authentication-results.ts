/**
 * Reads one Authentication-Results field (RFC 8601 section 2.2): what a mail server found when it checked who
 * sent a mail. Senders choose much of what stands in it (addresses, domains), so it is read character by
 * character with quoted strings (RFC 5322 section 3.2.4) and nested comments (3.2.2), and what does not follow
 * the grammar proves nothing. Lenient only where big servers are: names without a dot (`action=none`) and
 * values with `=` in them (`smtp.mailfrom=list+anna=example.net@example.org`).
 */

/** What one check found, such as `dkim=pass header.d=example.net`. */
export type MethodResult = {
  /** Lower-case, without its version: dkim, spf, dmarc … */
  readonly method: string;
  /** Lower-case: pass, fail, none, temperror … */
  readonly result: string;
  /** In their order; the name is lower-case, such as `header.d` or `reason`. */
  readonly properties: readonly { readonly name: string; readonly value: string }[];
  /** The text of all comments in it, with spaces between. */
  readonly comment: string;
};

/** Who checked, and what was found; `methods` is null when all behind the name is unreadable. */
export type AuthenticationResults = {
  /** Lower-case. */
  readonly authservId: string;
  readonly methods: readonly MethodResult[] | null;
};

/**
 * Reads the value of the field, unfolded or not.
 * @returns null when it does not even begin with the name of a server
 */
export function readAuthenticationResults(value: string): AuthenticationResults | null {
  const scan: Scan = { text: value, at: 0, comments: [], isBroken: false };
  skipBlanks(scan);
  const authservId = takeValue(scan).toLowerCase();
  const isNamed = !scan.isBroken && authservId !== '' && !authservId.includes('=');
  return isNamed ? { authservId, methods: readMethods(scan) } : null;
}

/** The value of a property that stands in the result exactly once, or null: two of them contradict each other. */
export function propertyOf({ properties }: MethodResult, name: string): string | null {
  const [only, ...more] = properties.filter((property) => property.name === name);
  return only === undefined || more.length > 0 ? null : only.value;
}

/** How far the text was read; `isBroken` once it left the grammar. */
type Scan = { readonly text: string; at: number; comments: string[]; isBroken: boolean };

const BLANKS = /[ \t\r\n]+/y;
const KEYWORD = /[a-z0-9_-]+/iy;
const PLAIN_VALUE = /[^ \t\r\n;()"]+/y;

function readMethods(scan: Scan): readonly MethodResult[] | null {
  skipBlanks(scan);
  const version = take(scan, /\d+/y);
  skipBlanks(scan);
  if (version !== '' && version !== '1') return null;
  const methods: MethodResult[] = [];
  while (!scan.isBroken && !isAtEnd(scan)) {
    if (!takeMark(scan, ';')) return null;
    scan.comments = [];
    skipBlanks(scan);
    const method = readMethod(scan);
    if (method !== null) methods.push(method);
  }
  return scan.isBroken ? null : methods;
}

/** @returns null for `none`, for an empty clause, and where the grammar was left */
function readMethod(scan: Scan): MethodResult | null {
  const method = take(scan, KEYWORD).toLowerCase();
  skipBlanks(scan);
  if ((method === '' || method === 'none') && isAtClauseEnd(scan)) return null;
  if (takeMark(scan, '/')) {
    skipBlanks(scan);
    scan.isBroken ||= take(scan, /\d+/y) === '';
    skipBlanks(scan);
  }
  scan.isBroken ||= method === '' || !takeMark(scan, '=');
  skipBlanks(scan);
  const result = take(scan, KEYWORD).toLowerCase();
  scan.isBroken ||= result === '';
  const properties = readProperties(scan);
  return scan.isBroken ? null : { method, result, properties, comment: scan.comments.join(' ') };
}

function readProperties(scan: Scan): MethodResult['properties'] {
  const properties: { name: string; value: string }[] = [];
  for (;;) {
    const isApart = skipBlanks(scan);
    if (scan.isBroken || isAtClauseEnd(scan)) return properties;
    const name = takeName(scan);
    scan.isBroken ||= !isApart || name === '' || !takeMark(scan, '=');
    skipBlanks(scan);
    properties.push({ name: name.toLowerCase(), value: takeValue(scan) });
  }
}

/** `ptype.property`; blanks and comments may stand around the dot and before the `=`. */
function takeName(scan: Scan): string {
  const type = take(scan, KEYWORD);
  skipBlanks(scan);
  if (!takeMark(scan, '.')) return type;
  skipBlanks(scan);
  const property = take(scan, KEYWORD);
  skipBlanks(scan);
  return property === '' ? '' : `${type}.${property}`;
}

/** A run of plain text and quoted strings without blanks between; may be empty. */
function takeValue(scan: Scan): string {
  let value = '';
  for (;;) {
    const start = scan.at;
    value += take(scan, PLAIN_VALUE);
    if (scan.text[scan.at] === '"') value += takeQuoted(scan);
    if (scan.at === start) return value;
  }
}

function takeQuoted(scan: Scan): string {
  let value = '';
  for (scan.at += 1; scan.at < scan.text.length; scan.at += 1) {
    const character = scan.text[scan.at];
    if (character === '"') {
      scan.at += 1;
      return value;
    }
    if (character === '\\') scan.at += 1;
    value += scan.text[scan.at] ?? '';
  }
  scan.isBroken = true;
  return value;
}

/** Passes over blanks and comments. @returns true when there were any */
function skipBlanks(scan: Scan): boolean {
  const start = scan.at;
  for (;;) {
    take(scan, BLANKS);
    if (scan.text[scan.at] !== '(') return scan.at > start;
    skipComment(scan);
  }
}

function skipComment(scan: Scan): void {
  const start = scan.at + 1;
  let depth = 0;
  for (; scan.at < scan.text.length; scan.at += 1) {
    const character = scan.text[scan.at];
    if (character === '\\') scan.at += 1;
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth === 0) break;
  }
  scan.isBroken ||= depth > 0;
  scan.comments.push(scan.text.slice(start, scan.at));
  scan.at += 1;
}

function take(scan: Scan, sticky: RegExp): string {
  sticky.lastIndex = scan.at;
  const [found = ''] = sticky.exec(scan.text) ?? [];
  scan.at += found.length;
  return found;
}

function takeMark(scan: Scan, mark: string): boolean {
  const isThere = scan.text[scan.at] === mark;
  if (isThere) scan.at += 1;
  return isThere;
}

function isAtEnd(scan: Scan): boolean {
  return scan.at >= scan.text.length;
}

function isAtClauseEnd(scan: Scan): boolean {
  return isAtEnd(scan) || scan.text[scan.at] === ';';
}
