/** The blocks that every section of a digest is made of; one that would be empty is left out (domain.md 3.1). */
import type { DigestBlock, DigestColumn } from './model.ts';
import { type Sentence, say } from './sentences.ts';

/** A column of text, or of numbers. */
export function column(key: string, isNumber = true): DigestColumn {
  return { title: say(`column.${key}`), isNumber };
}

/** A list of things, each in one or more sentences. */
export function bullets(items: readonly (readonly Sentence[])[]): readonly DigestBlock[] {
  return items.length === 0 ? [] : [{ kind: 'bullets', items }];
}

/** A paragraph. */
export function sentences(told: readonly Sentence[]): readonly DigestBlock[] {
  return told.length === 0 ? [] : [{ kind: 'sentences', sentences: told }];
}
