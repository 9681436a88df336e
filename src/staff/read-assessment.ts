/** Reads the texts of commands that assess a complaint and write to the complainant (DESIGN 6, rows of A2). */

import { parseTransaction } from '../case/reference.ts';
import type { Finding } from '../case/vocabulary.ts';
import {
  accept,
  joinedText,
  listItems,
  readPerson,
  refuse,
  takeDate,
  takeDeadline,
  takePoint,
  takeValue,
  wholeText,
} from './arguments.ts';
import type { CommandText, LineReading, ReadContext } from './command-row.ts';
import { splitDeadline } from './dates.ts';
import { foldWord, withoutEnd } from './fold.ts';
import { readMoney } from './money.ts';
import { isNone } from './read-appointment.ts';
import { plainPerson } from './read-facts.ts';
import { allNames, CLOSING_VALUES, FINDING_VALUES, ROUTE_VALUES } from './values.ts';

/** `#ask`: numbered questions, or one on each line that ends with a question mark. */
export function readQuestions(text: CommandText, context: ReadContext): LineReading {
  const whole = takeDeadline(wholeText(text), context);
  if (!whole.ok) return whole;
  if (foldWord(whole.text) === '') return refuse('missing-text');
  const listed = listItems(whole.text);
  const questions = listed.length > 0 ? listed : questionsOf(whole.text);
  return accept({ type: 'ask_information', questions, until: whole.by });
}

function questionsOf(text: string): readonly string[] {
  const questions: string[] = [];
  let started: string[] = [];
  for (const line of text.split('\n')) {
    started.push(line);
    if (!line.trimEnd().endsWith('?')) continue;
    questions.push(started.join('\n').trim());
    started = [];
  }
  const left = started.join('\n').trim();
  if (left === '') return questions;
  const last = questions.pop();
  return [...questions, last === undefined ? left : `${last}\n${left}`];
}

const LIKE_A_TRANSACTION = /^\s*T\s*[-\u2010-\u2015]?\s*\d[\d\s\u2010-\u2015.,-]*$/iu;

/** `#reply` with a text, or with the number of a note. */
export function readReply(text: CommandText): LineReading {
  const whole = wholeText(text);
  if (foldWord(whole) === '') return refuse('missing-text');
  const transaction = parseTransaction(whole.replace(/[.,]$/, ''));
  if (transaction !== null) return accept({ type: 'send_note', transaction });
  // A mistyped number must not become a letter of these few characters.
  if (LIKE_A_TRANSACTION.test(whole)) return refuse('bad-transaction', whole);
  return accept({ type: 'write_reply', text: whole, files: [] });
}

/** `#notcomplaint ROUTE: why`. */
export function readDecline({ args, block }: CommandText, context: ReadContext): LineReading {
  const found = takeValue(ROUTE_VALUES, args, context);
  if (!found.ok) return found;
  const why = joinedText(found.rest, block);
  return why === '' ? refuse('missing-text') : accept({ type: 'decline_complaint', route: found.value, why });
}

/** `#visit DATE TIME WHO`, with what will be looked at below it; without a name the sender comes. `#visit none` cancels. */
export function readVisit({ args, block }: CommandText, context: ReadContext): LineReading {
  if (isNone(args)) return accept({ type: 'cancel_appointment', kind: 'visit' });
  const date = takeDate(args, 'future', context);
  if (!date.ok) return date;
  const { day, time } = date.value;
  if (time === null) return refuse('missing-time');
  const who = joinedText(date.rest).replace(/^(?:met|door|with|by)\s+/iu, '');
  const person = foldWord(who) === '' ? null : readPerson(who, context, 'strangers');
  if (person !== null && !person.ok) return person;
  const visitor = plainPerson(person?.value ?? context.sender);
  return accept({ type: 'plan_visit', day, time, visitor, text: wholeText({ args: '', block }) });
}

/** `#consult NAME` with a question below it or behind a colon. */
export function readConsult({ args, block }: CommandText, context: ReadContext): LineReading {
  const [, address, behindAddress] = /^(.{0,200}?[^\s<>]{1,64}@[^\s<>:,]{1,255}>?)(.*)$/su.exec(args) ?? [];
  const [, called, behindName] = /^([^:]*):(.*)$/su.exec(args) ?? [];
  const person = readPerson(address ?? called ?? args, context, 'strangers');
  if (!person.ok) return person;
  const text = joinedText(address === undefined ? (behindName ?? '') : (behindAddress ?? ''), block);
  if (text === '') return refuse('missing-text');
  return accept({ type: 'consult', colleague: plainPerson(person.value), text });
}

/** `#extend DATE because WHY`. */
export function readExtension({ args, block }: CommandText, context: ReadContext): LineReading {
  const date = takeDate(args, 'future', context);
  if (!date.ok) return date;
  const because = joinedText(date.rest, block);
  if (because === '') return refuse('missing-text');
  return accept({ type: 'extend_decision', until: date.value.day, because });
}

/** `#assess [POINT] FINDING: grounds`; a bare number is a point only directly before the finding. */
export function readAssessment({ args, block }: CommandText, context: ReadContext): LineReading {
  const { point, rest } = takePoint(args);
  const bare = /^(\d{1,3})\s+/u.exec(point === null ? args : '');
  const found = takeValue(FINDING_VALUES, bare === null ? rest : args.slice(bare[0].length), context);
  if (!found.ok) return found;
  const grounds = joinedText(found.rest, block);
  return accept({
    type: 'assess_point',
    point: bare === null ? point : Number(bare[1]),
    finding: found.value,
    grounds,
  });
}

