/**
 * Lines of the form `name: value` below a command, such as those of `#rung`. The names of both languages are understood
 * from everybody, in any order; a line of another form ends them.
 */
import { foldPhrase, foldWord } from './fold.ts';

const LINE = /^\s*(?<key>[\p{L}][\p{L} -]{1,19})\s*[:：]\s*(?<value>.*)$/u;

/** What such lines give, and what stands below them. */
export type FieldLines<F extends string> = {
  readonly fields: ReadonlyMap<F, string>;
  readonly text: string;
};

/** @param names  every name of a field, folded */
export function readFieldLines<F extends string>(
  lines: readonly string[],
  names: ReadonlyMap<string, F>,
): FieldLines<F> {
  const fields = new Map<F, string>();
  let index = 0;
  for (; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const { key = '', value = '' } = LINE.exec(line)?.groups ?? {};
    const field = names.get(foldPhrase(key));
    if (field !== undefined && !fields.has(field) && foldWord(value) !== '') fields.set(field, value.trim());
    else if (line.trim() !== '') break;
  }
  return { fields, text: lines.slice(index).join('\n').trim() };
}
