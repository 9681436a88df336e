/** Reads the texts of commands about disputes and files that must be kept (DESIGN 6; domain.md 2.7, 2.8). */
import { parseReference, printReference } from '../case/reference.ts';
import type { IsoDate, Payer } from '../case/vocabulary.ts';
import {
  accept,
  joinedText,
  type Piece,
  refuse,
  takeDate,
  takeDeadline,
  takePoint,
  takeValue,
} from './arguments.ts';
import type { CommandText, LineReading, ReadContext } from './command-row.ts';
import { PAYER_VALUES, RUNG_RESULT_VALUES, RUNG_VALUES } from './dispute-values.ts';
import { readFieldLines } from './field-lines.ts';
import { foldWord, withoutEnd } from './fold.ts';
import { readMoney } from './money.ts';
import { findValue, SWITCH_VALUES } from './values.ts';

type RungField = 'body' | 'until' | 'costs' | 'payer' | 'consent' | 'binding';

/** The names of the lines below `#rung`, folded. */
const RUNG_FIELDS: ReadonlyMap<string, RungField> = new Map([
  ['body', 'body'],
  ['who', 'body'],
  ['instantie', 'body'],
  ['wie', 'body'],
  ['by', 'until'],
  ['until', 'until'],
  ['uiterlijk', 'until'],
  ['tot', 'until'],
  ['costs', 'costs'],
  ['cost', 'costs'],
  ['kosten', 'costs'],
  ['pays', 'payer'],
  ['who pays', 'payer'],
  ['betaalt', 'payer'],
  ['wie betaalt', 'payer'],
  ['consent', 'consent'],
  ['toestemming', 'consent'],
  ['binding', 'binding'],
  ['bindend', 'binding'],
]);

const RESULT = /^\s*(?:result|uitkomst|resultaat)\s*[:：]?\s*(?<rest>.*)$/isu;
const NOTHING = /^\s*(?:none|nothing|no costs|geen|niets|0)\s*\.?\s*$/iu;

/** `#rung RUNG` with its lines, or `#rung result RESULT: text`. */
export function readRung({ args, block }: CommandText, context: ReadContext): LineReading {
  const result = RESULT.exec(args)?.groups?.['rest'];
  if (result !== undefined) return readResult(result, block, context);
  const rung = takeValue(RUNG_VALUES, args, context);
  if (!rung.ok) return rung;
  const head = takeDeadline(joinedText(rung.rest), context);
  if (!head.ok) return head;
  const { fields, text } = readFieldLines(block, RUNG_FIELDS);
  if (foldWord(text) !== '') return refuse('unexpected-text', text.split('\n')[0] ?? '');
  const until = readDay(fields.get('until'), 'future', context);
  const costs = readCosts(fields.get('costs'));
  const payer = readPayer(fields.get('payer'), context);
  const consent = readConsent(fields.get('consent'), context);
  const binding = readSwitch(fields.get('binding'), context);
  if (!until.ok) return until;
  if (!costs.ok) return costs;
  if (!payer.ok) return payer;
  if (!consent.ok) return consent;
  if (!binding.ok) return binding;
  return accept({
    type: 'enter_rung',
    rung: rung.value,
    body: fields.get('body') ?? head.text,
    until: until.value ?? head.by,
    costs: costs.value,
    payer: payer.value,
    consent: consent.value,
    binding: binding.value,
  });
}

function readResult(written: string, block: readonly string[], context: ReadContext): LineReading {
  const result = takeValue(RUNG_RESULT_VALUES, written, context);
  if (!result.ok) return result;
  const text = joinedText(result.rest, block);
  return foldWord(text) === ''
    ? refuse('missing-text')
    : accept({ type: 'end_rung', result: result.value, text });
}

type AwardField = 'body' | 'on' | 'until' | 'ruling';

/** The names of the lines of `#award`, folded. */
const AWARD_FIELDS: ReadonlyMap<string, AwardField> = new Map([
  ['body', 'body'],
  ['instantie', 'body'],
  ['date', 'on'],
  ['datum', 'on'],
  ['by', 'until'],
  ['uiterlijk', 'until'],
  ['ruling', 'ruling'],
  ['oordeel', 'ruling'],
]);

