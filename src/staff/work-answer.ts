/**
 * What somebody outside answers to a work order: YES and a day, NO and a reason, DONE and what was done, in Dutch or
 * English, with the word first and anything behind it (domain.md 4.3, T1). Whatever else they write, a person reads.
 */
import type { WorkAnswer } from '../case/work-intents.ts';
import { withoutClosing } from '../mail/closing-lines.ts';
import { isClosingLine, isGreetingLine } from '../mail/plain-answer.ts';
import { type DateView, readLeadingDate } from './dates.ts';

const YES = 'ja|yes|oke|oké|ok|okay|akkoord';
const NO = 'nee|neen|no';
const DONE = 'gereed|klaar|done|finished|afgerond|uitgevoerd';

const WORD = new RegExp(String.raw`^(?:(?<yes>${YES})|(?<no>${NO})|(?<done>${DONE}))(?![\p{L}\p{N}])`, 'iu');
const DONE_WORD = new RegExp(String.raw`^(?:het is |it is |it's |dit is )?(?:${DONE})(?![\p{L}\p{N}])`, 'iu');

// Behind these words the sentence takes back what its first word said.
const TURNS_YES = /^(?:maar|mits|als|indien|tenzij|but|if|unless|provided)(?![\p{L}\p{N}])/iu;
const TURNS_NO =
  /^(?:problem|problems|problemo|worries|issue|hoor,? geen probleem|geen probleem)(?![\p{L}\p{N}])/iu;
const TURNS_DONE =
  /^(?:om|for|to|voor|by|op|tegen|on|when|wanneer|als|is het|tomorrow|morgen)(?![\p{L}\p{N}])/iu;

/** Signs that people put around and behind the word. */
const BEFORE = /^[\s"'“”„‘’«»*_([-]+/u;
const BEHIND = /^[\s"'“”‘’«»*_.,:;!)\]–—-]+/u;
/** What stands between the word and the day: "ja, dat kan op vrijdag". */
const INTO_DAY =
  /^(?:(?:dat kan|dat past|dat lukt|wij komen|we komen|ik kom|wij doen het|ik doe het|we can do it|i can do it|we will come|we come|i will come|i come|that works|prima|goed|fine|dan|then|op|on|datum|date|het wordt)[\s,:]+)+/iu;
const MOST_LINES = 40;
const MOST_SAID = 600;

/**
 * Reads an answer.
 * @param visible  what was written now, without the mail that it answers (visible-text.ts)
 * @param view     the day on which it was written, as staff's dates are read
 */
export function readWorkAnswer(visible: string, view: Omit<DateView, 'toward'>): WorkAnswer {
  const lines = linesOf(visible);
  const [first = ''] = lines;
  const found = WORD.exec(first);
  const rest = first.slice(found?.[0].length ?? 0).replace(BEHIND, '');
  // A question is none of the three, whatever its first word is.
  if (found === null || isQuestion(first, found[0].length)) return { word: 'other' };
  const below = lines.slice(1);
  const said = [rest, ...below].join('\n').trim().slice(0, MOST_SAID);
  if (found.groups?.['no'] !== undefined)
    return TURNS_NO.test(rest) ? { word: 'other' } : { word: 'no', why: said };
  if (found.groups?.['done'] !== undefined)
    return TURNS_DONE.test(rest) ? { word: 'other' } : { word: 'done', text: said };
  if (DONE_WORD.test(rest)) return { word: 'done', text: said.replace(DONE_WORD, '').replace(BEHIND, '') };
  return TURNS_YES.test(rest)
    ? { word: 'other' }
    : { word: 'yes', plannedOn: dayIn(rest, below[0] ?? '', view) };
}

function linesOf(visible: string): readonly string[] {
  const lines = withoutClosing(visible.split('\n').slice(0, MOST_LINES))
    .map((line) => line.replace(BEFORE, '').trimEnd())
    .filter((line) => line.trim() !== '');
  const body = lines.length > 1 && isGreetingLine(lines[0] ?? '') ? lines.slice(1) : lines;
  const end = body.findIndex((line, index) => index > 0 && isClosingLine(line));
  return end > 0 ? body.slice(0, end) : body;
}

function isQuestion(line: string, from: number): boolean {
  return /^[^.!]*\?/u.test(line.slice(from));
}

/** The day that is named behind the word or on the next line; null for none, and for one that can be read in two ways. */
function dayIn(rest: string, next: string, view: Omit<DateView, 'toward'>): string | null {
  for (const text of [rest, next]) {
    const plain = text.replace(INTO_DAY, '').replace(BEHIND, '');
    const { reading } = readLeadingDate(plain, { ...view, toward: 'future' });
    if (reading.ok) return reading.day >= view.today ? reading.day : null;
    if (reading.code !== 'no-date') return null;
  }
  return null;
}
