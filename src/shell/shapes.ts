/**
 * The words in which the shape of a file is written down: section, list, text, choice, number. A thin
 * layer over zod, so that a shape reads as what a person may write, every message says only what was
 * expected (shell/config-faults.ts adds where, and what was found), and zod stays in this one file.
 * A key with nothing after its colon counts as left out.
 */
import { z } from 'zod';
import type { Check } from './config-values.ts';

/** What is wrong at one place; `expected` ends with a full stop when it is a whole sentence. */
export type ShapeFault = {
  readonly path: readonly (string | number)[];
  readonly expected: string;
  /** For a key that does not exist: the keys that do. */
  readonly knownKeys: readonly string[] | null;
};

/** A value of the right shape, or everything that is wrong with it. */
export type Shaped<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly ShapeFault[] };

/** What a value of a file must look like. */
export type Shape = z.ZodType;

/** The value that a shape gives. */
export type ValueOf<S extends Shape> = z.infer<S>;

/** Says that something is wrong with a section as a whole, or with the keys at `path` inside it. */
export type Refuse = (expected: string, ...path: readonly (string | number)[]) => void;

/** Checks content that came from a file; all faults at once. */
export function shaped<T>(shape: z.ZodType<T>, content: unknown): Shaped<T> {
  const result = shape.safeParse(content);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, faults: result.error.issues.flatMap(faultsOf) };
}

function faultsOf(issue: z.core.$ZodIssue): readonly ShapeFault[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code !== 'unrecognized_keys') return [{ path, expected: issue.message, knownKeys: null }];
  const knownKeys = issue.message.split(' ');
  return issue.keys.map((key) => ({ path: [...path, key], expected: 'no such key', knownKeys }));
}

/** A section with exactly these keys. */
export function section<Keys extends z.core.$ZodLooseShape>(keys: Keys) {
  return z.strictObject(keys, { error: sectionError(Object.keys(keys)) });
}

/** A section with one value of the same shape for each of a closed list of keys. */
export function recordOf<const Keys extends readonly string[], T>(keys: Keys, shape: z.ZodType<T>) {
  return z.record(z.enum(keys), shape, { error: sectionError(keys) });
}

/** A section with keys of the writer's choice. */
export function namedValues<T>(expected: string, shape: z.ZodType<T>) {
  const error = (issue: { readonly code?: string }): string =>
    issue.code === 'invalid_key'
      ? 'this key is not one word of letters, digits and hyphens. Write it as one.'
      : `a section with ${expected}, each key one word of letters, digits and hyphens`;
  return z.record(z.string().regex(/^[a-z][a-z0-9-]{0,30}$/iu), shape, { error });
}

/** The message of an unknown key carries the known ones to `faultsOf`. */
function sectionError(keys: readonly string[]) {
  return (issue: { readonly code?: string }): string =>
    issue.code === 'unrecognized_keys' ? keys.join(' ') : `a section with the keys ${keys.join(', ')}`;
}

/** A section whose values are turned into something else, or refused together. */
export function made<T, Made>(shape: z.ZodType<T>, make: (value: T, refuse: Refuse) => Made) {
  return shape.transform((value, context) =>
    make(value, (expected, ...path) =>
      context.addIssue({ code: 'custom', message: expected, path: [...path] }),
    ),
  );
}

/** Text that is not blank; `expected` names it. */
export function text(expected: string) {
  const error = `${expected}, as text in quotes`;
  return z.string({ error }).refine((value) => value.trim() !== '', error);
}

/** Text that a check turns into a value. */
export function checked<T>(expected: string, check: Check<T>) {
  return text(expected).transform((value, context) => {
    const result = check(value);
    if (result.ok) return result.value;
    context.addIssue({ code: 'custom', message: result.expected });
    return z.NEVER;
  });
}

/** One word of a closed list. */
export function word<const Words extends readonly string[]>(words: Words) {
  return z.enum(words, { error: `one of ${words.join(', ')}` });
}

/** A whole number within bounds, both allowed. */
export function whole(least: number, most: number) {
  const error = `a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, error).max(most, error);
}

/** True or false. */
export function yesOrNo() {
  return z.boolean({ error: 'true or false' });
}

/** A list that must have something in it. */
export function someOf<T>(expected: string, shape: z.ZodType<T>) {
  return z.array(shape, { error: expected }).min(1, expected);
}

/** A list that may be left out. */
export function listOf<T>(shape: z.ZodType<T>) {
  const items = z.array(shape, { error: 'a list: lines that begin with a hyphen' });
  return items.nullish().transform((value) => value ?? []);
}

/** A value that may be left out; then it is null. */
export function orNull<T>(shape: z.ZodType<T>) {
  return shape.nullish().transform((value) => value ?? null);
}

/** A value that may be left out; then it is `otherwise`. */
export function or<T>(shape: z.ZodType<T>, otherwise: NoInfer<T>) {
  return shape.nullish().transform((value): T => value ?? otherwise);
}

/** A section that may be left out because each of its keys may. */
export function orEmpty<T>(shape: z.ZodType<T>) {
  return z.preprocess((value) => value ?? {}, shape);
}