/** `#founded`, `#partly`, `#unfounded`: `#assess` with the finding in the name. */
export function readFinding(finding: Finding): (text: CommandText, context: ReadContext) => LineReading {
  const names = allNames({ values: [finding], names: FINDING_VALUES.names }, 'en');
  return ({ args, block }, context) => {
    const { point, rest } = takePoint(args);
    // "#deels gegrond: …" is the finding in two words, not grounds that begin with one.
    const longer = names.map((name) => takeValue(FINDING_VALUES, `${name} ${rest}`, context));
    const left = longer.flatMap((each) => (each.ok && each.value === finding ? each.rest : []));
    const shortest = left.toSorted((a, b) => a.length - b.length)[0] ?? rest;
    return accept({ type: 'assess_point', point, finding, grounds: joinedText(shortest, block) });
  };
}

/** `#remedy [POINT] text by DATE [who NAME]`. */
export function readRemedy(command: CommandText, context: ReadContext): LineReading {
  const { point, rest } = takePoint(wholeText(command));
  const { text: said, because } = splitReason(rest, context);
  const { text: written, who } = splitExecutor(said, context);
  const remedy = takeDeadline(written, context);
  if (!remedy.ok) return remedy;
  if (foldWord(remedy.text) === '') return refuse('missing-text');
  const reason = because === '' ? {} : { because };
  return accept({ type: 'decide_remedy', point, text: remedy.text, until: remedy.by, who, ...reason });
}

// A reason counts only directly behind the date: "because" and "want" stand in many sentences.
function splitReason(
  text: string,
  context: ReadContext,
): { readonly text: string; readonly because: string } {
  const [first = '', ...others] = text.split('\n');
  const found = /^(?<before>.{1,400}?)[,;]?\s+(?:because|omdat|want|wegens)\s+(?<because>.+)$/iu.exec(
    first,
  )?.groups;
  const before = found?.['before'] ?? '';
  if (found === undefined || splitDeadline(before, { ...context, toward: 'future' }).by === null)
    return { text, because: '' };
  return { text: [before, ...others].join('\n'), because: found['because']?.trim() ?? '' };
}

/** Longest name of who carries a remedy out, and longest amount. */
const MOST_NAME = 80;

// A name counts only directly behind the date: "door" and "by" stand in many sentences.
function splitExecutor(
  text: string,
  context: ReadContext,
): { readonly text: string; readonly who: string | null } {
  const [first = '', ...others] = text.split('\n');
  const starts = [...first.slice(-MOST_NAME - 10).matchAll(/[,;]?\s+(?:who|wie|door)\s+/giu)].toReversed();
  const skipped = Math.max(0, first.length - MOST_NAME - 10);
  for (const { index: at, 0: word } of starts) {
    const index = skipped + at;
    const before = first.slice(0, index);
    const name = withoutEnd(first.slice(index + word.length), '.,;');
    if (
      name === '' ||
      name.length > MOST_NAME ||
      splitDeadline(before, { ...context, toward: 'future' }).by === null
    )
      continue;
    return { text: [before, ...others].join('\n'), who: name };
  }
  return { text, who: null };
}

/** `#compensate AMOUNT [goodwill]`. */
export function readCompensation({ args }: CommandText): LineReading {
  if (foldWord(args) === '') return refuse('missing-value');
  if (args.length > MOST_NAME) return refuse('no-amount', args);
  const goodwill = /[\s,(]+(?:as |uit )?(?:goodwill|coulance)\)?[.]?$/iu;
  const amount = readMoney(args.replace(goodwill, ''));
  if (!amount.ok) return refuse(amount.code, args);
  return accept({ type: 'compensate', cents: amount.cents, goodwill: goodwill.test(args) });
}

/** `#called DATE summary`. */
export function readCall({ args, block }: CommandText, context: ReadContext): LineReading {
  const date = takeDate(args, 'past', context);
  if (!date.ok) return date;
  const summary = joinedText(date.rest, block);
  if (summary === '') return refuse('missing-text');
  return accept({ type: 'tell_decision', on: date.value.day, summary });
}

/** `#posted DATE`; without a date it is today. */
export function readPosted({ args }: CommandText, context: ReadContext): LineReading {
  if (foldWord(args) === '') return accept({ type: 'record_posted', on: context.today });
  const date = takeDate(args, 'past', context);
  if (!date.ok) return date;
  if (foldWord(date.rest) !== '') return refuse('unexpected-text', date.rest);
  return accept({ type: 'record_posted', on: date.value.day });
}

/** `#close REASON[: why]`. */
export function readClosing({ args, block }: CommandText, context: ReadContext): LineReading {
  const reason = takeValue(CLOSING_VALUES, args, context);
  if (!reason.ok) return reason;
  return accept({ type: 'close_complaint', reason: reason.value, why: joinedText(reason.rest, block) });
}

/** `#alone why`, `#object why` and the like: a text that must be there. */
export function readNeededText(request: (text: string) => Extract<LineReading, { ok: true }>['request']) {
  return (command: CommandText): LineReading => {
    const text = joinedText(command.args, command.block);
    return foldWord(text) === '' ? refuse('missing-text') : accept(request(text));
  };
}
