/**
 * Answers of complainants in one word: yes, no, akkoord, 2. Such a word counts only when it is all that was written
 * beside greeting, closing and name; anything more is correspondence that a person reads (DESIGN 3).
 */
import type { PlainAnswer } from '../case/assessment-events.ts';

/** What was answered; `choice` is the number for an answer of that kind, else null. */
export type UnderstoodAnswer = { readonly answer: PlainAnswer; readonly choice: number | null };

const WORDS: Readonly<Record<Exclude<PlainAnswer, 'choice'>, readonly string[]>> = {
  yes: ['ja', 'yes'],
  no: ['nee', 'neen', 'no'],
  partly: ['deels', 'gedeeltelijk', 'partly', 'partially'],
  agree: [
    'akkoord',
    'accoord',
    'agree',
    'agreed',
    'ik ben akkoord',
    'ik ga akkoord',
    'wij gaan akkoord',
    'i agree',
    'we agree',
  ],
  object: [
    'niet akkoord',
    'niet accoord',
    'disagree',
    'not agreed',
    'ik ben niet akkoord',
    'ik ga niet akkoord',
    'i disagree',
    'i do not agree',
    'do not agree',
  ],
  complaint: ['klacht', 'complaint', 'het is een klacht', 'it is a complaint', 'dit is een klacht'],
};

const BY_WORD: ReadonlyMap<string, PlainAnswer> = new Map(
  (['yes', 'no', 'partly', 'agree', 'object', 'complaint'] as const).flatMap((answer) =>
    WORDS[answer].map((word) => [word, answer] as const),
  ),
);
const CHOICE = /^(?:optie |keuze |nummer |nr |option |choice |number )?([1-9])$/;

// A greeting stands alone on its line; a name of at most three words may follow it.
const GREETING =
  /^(?:hallo|hoi|dag|hello|hi|hey|goede(?:morgen|middag|avond|ndag)|goeden ?dag|good (?:morning|afternoon|evening)|beste|geachte|dear)(?: [\p{L}.'-]+){0,4}$/u;
const CLOSING =
  /^(?:(?:met )?(?:vriendelijke |hartelijke )?groet(?:en|jes)?|mvg|gr|bedankt|alvast bedankt|dank u(?: wel)?|hoogachtend|(?:kind |best |warm )?regards|best wishes|yours (?:sincerely|faithfully)|sincerely|thanks|thank you|cheers)(?: [\p{L}.'-]+){0,4}$/u;
/** Under a closing stand a name, a place and a telephone number, and no more. */
const MOST_UNDER_CLOSING = 5;
/** No answer in one word is longer, its greeting and signature included. */
const MOST_TEXT = 600;

/**
 * Reads an answer in Dutch or English.
 * @param visible  what was written now, without the mail that it answers (visible-text.ts)
 * @param name     the name of the writer as From has it; a line that is only this name is a signature
 */
export function readPlainAnswer(visible: string, name: string): UnderstoodAnswer | null {
  if (visible.length > MOST_TEXT) return null;
  const lines = visible.split('\n').map(fold);
  const written = lines.filter((line) => line !== '');
  const [word, ...others] = withoutName(withoutClosing(withoutGreeting(written)), fold(name));
  if (word === undefined || others.length > 0) return null;
  const answer = BY_WORD.get(word);
  if (answer !== undefined) return { answer, choice: null };
  const number = CHOICE.exec(word)?.[1];
  return number === undefined ? null : { answer: 'choice', choice: Number(number) };
}

/** Lower case, without the signs that people and mail programs put around a word; commas stay between words. */
function fold(line: string): string {
  return line
    .normalize('NFKC')
    .replace(/[\p{Cf}\u00ad]/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“”„‘’«»*_.,!:;()[\]-]+|[\s"'“”„‘’«»*_.,!:;()[\]-]+$/gu, '');
}

/** True for a line that only greets. */
export function isGreetingLine(line: string): boolean {
  return GREETING.test(fold(line));
}

/** True for a line with which a mail closes: only a name and an address follow it. */
export function isClosingLine(line: string): boolean {
  return CLOSING.test(fold(line));
}

function withoutGreeting(lines: readonly string[]): readonly string[] {
  return lines.length > 1 && GREETING.test(lines[0] ?? '') ? lines.slice(1) : lines;
}

function withoutClosing(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line, index) => index > 0 && CLOSING.test(line));
  return at > 0 && lines.length - at - 1 <= MOST_UNDER_CLOSING ? lines.slice(0, at) : lines;
}

function withoutName(lines: readonly string[], name: string): readonly string[] {
  const last = lines.at(-1) ?? '';
  const isName = last !== '' && (last === name || last === name.split(' ')[0]);
  return lines.length > 1 && isName ? lines.slice(0, -1) : lines;
}
