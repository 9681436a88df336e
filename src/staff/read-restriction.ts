/** Reads the text of `#restrict`, a contact arrangement (DESIGN 6; domain.md 2.6 "Vexatious"). */
import type { Person } from '../case/vocabulary.ts';
import { accept, type Piece, readPerson, refuse, takeDate, takeValue, wholeText } from './arguments.ts';
import type { CommandText, LineReading, ReadContext } from './command-row.ts';
import { CONTACT_CHANNEL_VALUES, READING_VALUES } from './dispute-values.ts';
import { readFieldLines } from './field-lines.ts';
import { foldWord } from './fold.ts';
import type { ValueList } from './values.ts';

const LAST_DAY = /^(?<why>.*?)[\s,;:]+(?:until|till|tot(?:\s+en\s+met)?|t\/m)\s+(?<day>[^\n]{3,40})$/isu;

/** Without a last day: the arrangement ends now. */
const OFF = /^\s*(?:off|uit)(?![\p{L}\p{N}])[\s:;,.–—-]*(?<text>.*)$/isu;

type ContactField = 'contact' | 'channel' | 'reading';

/** The names of the lines of `#restrict`, folded. */
const CONTACT_FIELDS: ReadonlyMap<string, ContactField> = new Map([
  ['contact', 'contact'],
  ['contactpersoon', 'contact'],
  ['channel', 'channel'],
  ['kanaal', 'channel'],
  ['reading', 'reading'],
  ['lezen', 'reading'],
]);

/** `#restrict off [TEXT]`, or `#restrict WHAT AND WHY until DATE`, with lines for who answers, how, and when we read above the words or below them. */
export function readRestriction({ args, block }: CommandText, context: ReadContext): LineReading {
  const below = block.filter((line) => readFieldLines([line], CONTACT_FIELDS).fields.size > 0);
  const { fields } = readFieldLines(below, CONTACT_FIELDS);
  const whole = wholeText({ args, block: block.filter((line) => !below.includes(line)) });
  if (foldWord(whole) === '') return refuse('missing-text');
  const { why = '', day } = LAST_DAY.exec(whole)?.groups ?? {};
  const off = day === undefined ? OFF.exec(whole)?.groups?.['text'] : undefined;
  if (off !== undefined) return accept({ type: 'lift_restriction', text: off.trim() });
  if (day === undefined) return refuse('missing-field', context.language === 'nl' ? 'tot' : 'until');
  const until = takeDate(day, 'future', context);
  if (!until.ok) return until;
  if (foldWord(until.rest) !== '') return refuse('unexpected-text', until.rest.trim());
  const contact = readColleague(fields.get('contact'), context);
  const channel = readOne(CONTACT_CHANNEL_VALUES, fields.get('channel'), context);
  const reading = readOne(READING_VALUES, fields.get('reading'), context);
  if (!contact.ok) return contact;
  if (!channel.ok) return channel;
  if (!reading.ok) return reading;
  return accept({
    type: 'restrict_contact',
    why: why.trim(),
    until: until.value.day,
    contact: contact.value,
    channel: channel.value,
    monthly: reading.value !== null,
  });
}

function readColleague(written: string | undefined, context: ReadContext): Piece<Person | null> {
  if (written === undefined) return { ok: true, value: null, rest: '' };
  const person = readPerson(written, context, 'colleagues');
  if (!person.ok) return person;
  const { address, name } = person.value;
  return { ok: true, value: { address, name }, rest: '' };
}

/** A line that is one value of a list; null where there is no such line. */
function readOne<T extends string>(
  list: ValueList<T>,
  written: string | undefined,
  context: ReadContext,
): Piece<T | null> {
  return written === undefined ? { ok: true, value: null, rest: '' } : takeValue(list, written, context);
}
