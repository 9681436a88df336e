/** Reads the texts of commands about work of others and about money: `#work`, `#cost`, `#paid` (DESIGN 6). */
import type { IsoDate, Language, Person } from '../case/vocabulary.ts';
import {
  accept,
  type Failed,
  joinedText,
  type Piece,
  readPerson,
  refuse,
  takeDate,
  takeDeadline,
  takePoint,
  wholeText,
} from './arguments.ts';
import type { CommandText, LineReading, ReadContext } from './command-row.ts';
import { foldWord } from './fold.ts';
import { readMoney } from './money.ts';
import { addressIn } from './names.ts';
import { plainPerson } from './read-facts.ts';
import { findValue, LANGUAGE_VALUES } from './values.ts';

// The address stands on the first line, with or without the name before it and the signs around it.
const ADDRESSEE = /^(?<who>[^\n]{0,120}?<?[^\s<>:,;]{1,64}@[^\s<>:,;]{1,255}>?)(?<behind>[\s\S]*)$/u;

const STOP = /^\s*(?:stop|stopt|end|cancel|vervalt|intrekken)(?![\p{L}\p{N}])[\s:,]*(?<rest>[\s\S]*)$/iu;

/** `#work [POINT] [NAME] ADDRESS [by DATE] [language]` and the order on the lines below, or `#work stop WHO` and why. */
export function readWork(command: CommandText, context: ReadContext): LineReading {
  const { point, rest } = takePoint(wholeText(command));
  const ending = STOP.exec(rest)?.groups?.['rest'];
  if (ending !== undefined) return readEnding(ending);
  const order = readOrder(rest, context);
  if (!order.ok) return order;
  if (foldWord(order.text) === '') return refuse('missing-text');
  const { to, text, by: until, language } = order;
  return accept({ type: 'order_work', to, point, text, until, language });
}

/** `#reviewer [NAME] ADDRESS [by DATE] [language]`, and what they are asked beside the papers, if anything. */
export function readReviewer(command: CommandText, context: ReadContext): LineReading {
  const order = readOrder(wholeText(command), context);
  if (!order.ok) return order;
  const { to, text, by: until, language } = order;
  return accept({ type: 'entrust_review', to, text, until, language });
}

/** Who was asked stands on the first line, and why it is not needed any more behind a colon or below. */
function readEnding(written: string): LineReading {
  const [first = '', ...below] = written.split('\n');
  const [, who = '', why = ''] = /^([^:]*):?(.*)$/u.exec(first) ?? [];
  return accept({
    type: 'end_work',
    who: (addressIn(who) ?? who).trim().toLowerCase(),
    why: joinedText(why, below),
  });
}

function readOrder(written: string, context: ReadContext): (Order & { readonly to: Person }) | Failed {
  const { who, behind = '' } = ADDRESSEE.exec(written)?.groups ?? {};
  if (who === undefined) return refuse('no-address', written.split('\n')[0]);
  const person = readPerson(who, context, 'strangers');
  if (!person.ok) return person;
  const to = plainPerson(person.value);
  const isOurs = (address: string): boolean => address.toLowerCase() === to.address;
  if ([...context.people.map(({ address }) => address), ...(context.ownAddresses ?? [])].some(isOurs))
    return refuse('own-person', to.address);
  const order = takeOrder(joinedText(behind.replace(/^[.](?=\s|$)/u, '')), context);
  return order.ok ? { ...order, to } : order;
}

type Order = {
  readonly ok: true;
  readonly text: string;
  readonly by: IsoDate | null;
  readonly language: Language | null;
};

// "English" is the language of the mail only beside the date or alone on the first line, never inside a sentence.
function takeOrder(written: string, context: ReadContext): Order | Failed {
  const { text: withoutLanguage, language } = splitLanguage(written);
  const order = takeDeadline(withoutLanguage, context);
  if (!order.ok) return order;
  if (language !== null && order.by !== null) return { ...order, language };
  const plain = takeDeadline(written, context);
  if (!plain.ok) return plain;
  const [first = '', ...below] = plain.text.split('\n');
  const alone = findValue(LANGUAGE_VALUES, first.replace(/^in (?:het )?/iu, ''));
  return alone === null || first.trim() === ''
    ? { ...plain, language: null }
    : { ...plain, text: below.join('\n').trim(), language: alone };
}

