/** Reads the texts of `#cause` and `#measure`: what is learnt from a complaint (step 4 of the procedure; DESIGN 6). */
import type { ProfileCause } from '../case/profile.ts';
import { parseMeasure } from '../case/reference.ts';
import type { IsoDate, Person } from '../case/vocabulary.ts';
import {
  accept,
  type Failed,
  joinedText,
  type Piece,
  readPerson,
  refuse,
  takeDeadline,
  takePoint,
  takeValue,
  wholeText,
} from './arguments.ts';
import type { CommandText, LineReading, ReadContext } from './command-row.ts';
import { foldWord } from './fold.ts';
import { plainPerson } from './read-facts.ts';
import { nearestValue } from './suggest.ts';
import { allNames, MEASURE_ACT_VALUES, printedValues, type ValueList } from './values.ts';

/** What is recorded where staff say in their own words what it comes from. */
const FREE = 'unclassified';

/** The causes of a desk as values of a command; the code itself is understood too. */
function causeValues(causes: readonly ProfileCause[]): ValueList<string> {
  const names = causes.map(({ code, nl, en }) => [code, { nl: [nl, code], en: [en, code] }] as const);
  return { values: causes.map(({ code }) => code), names: Object.fromEntries(names) };
}

/** `#cause [POINT] CODE: text`, or a text that names no cause of the desk. */
export function readCause(command: CommandText, context: ReadContext): LineReading {
  const { point, rest } = takePoint(wholeText(command));
  const list = causeValues(context.causes ?? []);
  const values = printedValues(list, context.language);
  if (foldWord(rest) === '') return refuse('missing-value', '', { values });
  const known = takeValue(list, rest, context);
  if (known.ok)
    return accept({ type: 'record_cause', point, code: known.value, text: joinedText(known.rest).trim() });
  const meant = misspelt(rest, list, context);
  if (meant !== null) return refuse('unknown-value', meant.written, { values, likely: [meant.likely] });
  return accept({ type: 'record_cause', point, code: FREE, text: rest.trim() });
}

// One or two words before a colon are meant as a cause; words that are near one are it, mistyped.
function misspelt(text: string, list: ValueList<string>, { language }: ReadContext) {
  const written = /^\s*([\p{L}-]+(?: [\p{L}-]+)?)\s*(?::|$)/u.exec(text)?.[1] ?? '';
  const likely = written === '' ? null : nearestValue(written, allNames(list, language));
  return likely === null ? null : { written, likely };
}

const NUMBERED = /^\s*(?<number>M\s*[-\u2010-\u2015]?\s*\d{1,9})(?![\p{L}\d])\s*(?<rest>[\s\S]*)$/iu;
const NONE = /^\s*(?:none|geen|no measure|geen maatregel)(?![\p{L}\d])(?<why>[\s\S]*)$/iu;

/** `#measure TEXT owner NAME by DATE expect -50%`, `#measure M-12 …` or `#measure none WHY`. */
export function readMeasure(command: CommandText, context: ReadContext): LineReading {
  const text = wholeText(command);
  if (foldWord(text) === '') return refuse('missing-text');
  const numbered = NUMBERED.exec(text)?.groups;
  if (numbered !== undefined) return readAct(numbered['number'] ?? '', numbered['rest'] ?? '', context);
  const none = NONE.exec(text)?.groups;
  if (none === undefined) return readNewMeasure(text, context);
  const why = joinedText(none['why'] ?? '').trim();
  return foldWord(why) === '' ? refuse('missing-text') : accept({ type: 'decline_measure', why });
}

function readAct(written: string, rest: string, context: ReadContext): LineReading {
  const measure = parseMeasure(written);
  if (measure === null) return refuse('bad-measure', written);
  const act = takeValue(MEASURE_ACT_VALUES, rest, context);
  if (!act.ok) return act;
  const text = joinedText(act.rest).trim();
  switch (act.value) {
    case 'link':
      return foldWord(text) === ''
        ? accept({ type: 'join_measure', measure })
        : refuse('unexpected-text', text);
    case 'implemented':
      return accept({ type: 'report_implemented', measure, evidence: text, files: context.files });
    case 'effective':
      return accept({ type: 'confirm_effect', measure, why: text });
    case 'dropped':
      return foldWord(text) === ''
        ? refuse('missing-text')
        : accept({ type: 'drop_measure', measure, why: text });
  }
}

const EXPECTED =
  /[\s,;(]*(?:^|(?<=[\s,;(]))(?:expect(?:ed|s|ing)?|verwacht(?:ing)?|doel|target)\s*:?\s+(?<much>[^\s,;)]*\s?\d{1,4}\s?%?)\)?/iu;
const OWNER = /[\s,;(]*(?:^|(?<=[\s,;(]))(?:owner|eigenaar)\s*:?\s+/giu;
const MOST_PERCENT = 100;

/** A measure in its parts; null for those that the text does not name. */
type Parts = {
  readonly ok: true;
  readonly what: string;
  readonly owner: Person | null;
  readonly until: IsoDate | null;
};

function readNewMeasure(text: string, context: ReadContext): LineReading {
  // A mail program may have broken the line anywhere.
  const line = text.replace(/\s+/gu, ' ');
  const expected = EXPECTED.exec(line);
  const fall = expected === null ? null : readFall(expected.groups?.['much'] ?? '');
  if (fall !== null && !fall.ok) return fall;
  const said = expected === null ? line : line.replace(expected[0], ' ').trim();
  const parts = splitParts(said, context);
  if (!parts.ok) return parts;
  const { what, owner, until } = parts;
  if (foldWord(what) === '') return refuse('missing-text');
  return accept({ type: 'decide_measure', what, owner, until, fall: fall?.value ?? null });
}

function readFall(written: string): Piece<number> {
  const number = /^[-\u2010-\u2015\u2212]?\s?(\d{1,3})\s?%$/u.exec(written)?.[1];
  const percent = Number(number ?? 0);
  if (percent < 1 || percent > MOST_PERCENT) return refuse('bad-percentage', written);
  return { ok: true, value: percent / MOST_PERCENT, rest: '' };
}

// The owner and the day stand behind the text, in either order.
function splitParts(line: string, context: ReadContext): Parts | Failed {
  const dated = takeDeadline(line, context);
  if (!dated.ok) return dated;
  const owned = splitOwner(dated.text);
  const before = takeDeadline(owned.text, context);
  if (!before.ok) return before;
  const until = dated.by ?? before.by;
  if (owned.owner === null) return { ok: true, what: withoutComma(dated.text), owner: null, until };
  const owner = readPerson(owned.owner, context, 'colleagues');
  if (!owner.ok) return owner;
  return { ok: true, what: withoutComma(before.text), owner: plainPerson(owner.value), until };
}

function splitOwner(text: string): { readonly text: string; readonly owner: string | null } {
  const last = [...text.matchAll(OWNER)].at(-1);
  if (last === undefined) return { text, owner: null };
  const owner = text.slice(last.index + last[0].length).replace(/[\s.,;)]+$/u, '');
  return { text: text.slice(0, last.index), owner };
}

function withoutComma(text: string): string {
  return text.replace(/[\s,;(]+$/u, '').trim();
}
