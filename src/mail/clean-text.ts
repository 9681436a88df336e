/**
 * Makes strings of strangers fit to store and show: no NUL, no control characters, no lone surrogates
 * (PostgreSQL refuses both), no direction tricks in names, and a length. Rule B5 and B7 of inbound.md.
 */

/** Most characters kept of a subject; inbound.md B5. */
export const MAX_SUBJECT = 1_000;
/** Most characters kept of the name of a person or a file; inbound.md B5. */
export const MAX_NAME = 200;
/** Most characters kept of the readable text; the rest stands in the original. inbound.md B5. */
export const MAX_TEXT = 1_048_576;

// Every control character except tab and newline.
const CONTROLS = /[^\t\n -~\u00a0-\uffff]+/g;
const HAS_CONTROLS = /[^\t\n -~\u00a0-\uffff]/;
const DIRECTION_MARKS = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A text of several lines: line ends are `\n`, nothing that a database or a screen chokes on. */
export function cleanText(text: string): string {
  // Almost all line ends are CRLF, which goes faster without a pattern.
  const paired = text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text;
  const lines = paired.includes('\r') ? paired.replaceAll('\r', '\n') : paired;
  const printable = HAS_CONTROLS.test(lines) ? lines.replace(CONTROLS, '') : lines;
  return printable.isWellFormed() ? printable : printable.toWellFormed();
}

/** A text of one line, at most `limit` characters. */
export function cleanLine(text: string, limit: number): string {
  return clamp(
    cleanText(text)
      .replace(/[\t\n ]+/g, ' ')
      .trim(),
    limit,
  );
}

/** The first `limit` UTF-16 units of a text, never half a character. */
export function clamp(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/**
 * A file name that is safe to show and to write: the last step of a path, no control or direction characters.
 * @param name      what the mail calls it, '' for nothing
 * @param fallback  the name to use when nothing is left
 */
export function cleanFileName(name: string, fallback: string): string {
  const last = cleanLine(name.replace(DIRECTION_MARKS, ''), 10_000).split(/[/\\]/).at(-1) ?? '';
  const bare = last.replace(/[<>:"|?*]/g, '_').replace(/^[. ]+|[. ]+$/g, '');
  if (bare.length <= MAX_NAME) return bare === '' ? fallback : bare;
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(bare)?.[0] ?? '';
  return clamp(bare, MAX_NAME - extension.length) + extension;
}
