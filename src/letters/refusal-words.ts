/**
 * A no of the procedure in words: the sentence of its code, with the data that belongs to it. Each kind of data is
 * known by its name and written one way, so that a new refusal needs only its sentence in `words.json`.
 */

import { printTransaction } from '../case/reference.ts';
import type { Refusal } from '../case/refusals.ts';
import { CLOSING_VALUES, findValue } from '../staff/values.ts';
import { inline } from './foreign-text.ts';
import { phrase } from './phrase.ts';
import { type LetterSetting, wordFor, writeDay, writeMoney } from './wording.ts';

type Writer = (setting: LetterSetting, value: unknown) => string;

const day: Writer = ({ language }, value) => writeDay(String(value), language);
const word =
  (group: string): Writer =>
  ({ words }, value) =>
    wordFor(words, group, String(value));

const WRITERS: Readonly<Record<string, Writer>> = {
  stage: word('stage'),
  possible: word('stage'),
  roles: word('role'),
  missing: ({ words }, value) => words[`closing-need.${value}`] ?? wordFor(words, 'rung-need', String(value)),
  rung: word('rung'),
  reason: ({ language }, value) => printedReason(String(value), language),
  due: day,
  until: day,
  latest: day,
  day,
  progress: word('measure-stage'),
  wanted: word('measure-stage'),
  verdict: word('verdict'),
  limit: ({ language }, value) => writeMoney(Number(value), language),
  transaction: (_, value) => printTransaction(Number(value)),
};

function printedReason(reason: string, language: LetterSetting['language']): string {
  const known = findValue(CLOSING_VALUES, reason);
  return known === null ? reason : CLOSING_VALUES.names[known][language][0];
}

/** The sentence of a refusal. */
export function showRefusal(setting: LetterSetting, refusal: Refusal): string {
  const values = Object.entries(refusal).map(
    ([name, value]) => [name, writeValue(setting, name, value)] as const,
  );
  return phrase(setting.words, `refusal.${refusal.code}`, Object.fromEntries(values));
}

function writeValue(setting: LetterSetting, name: string, value: unknown): string {
  const write = WRITERS[name] ?? ((_, each) => inline(String(each), 80));
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((each) => write(setting, each)).join(', ');
}
