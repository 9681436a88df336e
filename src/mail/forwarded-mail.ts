/**
 * The mail that somebody passes on, as it stands in the text below the comments: the header block that mail programs
 * put above it, and its words (inbound.md J4). What stands there can be typed by anybody, so that it only proposes
 * who wrote it and when.
 */
import type { IsoDate, Person } from '../case/vocabulary.ts';
import { listAddresses } from './address-list.ts';
import { startsHeaderBlock } from './header-blocks.ts';
import { withoutMarks } from './quote-boundaries.ts';
import { HEADER_LABELS, type HeaderLabel } from './quote-words.ts';
import { visibleText } from './visible-text.ts';

/** A mail inside another. */
export type ForwardedMail = {
  /** The address is '' where the program wrote only a name. */
  readonly from: Person;
  /** Null where the date is in no form that is known. */
  readonly writtenOn: IsoDate | null;
  readonly subject: string;
  readonly text: string;
};

type Field = { readonly label: HeaderLabel; readonly value: string };

const FIELD = /^[\s>*_]*(?<label>\p{L}[^:：]{0,28}?)[\s*_]*[:：][\s*_]*(?<value>.*)$/u;
/** Lines of a header block; long lists of addressees wrap. */
const MOST_LINES = 14;

/**
 * Reads the first mail that is passed on in a text.
 * @returns null when there is none, or nobody can be named
 */
export function readForwarded(text: string): ForwardedMail | null {
  const lines = withoutMarks(text).split('\n');
  const start = lines.findIndex((_, at) => startsHeaderBlock(lines, at));
  if (start < 0) return null;
  const fields: Field[] = [];
  let end = start;
  for (; end < Math.min(lines.length, start + MOST_LINES); end += 1) {
    const line = lines[end] ?? '';
    if (line.trim() === '' && fields.length > 1) break;
    const field = fieldOf(line);
    if (field !== null) fields.push(field);
  }
  const written = (label: HeaderLabel) => fields.find((field) => field.label === label)?.value ?? '';
  const from = personOf(written('from'));
  if (from === null) return null;
  const subject = written('subject');
  const body = lines.slice(end).map((line) => line.replace(/^>\s?/u, ''));
  return {
    from,
    writtenOn: dayIn(written('date')),
    subject,
    text: visibleText(body.join('\n'), subject),
  };
}

function fieldOf(line: string): Field | null {
  const { label = '', value = '' } = FIELD.exec(line)?.groups ?? {};
  const known = HEADER_LABELS.get(label.trim().toLowerCase());
  return known === undefined ? null : { label: known, value: value.replace(/[\s*_]+$/u, '') };
}

const BRACKETS = /[<>[\]()"]/gu;
const ADDRESS = /(?:mailto:)?(?<address>[^\s<>[\]():;,"]+@[^\s<>[\]():;,"]+\.[^\s<>[\]():;,"]+)/iu;

// Outlook writes `Anna de Wit [mailto:anna@example.org]`, or only the name of somebody it knows.
function personOf(value: string): Person | null {
  const [listed] = listAddresses(value);
  if (listed?.address.includes('@') === true) return listed;
  const address = ADDRESS.exec(value)?.groups?.['address']?.toLowerCase() ?? '';
  const name = value.replace(ADDRESS, ' ').replace(BRACKETS, ' ').replace(/\s+/gu, ' ').trim();
  return address === '' && name === '' ? null : { address, name };
}

/** The first letters of the months, Dutch and English, in their order. */
const MONTHS = [
  'jan',
  'feb',
  'mrt|maa|mar',
  'apr',
  'mei|may',
  'jun',
  'jul',
  'aug',
  'sep',
  'okt|oct',
  'nov',
  'dec',
];
const NAMED_MONTHS = MONTHS.map((names) => new RegExp(`^(?:${names})`, 'u'));

/** A day in the forms in which Dutch and English programs write the date of a mail. */
function dayIn(written: string): IsoDate | null {
  const plain = written.toLowerCase();
  const iso = /(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})/u.exec(plain)?.groups;
  const named = /(?<day>\d{1,2})\.?\s+(?<name>\p{L}+)\.?,?\s+(?<year>\d{4})/u.exec(plain)?.groups;
  const american = /(?<name>\p{L}{3,})\.?\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})/u.exec(plain)?.groups;
  const figures = /(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})/u.exec(plain)?.groups;
  const found = iso ?? named ?? american ?? figures;
  if (found === undefined) return null;
  const { year = '', day = '', name } = found;
  const month = name === undefined ? Number(found['month']) : monthOf(name);
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const isDay = new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) ?? false;
  return isDay ? date : null;
}

function monthOf(name: string): number {
  return NAMED_MONTHS.findIndex((pattern) => pattern.test(name)) + 1;
}