/** `#award [POINT]` with its lines, and what we must do below them. */
export function readAward({ args, block }: CommandText, context: ReadContext): LineReading {
  const { point, rest } = takePoint(args);
  const { fields, text } = readFieldLines([rest, ...block], AWARD_FIELDS);
  const on = readDay(fields.get('on'), 'past', context);
  if (!on.ok) return on;
  const until = readDay(fields.get('until'), 'future', context);
  if (!until.ok) return until;
  const action = takeDeadline(text, context);
  if (!action.ok) return action;
  const body = fields.get('body') ?? '';
  const ruling = fields.get('ruling') ?? '';
  if (fields.size === 0 && foldWord(action.text) === '') return refuse('missing-text');
  return accept({
    type: 'record_award',
    point,
    body,
    on: on.value,
    ruling,
    action: action.text,
    until: until.value ?? action.by,
  });
}

/** `#cluster CASE, CASE`. */
export function readCluster({ args }: CommandText): LineReading {
  const written = args
    .split(/[\s,;]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word) && !/^(?:en|and)$/iu.test(word));
  const numbers = written.map((word) => parseReference(withoutEnd(word, '.,;')));
  const wrong = written[numbers.indexOf(null)];
  if (wrong !== undefined) return refuse('bad-reference', wrong);
  const others = [...new Set(numbers.flatMap((number) => (number === null ? [] : [printReference(number)])))];
  return others.length === 0 ? refuse('missing-value') : accept({ type: 'cluster_cases', others });
}

/** `#legalhold on WHY`, `#legalhold off WHY`. */
export function readLegalHold({ args, block }: CommandText, context: ReadContext): LineReading {
  const value = takeValue(SWITCH_VALUES, args, context);
  if (!value.ok) return value;
  const why = joinedText(value.rest, block);
  if (foldWord(why) === '') return refuse('missing-text');
  return accept({ type: value.value === 'on' ? 'place_hold' : 'lift_hold', why });
}

/** A line that is a day and nothing else; null where there is no such line. */
function readDay(
  written: string | undefined,
  toward: 'future' | 'past',
  context: ReadContext,
): Piece<IsoDate | null> {
  if (written === undefined) return { ok: true, value: null, rest: '' };
  const date = takeDate(written, toward, context);
  if (!date.ok) return date;
  return foldWord(date.rest) === ''
    ? { ok: true, value: date.value.day, rest: '' }
    : refuse('unexpected-text', date.rest.trim());
}

function readCosts(written: string | undefined): Piece<number | null> {
  if (written === undefined) return { ok: true, value: null, rest: '' };
  if (NOTHING.test(written)) return { ok: true, value: 0, rest: '' };
  const amount = readMoney(written);
  return amount.ok ? { ok: true, value: amount.cents, rest: '' } : refuse(amount.code, written);
}

function readPayer(written: string | undefined, context: ReadContext): Piece<Payer | null> {
  return written === undefined
    ? { ok: true, value: null, rest: '' }
    : takeValue(PAYER_VALUES, written, context);
}

/** `yes` with the day on which both sides agreed, or today; `no` is as if nothing were written. */
function readConsent(written: string | undefined, context: ReadContext): Piece<IsoDate | null> {
  if (written === undefined) return { ok: true, value: null, rest: '' };
  const said = takeValue(SWITCH_VALUES, written, context);
  if (!said.ok) return readDay(written, 'past', context);
  if (said.value === 'off') return { ok: true, value: null, rest: '' };
  const day = joinedText(said.rest);
  return foldWord(day) === '' ? { ok: true, value: context.today, rest: '' } : readDay(day, 'past', context);
}

function readSwitch(written: string | undefined, context: ReadContext): Piece<boolean | null> {
  if (written === undefined) return { ok: true, value: null, rest: '' };
  const value = findValue(SWITCH_VALUES, written);
  if (value !== null) return { ok: true, value: value === 'on', rest: '' };
  const said = takeValue(SWITCH_VALUES, written, context);
  return said.ok ? refuse('unexpected-text', said.rest.trim()) : said;
}
