/**
 * Sentences of `words.json` with something in them: `{name}` stands for a value of that name. What comes in is
 * made harmless before, because it may be somebody else's (foreign-text.ts).
 */
import type { Words } from './wording.ts';

/**
 * @param values  what stands in place of each `{name}`
 * @returns the key itself when there are no words for it, so that nothing is hidden
 * @throws Error when the sentence names a value that is not given: nothing with a hole in it is sent
 */
export function phrase(words: Words, key: string, values: Readonly<Record<string, string>> = {}): string {
  const sentence = words[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the words of ${key} name ${name}, which is not given`);
    return value;
  });
}

/** The phrase for one thing or for several: keys end in `.one` and `.many`; `{count}` is how many. */
export function counted(
  words: Words,
  key: string,
  count: number,
  values: Readonly<Record<string, string>> = {},
): string {
  return phrase(words, `${key}.${count === 1 ? 'one' : 'many'}`, { ...values, count: String(count) });
}

/** A label as it stands within a sentence. */
export function uncapitalised(label: string): string {
  return label.slice(0, 1).toLowerCase() + label.slice(1);
}
