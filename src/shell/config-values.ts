/**
 * The single values that a configuration is made of, each with one check and one sentence that says
 * what is expected. They touch the machine only to read a secret from a file or from the environment.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { domainToASCII } from 'node:url';
import { needPattern } from '../case/need-pattern.ts';
import type { IsoDate } from '../case/vocabulary.ts';

/** A value, or what was expected; `expected` ends with a full stop when it is a whole sentence. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly expected: string };

/** Turns the text of one value into what the program uses. */
export type Check<T> = (text: string) => Checked<T>;

/** The process environment, as far as it is read. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A mail address: lower-case, the domain in ASCII form. */
export const addressValue: Check<string> = (text) => {
  const [, local, domain] = /^([^\s@<>(),;:"\\[\]]+)@([^\s@<>]+)$/u.exec(text.trim()) ?? [];
  const ascii = domainToASCII(domain ?? '');
  if (local === undefined || ascii === '' || !(ascii.includes('.') || ascii === 'localhost')) {
    return { ok: false, expected: 'a mail address such as klachten@example.org' };
  }
  return { ok: true, value: `${local.normalize('NFC').toLowerCase()}@${ascii}` };
};

/** The domain of reply addresses. */
export const domainValue: Check<string> = (text) => {
  const ascii = domainToASCII(text.trim());
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/u.test(ascii)) {
    return { ok: false, expected: 'a domain name such as antwoord.example.org' };
  }
  return { ok: true, value: ascii };
};

/** Host name or IP address, without scheme or port. */
export const hostValue: Check<string> = (text) => {
  const host = text.trim().replace(/^\[(.*)\]$/u, '$1');
  if (/^[a-z0-9._-]+$/iu.test(host) || /^[0-9a-f:]+$/iu.test(host)) return { ok: true, value: host };
  return { ok: false, expected: 'the name of a server such as imap.example.org, without port or "://"' };
};

/** A short word that names a desk in the register. */
export const slugValue: Check<string> = (text) => {
  if (/^[a-z][a-z0-9-]{0,30}$/u.test(text)) return { ok: true, value: text };
  return { ok: false, expected: 'a short word of lower-case letters, digits and hyphens such as klachten' };
};

/** Longest name of a category: it stands in a line of a table. */
const MOST_NAME = 40;

/** A short name in any words, such as that of a category. */
export const titleValue: Check<string> = (text) => {
  const name = text.trim();
  if (name.length <= MOST_NAME && /[\p{L}\p{N}]/u.test(name) && !/[\p{C}#<>]/u.test(name))
    return { ok: true, value: name };
  return { ok: false, expected: `a name of at most ${MOST_NAME} characters in one line, such as lekkage` };
};

/** One word, in lower case and without accents. */
export const wordValue: Check<string> = (text) => {
  const folded = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  if (/^[\p{L}\p{N}]+$/u.test(folded)) return { ok: true, value: folded };
  return { ok: false, expected: 'one word of letters and digits, such as lekkage' };
};

/** An existing calendar day. */
export const dayValue: Check<IsoDate> = (text) => {
  const at = new Date(/^\d{4}-\d\d-\d\d$/u.test(text) ? `${text}T00:00:00Z` : Number.NaN);
  // JavaScript reads 30 February as 2 March; a day that comes back different does not exist.
  if (!Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)) return { ok: true, value: text };
  return { ok: false, expected: 'an existing day written as YYYY-MM-DD such as 2026-12-24' };
};

/** A time on the clock of the wall, `HH:MM`. */
export const timeValue: Check<string> = (text) =>
  /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(text)
    ? { ok: true, value: text }
    : { ok: false, expected: 'a time written as HH:MM in quotes, such as "08:30"' };

/** A day from which mail is taken in; `none` becomes null. */
export const olderMailValue: Check<IsoDate | null> = (text) => {
  if (text === 'none') return { ok: true, value: null };
  const day = dayValue(text);
  if (day.ok) return day;
  return { ok: false, expected: 'none, or the first day to take in, written as YYYY-MM-DD' };
};

/** An IANA time zone that this Node knows. */
export const timeZoneValue: Check<string> = (text) => {
  try {
    return { ok: true, value: new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone };
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
    return { ok: false, expected: 'the name of a time zone such as Europe/Amsterdam' };
  }
};

/** An ISO 3166 country code. */
export const countryValue: Check<string> = (text) => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const code = text.trim().toUpperCase();
  if (/^[A-Z]{2}$/u.test(code) && names.of(code) !== undefined) return { ok: true, value: code };
  return { ok: false, expected: 'the two letters of a country such as NL' };
};

/** A web address with http or https. */
export const websiteValue: Check<string> = (text) => {
  if (/^https?:$/u.test(URL.parse(text)?.protocol ?? '')) return { ok: true, value: text };
  return { ok: false, expected: 'a web address such as https://www.example.org' };
};

/** The identity of a mailing list (RFC 2919), with or without angle brackets. */
export const listIdValue: Check<string> = (text) => {
  const id = text
    .trim()
    .replace(/^<(.*)>$/u, '$1')
    .toLowerCase();
  if (/^[^\s<>]+\.[^\s<>]+$/u.test(id)) return { ok: true, value: id };
  return { ok: false, expected: 'the List-Id of a mailing list such as klachten.example.org' };
};

/** The name that a mail server gives itself in Authentication-Results (RFC 8601 section 2.5). */
export const authServValue: Check<string> = (text) => {
  const name = text.trim().toLowerCase();
  if (/^[^\s;()"=]+$/u.test(name)) return { ok: true, value: name };
  return {
    ok: false,
    expected: 'the name before the first ";" in Authentication-Results, such as mx.example.org',
  };
};

/** The labels of one field of a web form, with | between those of several languages. */
export const labelsValue: Check<readonly string[]> = (text) => {
  const labels = text.split('|').map((label) => label.replace(/:\s*$/u, '').trim());
  if (labels.every((label) => label !== '' && label.length <= 100)) return { ok: true, value: labels };
  return {
    ok: false,
    expected: 'the label as it stands in the mail of the form, such as Naam or Naam | Name',
  };
};

/** The name of a header field (RFC 5322 section 2.2), in lower case. */
export const headerNameValue: Check<string> = (text) => {
  const name = text.trim().replace(/:$/u, '').toLowerCase();
  if (/^[!-9;-~]{1,76}$/u.test(name)) return { ok: true, value: name };
  return { ok: false, expected: 'the name of a header field such as X-Spam-Level' };
};

/** A regular expression that finds a need; see case/need-pattern.ts. */
export const patternValue: Check<RegExp> = (text) => {
  const checked = needPattern(text);
  if (checked.ok) return { ok: true, value: checked.pattern };
  return {
    ok: false,
    expected: `a regular expression that can be used; this one cannot, because ${checked.because}`,
  };
};

/** Text that may stand in the environment instead: `env:NAME` is replaced by that variable. */
export function secretValue(env: Environment): Check<string> {
  return (text) => {
    const name = /^env:(.*)$/su.exec(text)?.[1];
    if (name === undefined) return { ok: true, value: text };
    const value = env[name.trim()];
    if (value !== undefined && value !== '') return { ok: true, value };
    // What follows `env:` may be a secret that somebody put there by mistake.
    const shown = /^[A-Z][A-Z0-9_]*$/u.test(name.trim()) ? ` ${name.trim()}` : ' named after env:';
    return {
      ok: false,
      expected: `the environment variable${shown} is not set. Set it before Redress starts.`,
    };
  };
}

/** The text of a file, without the line break at its end; relative paths start at `folder`. */
export function fileValue(folder: string): Check<string> {
  return (path) => {
    let text: string;
    try {
      text = readFileSync(resolve(folder, path), 'utf8').replace(/\r?\n$/u, '');
    } catch (fault) {
      const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'fault';
      return { ok: false, expected: `the file ${resolve(folder, path)} cannot be read (${code}).` };
    }
    if (text === '') return { ok: false, expected: `the file ${resolve(folder, path)} is empty.` };
    return { ok: true, value: text };
  };
}

/** True for a host on this machine, where a connection needs no encryption. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/u.test(host);
}
