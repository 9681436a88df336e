/**
 * The line before the commands that says for which cases they are: references, or numbers of rows of the digest that
 * is answered (commands.md 3.3). A wrong check digit never reaches another case.
 */
import { parseReference, printReference } from '../case/reference.ts';
import type { Fault } from './command-row.ts';

/** The cases that a mail is for. */
export type Scope =
  | { readonly by: 'reference'; readonly references: readonly string[] }
  /** Labels of a digest as it prints them: `3`, or `T4` for a trend. */
  | { readonly by: 'row'; readonly rows: readonly string[] };

/** The scope, or what is wrong with it. */
export type ScopeReading =
  | { readonly ok: true; readonly scope: Scope }
  | { readonly ok: false; readonly fault: Fault };

/** Longest list of cases that one mail may change. */
export const MOST_CASES = 20;

const BETWEEN = /[,;]|\s(?:and|en|&)\s|(?<=\d)\s+(?=C\s*\p{Pd})/iu;

/** Reads what stands behind `#on`; a case that is named twice counts once. */
export function readScope(args: string): ScopeReading {
  const parts = args
    .split(BETWEEN)
    .flatMap((part) => (/^[\d\s.]+$/u.test(part) ? part.split(/\s+/u) : [part]))
    .map((part) => part.trim().replace(/\.$/u, ''))
    .filter((part) => part !== '');
  if (parts.length === 0) return refuse('missing-value');
  if (parts.length > MOST_CASES) return refuse('too-many-cases');
  if (parts.every((part) => /^T?[1-9]\d{0,5}$/iu.test(part))) {
    const rows = parts.map((part) => part.toUpperCase());
    return { ok: true, scope: { by: 'row', rows: [...new Set(rows)] } };
  }
  const numbers = parts.map(parseReference);
  const wrong = parts[numbers.indexOf(null)];
  if (wrong !== undefined) return refuse('bad-reference', wrong);
  const references = numbers.flatMap((number) => (number === null ? [] : printReference(number)));
  return { ok: true, scope: { by: 'reference', references: [...new Set(references)] } };
}

function refuse(code: Fault['code'], value = ''): ScopeReading {
  return { ok: false, fault: { code, value, values: [], likely: [] } };
}
