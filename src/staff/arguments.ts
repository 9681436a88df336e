/**
 * Pieces that the texts of commands are made of: a value of a list, a point, a date, a person, an amount of text.
 * Each takes its piece off the front and hands back the rest as written (commands.md 3.3).
 */
import type { IsoDate } from '../case/vocabulary.ts';
import type { CommandText, Fault, LineReading, ReadContext } from './command-row.ts';
import { type DateReading, readLeadingDate, splitDeadline } from './dates.ts';
import { foldWord } from './fold.ts';
import { addressIn, findPerson, type Named } from './names.ts';
import type { ProblemCode } from './problem.ts';
import type { StaffRequest } from './requests.ts';
import { nearestValue } from './suggest.ts';
import { allNames, findValue, printedValues, type ValueList } from './values.ts';

/** A piece and what stands behind it, or what is wrong with it. */
export type Piece<T> = { readonly ok: true; readonly value: T; readonly rest: string } | Failed;
/** A reading that failed. */
export type Failed = Extract<LineReading, { ok: false }>;

type Offered = Partial<Pick<Fault, 'values' | 'likely'>>;

/** Longest value in words, such as "valt niet onder". */
const MOST_VALUE_WORDS = 4;
const SEPARATOR = /^(?:\s*(?::|--+|[–—,;]|-(?=\s)))?\s*(?:(?:because|omdat|wegens)\s+)?/iu;
const POINT = /^(?:(?:punt|point)\s*(?<named>\d{1,3})(?!\d)\s*[:.,]?|(?<bare>\d{1,3})\s*:)\s*/iu;
const ITEM = /^\s*(?:\d{1,2}\s*[.):]|[-•*·])\s+(?<text>.*)$/u;

/** A line that was understood. */
export function accept(request: StaffRequest): LineReading {
  return { ok: true, request };
}

/** A line that was not. */
export function refuse(code: ProblemCode, value = '', offered: Offered = {}): Failed {
  return { ok: false, fault: { code, value, values: [], likely: [], ...offered } };
}

/** All of the text of a command: what stands on its line and what stands below. */
export function wholeText({ args, block }: CommandText): string {
  return [args, ...block].join('\n').trim();
}

/** The text behind a value, without the mark or the word that joins them: ": …", "-- …", "because …". */
export function joinedText(rest: string, block: readonly string[] = []): string {
  return wholeText({ args: rest.replace(SEPARATOR, ''), block });
}

/** A value of a list at the front; the longest name wins. */
export function takeValue<T extends string>(
  list: ValueList<T>,
  text: string,
  { language }: ReadContext,
): Piece<T> {
  const words = [...text.matchAll(/(?:(?!--)[^\s:;,–—])+/gu)].slice(0, MOST_VALUE_WORDS);
  const ends = words.map(({ index, 0: word }) => index + word.length);
  for (const end of ends.toReversed()) {
    const value = findValue(list, text.slice(0, end));
    if (value !== null) return { ok: true, value, rest: text.slice(end).replace(/^[.]+(?=\s|$)/u, '') };
  }
  const [first] = words;
  const values = printedValues(list, language);
  if (first === undefined) return refuse('missing-value', '', { values });
  const nearest = nearestValue(first[0], allNames(list, language));
  return refuse('unknown-value', first[0], { values, likely: nearest === null ? [] : [nearest] });
}

/** A point as `1:`, `punt 1` or `point 1`; null when the text names none. */
export function takePoint(text: string): { readonly point: number | null; readonly rest: string } {
  const found = POINT.exec(text);
  const digits = found?.groups?.['named'] ?? found?.groups?.['bare'];
  if (found === null || digits === undefined || Number(digits) === 0) return { point: null, rest: text };
  return { point: Number(digits), rest: text.slice(found[0].length) };
}

/** A date at the front that lies on the side of today that the command means. */
export function takeDate(
  text: string,
  toward: 'future' | 'past',
  context: ReadContext,
): Piece<{ readonly day: IsoDate; readonly time: string | null }> {
  if (foldWord(text) === '') return refuse('missing-value');
  const { reading, rest } = readLeadingDate(text, { ...context, toward });
  const written = rest === text ? text : text.slice(0, text.length - rest.length).trim();
  const fault = dateFault(reading, written, toward, context);
  if (fault !== null || !reading.ok) return fault ?? refuse('no-date', written);
  return { ok: true, value: { day: reading.day, time: reading.time }, rest };
}

/** A text without the term that its first line ends with; `by` is null when it names none. */
export function takeDeadline(
  text: string,
  context: ReadContext,
): { readonly ok: true; readonly text: string; readonly by: IsoDate | null } | Failed {
  const [first = '', ...others] = text.split('\n');
  const split = splitDeadline(first, { ...context, toward: 'future' });
  if (split.by === null) return { ok: true, text, by: null };
  const fault = dateFault(split.by, split.written, 'future', context);
  if (fault !== null || !split.by.ok) return fault ?? refuse('no-date', split.written);
  return { ok: true, text: [split.text, ...others].join('\n').trim(), by: split.by.day };
}

function dateFault(
  reading: DateReading,
  written: string,
  toward: 'future' | 'past',
  { today }: ReadContext,
): Failed | null {
  if (!reading.ok) return refuse(reading.code, written, { likely: reading.readings });
  if (toward === 'past' && reading.day > today) return refuse('date-in-future', written);
  return toward === 'future' && reading.day < today ? refuse('date-in-past', written) : null;
}

/** A colleague whose name or address is all of a text; another person only by address, where that is allowed. */
export function readPerson(
  text: string,
  { people }: Pick<ReadContext, 'people'>,
  strangers: 'strangers' | 'colleagues',
): Piece<Named> {
  if (foldWord(text) === '') return refuse('missing-value');
  const reading = findPerson(text, people);
  if (reading.ok) return { ok: true, value: reading.person, rest: '' };
  const address = addressIn(text);
  if (strangers === 'strangers' && address !== null) {
    const name = text
      .replace(address, '')
      .replace(/[<>()"]/gu, '')
      .trim();
    return { ok: true, value: { name, address: address.toLowerCase() }, rest: '' };
  }
  const likely = reading.choices.map(reading.code === 'several-people' ? addressOf : nameOf);
  return refuse(reading.code, text.trim(), { likely });
}

const addressOf = ({ address }: Named): string => address;
const nameOf = ({ name }: Named): string => name;

/**
 * The items of a numbered or dotted list, each with its wrapped lines; words before the first belong to it. A text
 * without such marks has none.
 */
export function listItems(text: string): readonly string[] {
  const items: string[] = [];
  const before: string[] = [];
  for (const line of text.split('\n')) {
    const item = ITEM.exec(line)?.groups?.['text'];
    if (item !== undefined) items.push([...before.splice(0), item].join('\n'));
    else if (items.length === 0) before.push(line);
    else items.push(`${items.pop() ?? ''}\n${line}`);
  }
  return items.map((item) => item.trim()).filter((item) => item !== '');
}
