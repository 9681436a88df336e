/**
 * Amounts of money as people write them in Dutch and in English, in whole cents of a euro. A dot or comma before
 * exactly three digits is a mark of thousands, before one or two it is the decimal mark; whatever fits neither
 * is refused rather than guessed.
 */

/** An amount in whole cents, always above zero; or why there is none. */
export type MoneyReading =
  | { readonly ok: true; readonly cents: number }
  | { readonly ok: false; readonly code: 'no-amount' | 'other-currency' };

const EURO = /€|\beuros?\b|\beur\b/giu;
const OTHER_CURRENCY = /[$£¥]|\b(?:usd|gbp|dollars?|pounds?|pond)\b/iu;
const GROUPED =
  /^(?<whole>[1-9]\d{0,2}(?:(?<mark>[.,' ])\d{3})(?:\k<mark>\d{3})*)(?:(?!\k<mark>)[.,](?<cents>\d{1,2}|-{1,2}))?$/u;
const PLAIN = /^(?<whole>\d{1,9})(?:[.,](?<cents>\d{1,2}|-{1,2}))?$/u;
const MOST_CHARACTERS = 60;
const MOST_CENTS = 100_000_000_000;

/** Reads a text that is an amount and nothing else. */
export function readMoney(text: string): MoneyReading {
  if (text.length > MOST_CHARACTERS) return { ok: false, code: 'no-amount' };
  const normal = text
    .normalize('NFKC')
    .replace(/\p{Pd}/gu, '-')
    .replace(/’/gu, "'");
  if (OTHER_CURRENCY.test(normal)) return { ok: false, code: 'other-currency' };
  const number = normal.replace(EURO, ' ').replace(/\s+/gu, ' ').trim();
  const groups = (GROUPED.exec(number) ?? PLAIN.exec(number))?.groups;
  if (groups === undefined) return { ok: false, code: 'no-amount' };
  const { whole = '', cents = '' } = groups;
  const digits = cents.startsWith('-') ? '' : cents;
  const amount = Number(whole.replace(/\D/gu, '')) * 100 + Number(digits.padEnd(2, '0'));
  return amount > 0 && amount < MOST_CENTS ? { ok: true, cents: amount } : { ok: false, code: 'no-amount' };
}
