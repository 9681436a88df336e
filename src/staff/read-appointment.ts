/**
 * Reads moments to meet: `DATE TIME[-TIME] [who NAME]`, up to three with `;` between them (DESIGN 6, `#appoint`). Below
 * them stands what the complainant reads with it.
 */
import type { Slot } from '../case/appointment-events.ts';
import { MOST_SLOTS } from '../case/appointments.ts';
import type { Person } from '../case/vocabulary.ts';
import { accept, type Failed, type Piece, readPerson, refuse, takeDate, wholeText } from './arguments.ts';
import type { CommandText, LineReading, ReadContext } from './command-row.ts';
import { foldWord } from './fold.ts';
import { plainPerson } from './read-facts.ts';
import { splitTime } from './times.ts';

const NONE: ReadonlySet<string> = new Set([
  'none',
  'geen',
  'cancel',
  'annuleren',
  'niet nodig',
  'not needed',
]);

/** True for a text that says that there is no appointment. */
export function isNone(args: string): boolean {
  return NONE.has(foldWord(args));
}

/** `#appoint SLOT[; SLOT; SLOT]`, or `#appoint none`. */
export function readAppointment({ args, block }: CommandText, context: ReadContext): LineReading {
  if (isNone(args)) return accept({ type: 'cancel_appointment', kind: 'repair' });
  const lines = [args, ...block];
  // A line that ends in the sign between two moments goes on below it.
  const last = lines.findIndex((line) => !line.trimEnd().endsWith(';'));
  const taken = last === -1 ? lines : lines.slice(0, last + 1);
  const written = taken.flatMap((line) => line.split(';')).filter((each) => each.trim() !== '');
  if (written.length === 0) return refuse('missing-value');
  const tooMany = written[MOST_SLOTS];
  if (tooMany !== undefined) return refuse('unexpected-text', tooMany.trim());
  const slots = written.map((each) => readSlot(each.trim(), context));
  const failed = slots.find((slot): slot is Failed => !slot.ok);
  if (failed !== undefined) return failed;
  const read = slots.flatMap((slot) => (slot.ok ? [slot.value] : []));
  const text = wholeText({ args: '', block: lines.slice(taken.length) });
  return accept({ type: 'offer_appointment', slots: forOneComer(read), text });
}

/** Where one moment names who comes, and no other names somebody else, it is meant for all of them. */
function forOneComer(slots: readonly Slot[]): readonly Slot[] {
  const named = slots.flatMap(({ who }) => who ?? []);
  const [first] = named;
  if (first === undefined || new Set(named.map(({ name }) => name)).size > 1) return slots;
  return slots.map((slot) => ({ ...slot, who: first }));
}

function readSlot(written: string, context: ReadContext): Piece<Slot> {
  const { text, until } = takeEnd(written);
  const date = takeDate(text, 'future', context);
  if (!date.ok) return date;
  const { day, time } = date.value;
  if (time === null) return refuse('missing-time', written);
  const who = readComer(date.rest, context);
  return who.ok ? { ok: true, value: { day, from: time, until, who: who.value }, rest: '' } : who;
}

/** Longest name of who comes. */
const MOST_NAME = 80;

// A firm that is not on the roster is known by its name alone; a colleague by name or address.
function readComer(rest: string, context: ReadContext): Piece<Person | null> {
  const name = rest.replace(/^[\s,]*(?:(?:who|wie|door|met|with|by)\s*:?\s+)?/iu, '').trim();
  if (foldWord(name) === '') return { ok: true, value: null, rest: '' };
  if (name.length > MOST_NAME) return refuse('unexpected-text', name);
  const person = readPerson(name, context, 'strangers');
  if (person.ok) return { ok: true, value: plainPerson(person.value), rest: '' };
  if (person.fault.code !== 'unknown-name') return person;
  return { ok: true, value: { name, address: '' }, rest: '' };
}

const TIME = String.raw`\d{1,2}(?:[:.]\d{2})?`;
const UNIT = String.raw`\s?(?:uur|u|h|hrs|hours|am|pm)(?!\p{L})`;
const RANGE = new RegExp(
  String.raw`(?<lead>(?:tussen|between|van|from)\s+)?(?<![\d./-])(?<from>${TIME})(?<first>${UNIT})?\s*(?:-|–|—|tot|to|until|till|en|and)\s*(?<until>${TIME})(?<second>${UNIT})?(?![\d./-])`,
  'giu',
);

/** Takes the end off a time that has one: `9:00-12:00`, `tussen 9 en 12 uur`. Two bare numbers are a date, not times. */
function takeEnd(written: string): { readonly text: string; readonly until: string | null } {
  for (const found of written.matchAll(RANGE)) {
    const { lead, from = '', first, until = '', second } = found.groups ?? {};
    const isTime = /[:.]/u.test(from) || [lead, first, second].some((part) => part !== undefined);
    const begins = timeOf(from, first ?? second);
    const ends = timeOf(until, second ?? first);
    if (!isTime || begins === null || ends === null) continue;
    const before = written.slice(0, found.index);
    return { text: `${before}${begins}${written.slice(found.index + found[0].length)}`, until: ends };
  }
  return { text: written, until: null };
}

function timeOf(number: string, unit: string | undefined): string | null {
  const clock = number.replace('.', ':');
  const half = /[ap]m/iu.exec(unit ?? '')?.[0];
  const phrase = half === undefined ? (clock.includes(':') ? clock : `${clock} uur`) : `${clock}${half}`;
  return splitTime(phrase.toLowerCase()).find(({ time }) => time !== null)?.time ?? null;
}
