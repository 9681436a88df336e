/**
 * The closing lines of a mail: a signature under its delimiter, what a telephone writes ("Sent from my …") and
 * the greetings behind which only a name and an address follow. They are folded away for display and for
 * commands, never deleted: the full text keeps them (inbound.md K2).
 */

/** More lines than this below a closing line are text, under something that only looked like one. */
export const MOST_CLOSING = 15;
const LONGEST = 160;

const DELIMITER = /^(?:--|—|_{2,})$/;

// Each line is one way of saying it; behind it stand the name of a program or a device, and no sentence.
const CLIENT = [
  /^(?:sent|posted) (?:from|via|using|with) /i,
  /^(?:verzonden|verstuurd|verzonden\/verstuurd) (?:vanaf|vanuit|van|via|met) /i,
  /^(?:gesendet|verschickt) (?:von|mit|über|aus) /i,
  /^von .{2,40} gesendet$/i,
  /^envoyé (?:de|depuis|à partir|avec|via) /i,
  /^enviado (?:desde|do|da|de|a partir|com|con|via) /i,
  /^inviato (?:da|dal|dalla|con|tramite) ?/i,
  /^skickat från /i,
  /^sendt (?:fra|med|via) /i,
  /^lähetetty (?:\S+sta|\S+stä|\S+lta|\S+ltä)/i,
  /^wysłan[eo] z /i,
  /^(?:odesláno|odoslané) z /i,
  /^отправлено (?:с|из) /i,
  /^发自我的/,
  /から送信$/,
  /^.{0,20}\boutlook (?:voor|for|für|pour|para|per|för|til|dla|pro) (?:ios|android|mac)\b/i,
] as const;
const SENTENCE = /[.!?;,]\s+\S|[!?]$/;

const GREETING =
  /^(?:cheers|best wishes|(?:\w{1,20} )?(?:and )?regards|bien . vous|(?:\w{1,20} )?cordialement|bonne (?:journée|soirée))[,.!！]{0,2}$/i;

/** The lines of a text without its closing lines; blank ends stay. */
export function withoutClosing(lines: readonly string[]): readonly string[] {
  let first = lines.length;
  let below = 0;
  for (let at = lines.length - 1; at >= 0 && below <= MOST_CLOSING; at -= 1) {
    const line = (lines[at] ?? '').trim();
    if (line === '') continue;
    if (isClosing(line)) first = at;
    below += 1;
  }
  return lines.slice(0, first);
}

function isClosing(line: string): boolean {
  if (line.length > LONGEST) return false;
  return DELIMITER.test(line) || GREETING.test(line) || isClientLine(line);
}

/** True for a line that a program puts under what is written: "Sent from my telephone", "Get Outlook for …". */
export function isClientLine(line: string): boolean {
  const words = line.replace(/<[^<>]*>|\[[^[\]]*\]|\([^()]*\)/g, '').trim();
  return CLIENT.some((pattern) => pattern.test(words)) && words.length <= 80 && !SENTENCE.test(words);
}
