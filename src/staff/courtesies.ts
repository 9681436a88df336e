/**
 * Greetings and closing lines around commands: "Hello," above the first and "Thanks, Bea" below the last are
 * neither a note nor part of a letter (commands.md 4, row 14). Nothing is lost: what is cut is handed back, so
 * that the answer can name it.
 */

/** Where a text stands in its mail. */
export type Place = {
  /** It stands before the first command. */
  readonly opens: boolean;
  /** It ends the mail. */
  readonly closes: boolean;
  /** What the line of its command holds of the same text; null for a text that belongs to no command. */
  readonly above: string | null;
};

/** A text without its courtesies, and those. */
export type Cut = { readonly lines: readonly string[]; readonly courtesies: readonly string[] };

const GREETING =
  /^(?:hello|hi|hey|hoi|hallo|dag|beste|dear|good (?:morning|afternoon|evening)|goede(?:morgen|middag|avond|ndag))(?: (?:all|allen|allemaal|collega['’]?s?|team|desk|redress|colleagues?|\p{Lu}[\p{L}-]+))?[,.!]?$/iu;

const CLOSING =
  /^(?:(?:many )?thanks(?: a lot)?|thank you|thx|cheers|best(?: wishes)?|(?:(?:kind|best|warm) )?regards|bedankt|dank(?: ?je(?: ?wel)?| ?u(?: ?wel)?)?|alvast bedankt|groet(?:en|jes)?|gr|mvg|m\.v\.g|(?:met )?vriendelijke groet(?:en)?)[,.!]*$/iu;

/** A name, a job or a telephone number under a closing: short, and no sentence. */
const UNDER_CLOSING = /^[\p{Lu}\d+(](?!.*[.!?] \p{Lu}).{0,60}(?<![.!?])$/u;
const MOST_UNDER_CLOSING = 4;

/** Takes the greeting off a text that opens a mail, and the closing off one that ends it. */
export function withoutCourtesies(lines: readonly string[], { opens, closes, above }: Place): Cut {
  const from = opens ? greetingEnd(lines) : 0;
  const to = closes ? closingStart(lines, from, above) : lines.length;
  const cut = [...lines.slice(0, from), ...lines.slice(to)].filter((line) => line.trim() !== '');
  return { lines: lines.slice(from, to), courtesies: cut };
}

function greetingEnd(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.trim() !== '');
  return GREETING.test(lines[first]?.trim() ?? '') ? first + 1 : 0;
}

// A text of a command that would be nothing without its closing line, such as "Thanks!" as a reply, keeps it.
function closingStart(lines: readonly string[], from: number, above: string | null): number {
  const at = lines.findLastIndex((line, index) => index >= from && CLOSING.test(line.trim()));
  if (at === -1) return lines.length;
  const under = lines.slice(at + 1).filter((line) => line.trim() !== '');
  if (under.length > MOST_UNDER_CLOSING || !under.every((line) => UNDER_CLOSING.test(line.trim()))) {
    return lines.length;
  }
  if (above === null) return at;
  const hasText = [above, ...lines.slice(from, at)].some((line) => line.trim() !== '');
  return hasText && (lines[at - 1] ?? '').trim() === '' ? at : lines.length;
}