function splitLanguage(text: string): { readonly text: string; readonly language: Language | null } {
  const [first = '', ...below] = text.split('\n');
  const [, before = '', word = ''] = /^(.*?)[\s,;(]+(?:in (?:het )?)?(\p{L}+)[.)]*$/iu.exec(first) ?? [];
  const language = word === '' ? null : findValue(LANGUAGE_VALUES, word);
  return language === null ? { text, language } : { text: [before, ...below].join('\n'), language };
}

const AMOUNT =
  /^\s*((?:€|euros?\b|eur\b)?\s*\d[\d.,'’]*(?:[-–]{1,2})?\s*(?:€|euros?\b|eur\b)?)(?=[\s:;,-]|$)/iu;

/** An amount at the front. */
function takeMoney(text: string): Piece<number> {
  const written = AMOUNT.exec(text)?.[1] ?? '';
  if (foldWord(text) === '') return refuse('missing-value');
  if (written === '') return refuse('no-amount', text.split('\n')[0]?.slice(0, 60));
  const amount = readMoney(written.replace(/[.,]$/u, ''));
  if (!amount.ok) return refuse(amount.code, written.trim());
  return { ok: true, value: amount.cents, rest: text.slice(written.length) };
}

const RECOVER =
  /[\s,;(]+(?:(?:to )?recover(?:ed)?(?: from)?|verhaal(?: op)?|(?:te )?verhalen op)\s+([^\n]{1,160}?)\)?[.]?\s*$/iu;

const HOURS =
  /^\s*(?:hours?|uren|uur)\s*[:：]?\s*(?<hours>\d{1,3}(?:[.,]\d{1,2})?)(?:\s*(?:hours?|uren|uur|h|u))?(?=[\s:;,]|$)[\s:;,]*(?<what>[\s\S]*)$/iu;

/** `#cost AMOUNT WHAT [recover NAME or ADDRESS]`, or `#cost hours NUMBER [WHAT]`. */
export function readCost(command: CommandText, context: ReadContext): LineReading {
  const { hours, what: did = '' } = HOURS.exec(wholeText(command))?.groups ?? {};
  if (hours !== undefined) {
    const minutes = Math.round(Number(hours.replace(',', '.')) * 60);
    return accept({ type: 'record_hours', minutes, what: did.trim() });
  }
  const amount = takeMoney(wholeText(command));
  if (!amount.ok) return amount;
  const written = joinedText(amount.rest);
  const who = RECOVER.exec(` ${written}`)?.[1] ?? null;
  const what = who === null ? written : joinedText(` ${written}`.replace(RECOVER, '').trim());
  if (foldWord(what) === '') return refuse('missing-text');
  const from = who === null ? null : someone(who, context);
  if (from !== null && !from.ok) return from;
  return accept({ type: 'record_cost', cents: amount.value, what, recoverFrom: from?.value ?? null });
}

const PAID_BY = /(?:^|\s)(?:from|by|van|door)\s+([^\n]{1,160}?)[.]?\s*$/iu;

/** `#paid AMOUNT [DATE] [from NAME or ADDRESS]`; without a date it was today. */
export function readPaid({ args }: CommandText, context: ReadContext): LineReading {
  const amount = takeMoney(args);
  if (!amount.ok) return amount;
  const who = PAID_BY.exec(amount.rest)?.[1] ?? null;
  const day = who === null ? amount.rest : amount.rest.replace(PAID_BY, '');
  const from = who === null ? null : someone(who, context);
  if (from !== null && !from.ok) return from;
  const payer = from?.value ?? null;
  if (foldWord(day) === '') {
    return accept({ type: 'record_payment', cents: amount.value, on: context.today, from: payer });
  }
  const date = takeDate(day.trim(), 'past', context);
  if (!date.ok) return date;
  if (foldWord(date.rest) !== '') return refuse('unexpected-text', date.rest);
  return accept({ type: 'record_payment', cents: amount.value, on: date.value.day, from: payer });
}

/** Somebody outside by address, or only by name. */
function someone(written: string, context: ReadContext): Piece<Person> {
  if (!written.includes('@')) return { ok: true, value: { name: written.trim(), address: '' }, rest: '' };
  const person = readPerson(written, context, 'strangers');
  return person.ok ? { ...person, value: plainPerson(person.value) } : person;
}
