/** Reads the texts of commands that say how we work on a case and what the register holds (DESIGN 6, rows of A1 and `#set`). */
import type { RoutingField } from '../case/vocabulary.ts';
import {
  accept,
  joinedText,
  listItems,
  type Piece,
  readPerson,
  refuse,
  takeDate,
  takeValue,
  wholeText,
} from './arguments.ts';
import { findCategory, likelyCategory } from './categories.ts';
import type { CommandText, LineReading, ReadContext } from './command-row.ts';
import { foldWord, withoutEnd } from './fold.ts';
import { CHANNEL_VALUES, FIELD_VALUES, findValue, LANGUAGE_VALUES, SEVERITY_VALUES } from './values.ts';

/** `#take`. */
export function readTake({ args }: CommandText, { sender }: ReadContext): LineReading {
  return foldWord(args) === ''
    ? accept({ type: 'assign_handler', handler: sender })
    : refuse('unexpected-text', args);
}

/** `#assign NAME`. */
export function readAssign({ args }: CommandText, context: ReadContext): LineReading {
  const person = readPerson(args, context, 'colleagues');
  return person.ok ? accept({ type: 'assign_handler', handler: plainPerson(person.value) }) : person;
}

/** `#triage CATEGORY [severity]`. */
export function readTriage({ args }: CommandText, context: ReadContext): LineReading {
  const words = args.split(/\s+/u).filter((word) => foldWord(word) !== '');
  const last = words.length > 1 ? findValue(SEVERITY_VALUES, words.at(-1) ?? '') : null;
  // A name may end in a word that is a severity as well.
  const severity = findCategory(context.categories, words.join(' ')) === null ? last : null;
  const category = readCategory((severity === null ? words : words.slice(0, -1)).join(' '), context);
  return category.ok ? accept({ type: 'triage', category: category.value, severity }) : category;
}

/** `#category CATEGORY`. */
export function readCategoryChange({ args }: CommandText, context: ReadContext): LineReading {
  const category = readCategory(args, context);
  return category.ok ? route('category', category.value) : category;
}

/** `#severity SEVERITY`. */
export function readSeverity({ args }: CommandText, context: ReadContext): LineReading {
  const severity = takeValue(SEVERITY_VALUES, args, context);
  if (!severity.ok) return severity;
  return foldWord(severity.rest) === ''
    ? route('severity', severity.value)
    : refuse('unexpected-text', severity.rest.trim());
}

/** `#due DATE`. */
export function readDue({ args }: CommandText, context: ReadContext): LineReading {
  const date = takeDate(args, 'future', context);
  if (!date.ok) return date;
  return foldWord(date.rest) === '' ? route('due', date.value.day) : refuse('unexpected-text', date.rest);
}

/** `#tag +a -b`; a label without sign is put on. */
export function readTags({ args }: CommandText): LineReading {
  const words = args.split(/[\s,;]+/u).filter((word) => foldWord(word) !== '');
  const label = (word: string): string =>
    /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/u.exec(word)?.[0]?.toLowerCase() ?? '';
  const isRemoved = (word: string): boolean => /^\p{Pd}/u.test(word);
  const add = words.filter((word) => !isRemoved(word)).map(label);
  const remove = words.filter(isRemoved).map(label);
  return words.length === 0 ? refuse('missing-value') : accept({ type: 'change_tags', add, remove });
}

/** `#points`: a numbered list, or one point on each line. */
export function readPoints(text: CommandText): LineReading {
  const whole = wholeText(text);
  const items = listItems(whole);
  const texts = items.length > 0 ? items : whole.split('\n').map((line) => line.trim());
  const written = texts.filter((each) => each !== '');
  return written.length === 0 ? refuse('missing-text') : accept({ type: 'list_points', texts: written });
}

/** `#set FIELD: value`; days and lists of values are brought into the form of the register. */
export function readField({ args, block }: CommandText, context: ReadContext): LineReading {
  const field = takeValue(FIELD_VALUES, args, context);
  if (!field.ok) return field;
  const value = joinedText(field.rest, block);
  if (value === '') return refuse('missing-value');
  switch (field.value) {
    case 'delivery':
    case 'received': {
      const date = takeDate(value, 'past', context);
      if (!date.ok) return date;
      if (foldWord(date.rest) !== '') return refuse('unexpected-text', date.rest);
      return accept({ type: 'correct_field', field: field.value, value: date.value.day });
    }
    case 'language':
    case 'channel': {
      const list = field.value === 'language' ? LANGUAGE_VALUES : CHANNEL_VALUES;
      const known = takeValue<string>(list, value, context);
      return known.ok ? accept({ type: 'correct_field', field: field.value, value: known.value }) : known;
    }
    default:
      return accept({ type: 'correct_field', field: field.value, value });
  }
}

/** A person as events hold them. */
export function plainPerson({ name, address }: { name: string; address: string }): {
  name: string;
  address: string;
} {
  return { name, address };
}

function readCategory(written: string, { categories, language }: ReadContext): Piece<string> {
  const values = categories.map((category) => category[language]);
  if (foldWord(written) === '') return refuse('missing-value', '', { values });
  const known = findCategory(categories, written);
  if (known !== null) return { ok: true, value: known.code, rest: '' };
  const likely = likelyCategory(categories, written)?.[language];
  return refuse('unknown-category', withoutEnd(written, '.,;'), {
    values,
    likely: likely === undefined ? [] : [likely],
  });
}

function route(field: RoutingField, value: string): LineReading {
  return accept({ type: 'set_routing', field, value });
}
