/**
 * Folding: what people write in many ways and mean as one. Names and values of commands are compared after it,
 * so that capitals, accents, spaces and punctuation never decide (commands.md 3.3).
 */

/** A name or value by its letters and digits alone, in lower case and without accents; may be empty. */
export function foldWord(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A text without these marks and blanks at its end. */
export function withoutEnd(text: string, marks: string): string {
  let end = text.length;
  // Step by step: a pattern would look at every run of marks inside a long line again and again.
  while (end > 0 && (marks.includes(text.charAt(end - 1)) || /\s/u.test(text.charAt(end - 1)))) end -= 1;
  return text.slice(0, end);
}

/**
 * A phrase for reading word by word: lower case, no accents, no quotation marks, no invisible characters, every
 * dash a hyphen, one space between words.
 */
export function foldPhrase(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}"'`´‘’“”„«»]/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}
