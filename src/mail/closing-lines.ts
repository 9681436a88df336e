/**
 * Where the closing lines of a mail may begin: signatures, "Sent from my …", an attribution. Only that tail is
 * worth showing to the vendor's reply parser, and only a short one is safe: its patterns take time with the
 * cube of the length (40 seconds for 20 KB of "Op … schreef").
 */

const CLOSING =
  /^[ \t]{0,20}(?:[-_=+]{2,}[ \t]*$|sent from|get outlook|cheers|best wishes|\w{0,20} ?(?:and )?regards|von .{1,80} gesendet|gesendet von|sendt fra|envoyé|télécharger|bien . vous|\w{0,20} ?cordialement|bonne (?:journ|soir)|enviado|verzonden vanaf|verstuurd vanaf)/i;
const WROTE =
  /wrote|schreef|schrieb|écrit|escribió|scritto|escreveu|skrev|kirjoitti|pisze|napisał|写道|メッセージ|작성/;
const MAX_TAIL = 8_192;
const MAX_LINE = 2_000;
const MAX_WROTE = 3;

/** A text in two; `tail` is '' when the text is all head. */
export type ReplyParts = { readonly head: string; readonly tail: string };

/**
 * A text in two: what is surely the writer's own, and the paragraph of the first closing line with all that
 * follows. The tail is '' when there is no closing line or when it is too long or too odd to be taken apart.
 */
export function splitClosing(text: string): ReplyParts {
  const lines = text.split('\n');
  const closing = lines.findIndex(
    (line) => CLOSING.test(line.slice(0, 200)) || WROTE.test(line.slice(0, 400)),
  );
  if (closing < 0) return { head: text, tail: '' };
  let first = closing;
  while (first > 0 && (lines[first - 1] ?? '').trim() !== '') first -= 1;
  const tail = lines.slice(first);
  if (!isSafe(tail)) return { head: text, tail: '' };
  return { head: lines.slice(0, first).join('\n'), tail: withoutBlankRuns(tail).join('\n') };
}

function isSafe(lines: readonly string[]): boolean {
  const length = lines.reduce((sum, line) => sum + line.length + 1, 0);
  const wrote = lines.filter((line) => WROTE.test(line)).length;
  return length <= MAX_TAIL && wrote <= MAX_WROTE && lines.every((line) => line.length <= MAX_LINE);
}

/** Runs of empty lines shortened to two, because the patterns go back and forth over them. */
function withoutBlankRuns(lines: readonly string[]): readonly string[] {
  return lines.filter(
    (line, at) => line.trim() !== '' || lines[at - 1]?.trim() !== '' || lines[at - 2]?.trim() !== '',
  );
}
