/**
 * Words of other people inside our own mails: they are shown and can do nothing. No line of them begins
 * with a command, no link of them can be tapped, nothing of them is longer than a mail can carry.
 * Source: commands.md 3.4 step 8, 3.8 "planted mailto"; inbound.md G6 "no backscatter".
 */
import { clamp, cleanLine, cleanText } from '../mail/clean-text.ts';
import { QUOTE_SIGN } from './markup.ts';

/** Most characters of a mail that a notice shows; the rest stands in the original. */
export const MAX_QUOTED = 20_000;
/** Most characters of a subject or a name inside a sentence. */
const MAX_INLINE = 120;
const MAX_GREETED = 40;

// A mail program that wraps an answer anew could put such a word at the beginning of a line.
const COMMAND_SIGN = /[#＃﹟]\s?(?=\p{L})/gu;
/** Signs that take no room: they hide words, or change the direction of what is read. */
export const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const INVISIBLE_ONE = new RegExp(INVISIBLE.source);
// Mail programs make a link of `http` behind a letter as well.
const SCHEMES = /(?:https?|\b(?:ftps?|file|data|javascript|vbscript|sms|tel|callto|facetime))\s*:(?=\S)/gi;
const MAIL_SCHEME = /\bmailto\s*:\s*/gi;
// What stands behind the question mark of an address would fill in a mail for whoever taps it.
const FILLED_IN = /(?<=@[^\s@?]{1,255})\?/g;
const WEB_NAME = /\bwww\.(?=\S)/gi;
// Written like a case number of ours; in a subject it could pull an answer to another case.
const LIKE_A_REFERENCE = /\bC ?- ?\d{1,12} ?- ?\d(?!\d)/gi;

const NAME_WORD =
  /^(?:(?:[dlDL]['’])?\p{Lu}[\p{L}\p{M}]*\.?|(?:\p{Lu}\.){1,4})(?:['’-]\p{L}[\p{L}\p{M}]*)*$/u;
const NAME_PARTICLES: ReadonlySet<string> = new Set(
  "van de der den het 't ten ter te in op aan uit von zu la le du da di do dos del el bin ben al y e".split(
    ' ',
  ),
);

/** What was written, as lines with `│ ` before each, and whether anything was left out. */
export type QuotedText = { readonly lines: string; readonly cut: boolean };

/** Several lines of somebody else, fit to stand in a template on a line of their own. */
export function quote(text: string): QuotedText {
  const whole = cleanText(text)
    .replace(INVISIBLE, '')
    .replace(/^\s*\n/, '')
    .trimEnd();
  const shown = clamp(whole, MAX_QUOTED);
  const lines = defuse(shown)
    .split('\n')
    .map((line) => `${QUOTE_SIGN}${line.trimEnd()}`.trimEnd());
  return { lines: lines.join('\n'), cut: shown.length < whole.length };
}

/** A name, subject or other short text of somebody else, fit to stand inside a sentence of ours. */
export function inline(text: string, limit = MAX_INLINE): string {
  const line = cleanLine(text.replace(INVISIBLE, '').replace(COMMAND_SIGN, ''), limit + 1);
  const shown = line.length > limit ? `${clamp(line, limit - 1).trimEnd()}…` : line;
  return defuse(shown);
}

/** A subject of somebody else inside a subject of ours: short, and without numbers that look like our cases. */
export function inlineSubject(text: string): string {
  return inline(text.replace(LIKE_A_REFERENCE, '…'), 60);
}

/**
 * The name with which we may greet somebody who was never seen before, or null. The name comes from the
 * mail, and whoever forges a mail chooses it: so only what looks like a name of a person, no sentence.
 */
export function greetedName(name: string): string | null {
  const words = name.trim().split(/ +/);
  if (name.trim().length > MAX_GREETED || words.length > 5) return null;
  // Nobody is greeted with more names than these; a sentence in capitals has more words.
  if (words.filter((word) => /\p{L}{2}/u.test(word) && !NAME_PARTICLES.has(word)).length > 3) return null;
  if (!words.every((word) => NAME_WORD.test(word) || NAME_PARTICLES.has(word))) return null;
  return words.some((word) => /\p{L}{2}/u.test(word) && NAME_WORD.test(word)) ? words.join(' ') : null;
}

/** True when a text has nothing in it that could be tapped or fill in a mail. */
export function isHarmless(text: string): boolean {
  return defuse(text) === text && !INVISIBLE_ONE.test(text);
}

// Replaces what makes a client turn text into a link; what was written stays readable.
function defuse(text: string): string {
  return text
    .replace(MAIL_SCHEME, '')
    .replace(FILLED_IN, '[?]')
    .replace(SCHEMES, (scheme) => `${scheme.slice(0, -1).trimEnd().replace(/^http/i, 'hxxp')}[:]`)
    .replace(WEB_NAME, 'www[.]');
}
