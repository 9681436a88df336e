/**
 * What the letters of staff to a complainant have in common: whom they greet, who signs, the points in the
 * complainant's own words, money. Source: domain.md 4.1, rules 2, 3 and 6.
 */
import { addresseeOf, type Case, type CasePoint } from '../case/case.ts';
import { arrangementOf, goesByPost, isWritingOnly } from '../case/contact.ts';
import type { IsoDate } from '../case/vocabulary.ts';
import { addDays, dueDay, localDay } from '../case/working-days.ts';
import { greetedName, inline, quote } from './foreign-text.ts';
import type { CaseFacts } from './staff-models.ts';
import { type LetterSetting, wordFor, writeDay, writeDayOf, writeMoney } from './wording.ts';

/** What every such letter shows. */
export type LetterFrame = {
  readonly organisation: string;
  /** '' where it was arranged that we write. */
  readonly phone: string;
  readonly reference: string;
  /** With its comma, such as `Geachte K. Jansen,`. */
  readonly greeting: string;
  /** Name of who handles the case, or of the only colleague who answers; or ''. */
  readonly handler: string;
  readonly receivedDay: string;
  readonly decisionDay: string;
  /** `deze mail`, or `deze brief` for who gets it on paper. */
  readonly thisLetter: string;
};

/** The frame of a letter about this case. */
export function letterFrame(setting: LetterSetting, state: Case): LetterFrame {
  return {
    organisation: setting.organisation.name,
    phone: isWritingOnly(state) ? '' : setting.organisation.phone,
    reference: state.reference,
    greeting: greetingFor(setting, addresseeOf(state).name),
    handler: inline((arrangementOf(state)?.contact ?? state.handler)?.name ?? ''),
    receivedDay: writeDayOf(state.receivedAt, setting),
    decisionDay: writeDay(state.decisionDue, setting.language),
    thisLetter: wordFor(setting.words, 'this-letter', goesByPost(state) ? 'paper' : 'mail'),
  };
}

/** How a letter begins, with its comma. @param name  as a mail gave it */
export function greetingFor({ words }: LetterSetting, name: string): string {
  const greeted = greetedName(name);
  if (greeted === null) return `${wordFor(words, 'greeting', 'unknown')},`;
  return `${wordFor(words, 'greeting', 'named')} ${greeted},`;
}

/** A point in the words of the complainant, as lines that begin with `│ `. */
export type QuotedPoint = { readonly heading: string; readonly quoted: string };

// Enough to know which matter is meant; the whole of it stands in the complainant's own mail.
const MOST_QUOTED = 500;

/** A long complaint is shown by its beginning. @param total  how many points the case has */
export function quotePoint(
  { words }: LetterSetting,
  { number, text }: Pick<CasePoint, 'number' | 'text'>,
  total: number,
): QuotedPoint {
  const heading = wordFor(words, 'point', total > 1 ? 'one-of-many' : 'only');
  const shown = text.length > MOST_QUOTED ? `${atWord(text.slice(0, MOST_QUOTED))} …` : text;
  const { lines } = quote(shown.trim() === '' ? wordFor(words, 'mail', 'no-text') : shown);
  return { heading: total > 1 ? `${heading} ${number}` : heading, quoted: lines };
}

function atWord(text: string): string {
  return text.toWellFormed().replace(/\s+\S*$/, '');
}

/** Every point of a case. */
export function quotePoints(setting: LetterSetting, { points }: Case): readonly QuotedPoint[] {
  return points.map((point) => quotePoint(setting, point, points.length));
}

/** Money for the complainant; `amount` is '' where there is none. */
export type MoneyModel = { readonly amount: string; readonly payDay: string; readonly goodwill: boolean };

/** @param from  instant of the decision or agreement: paid within the term of a remedy */
export function moneyModel(setting: LetterSetting, { state, rules }: CaseFacts, from: Date): MoneyModel {
  const { compensation } = state;
  if (compensation === null) return { amount: '', payDay: '', goodwill: false };
  return {
    amount: writeMoney(compensation.cents, setting.language),
    payDay: writeDay(payDayOf(rules, from), setting.language),
    goodwill: compensation.goodwill,
  };
}

/** Last day on which money is paid. */
function payDayOf({ profile, calendar }: CaseFacts['rules'], from: Date): IsoDate {
  return dueDay(from, profile.terms.remedy, calendar, true);
}

/** The day so many days after an instant, in words. */
export function writeDaysAfter(setting: LetterSetting, at: Date, days: number): string {
  return writeDay(addDays(localDay(at, setting.timeZone), days), setting.language);
}
