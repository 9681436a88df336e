/**
 * Wording of what is wrong in the configuration: the key, what was expected, what was found, and what to
 * do. A value that may be a secret is never repeated, also not when it stands where a key should be.
 */
import { nearestWord } from '../case/nearest-word.ts';
import type { ShapeFault } from './shapes.ts';

/** Values of these keys, and everything inside `auth`, may be secret. */
const SECRET_KEYS: readonly (string | number)[] = ['auth', 'password', 'tokenCommand', 'url'];

const LONGEST_SHOWN = 60;

/**
 * One fault as a sentence that starts with the key, such as
 * `desks[0].imap.port: expected a whole number from 1 to 65535, found "imaps".`
 * @param content  the whole file as YAML made it
 */
export function describeFault(fault: ShapeFault, content: unknown): string {
  return `${keyOf(fault)}: ${fault.knownKeys === null ? wrongValue(fault, content) : unknownKey(fault)}`;
}

/** The value at a path, or undefined when there is none. */
export function valueAt(content: unknown, path: readonly (string | number)[]): unknown {
  let value = content;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = new Map<string, unknown>(Object.entries(value)).get(String(step));
  }
  return value;
}

function keyOf({ path, knownKeys }: ShapeFault): string {
  const shown = knownKeys !== null && isSecret(path) ? path.slice(0, -1) : path;
  const dotted = shown.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return dotted.replace(/^\./u, '') || '(whole file)';
}

function wrongValue({ path, expected }: ShapeFault, content: unknown): string {
  if (expected.endsWith('.')) return expected;
  const value = valueAt(content, path);
  if (value === undefined) return `expected ${expected}, found nothing. Add this key.`;
  return `expected ${expected}, found ${found(value, isSecret(path))}.`;
}

function unknownKey({ path, knownKeys }: ShapeFault): string {
  const known = knownKeys ?? [];
  const near = nearestWord(String(path.at(-1)), known);
  if (near !== null) return `expected a known key, found this one. Did you mean ${near}?`;
  const remedy = `Remove it, or use one of: ${known.join(', ')}.`;
  const what = isSecret(path) ? 'another one (not shown)' : 'this one';
  return `expected a known key, found ${what}. ${remedy}`;
}

function isSecret(path: readonly (string | number)[]): boolean {
  return path.some((step) => SECRET_KEYS.includes(step));
}

function found(value: unknown, secret: boolean): string {
  if (value === null) return 'nothing after the colon';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a section with keys of its own';
  if (secret) return `${typeof value === 'string' ? 'text' : `a ${typeof value}`} (not shown)`;
  if (typeof value !== 'string') return `the ${typeof value} ${String(value)}`;
  return JSON.stringify(value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value);
}
