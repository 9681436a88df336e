/**
 * The line with which mail programs introduce a quoted mail, "On 16 Nov 2026 at 10:00, Desk wrote:", in one
 * to four lines and many languages; in some it has no verb at all (inbound.md K1). What a person writes about
 * an earlier letter ("On 16 November you wrote:") must not be taken for it.
 */
import { WROTE } from './quote-words.ts';

const MOST_LINES = 4;
const MAX_LENGTH = 400;

const START =
  /^[\s>*_-]*(?:(?:on|op|am|le|el|il|em|den|dne|dnia|w dniu|at|in|ons?|στις|în|la|于|在|wiadomość)\s|\d|\p{L}{1,12}[.,]{0,2}\s+\d|\p{L}{1,4}[.,]{1,2}\s|"?[^<>"]{1,80}"?\s[<(]\S+@)/iu;
const ADDRESS = /\S@[^\s@]+/;
const TIME = /\d{1,2}[:.h]\d{2}/;
const DATE = /\b(?:19|20)\d{2}\b|\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{1,4}[年년]/;
// What people write of an earlier letter; the programs that write so give the time as well.
const PROSE =
  /\b(?:schreef|schreven) (?:u|je|jij|jullie|ik|hij|zij|ze|men|uw|mijn|de|het|een)\b|\b(?:i|you|he|she|we|they) wrote\b|\bschrieb(?:en)? (?:ich|sie|er|man|ihr|wir)\b|\b(?:ai|as|avons|avez|ont) écrit\b/i;

/**
 * The first line of the attribution that ends on a line.
 * @param lines  the lines of a text
 * @param end    number of a line that ends with a colon, or stands directly above a quoted line
 * @returns      its number, or -1 when no attribution ends there
 */
export function attributionStart(lines: readonly string[], end: number): number {
  let whole = '';
  let complete = -1;
  for (let first = end; first >= 0 && end - first < MOST_LINES; first -= 1) {
    const line = lines[first] ?? '';
    if (line.trim() === '' || whole.length + line.length > MAX_LENGTH) break;
    whole = `${line.trim()} ${whole}`;
    if (!isAttribution(whole)) continue;
    if (START.test(whole)) return first;
    if (complete < 0) complete = first;
  }
  return complete;
}

/** True when a line ends as attributions do. */
export function endsWithColon(line: string): boolean {
  const last = line.charCodeAt(line.length - 1);
  if (last === COLON || last === WIDE_COLON) return true;
  // Dashes, stars and blanks may follow the colon.
  return /[:：][\s*_-]{1,9}$/.test(line.slice(-10));
}

const COLON = 0x3a;
const WIDE_COLON = 0xff1a;

function isAttribution(whole: string): boolean {
  if (!/\d/.test(whole)) return false;
  const addressed = ADDRESS.test(whole);
  if (!WROTE.test(whole)) return addressed && TIME.test(whole) && DATE.test(whole);
  return addressed || TIME.test(whole) || (DATE.test(whole) && !PROSE.test(whole));
}
