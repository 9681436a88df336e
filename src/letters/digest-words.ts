/**
 * The sentences of a digest in the words of a language (digest/sentences.ts; words.json, `digest.`). What people wrote is
 * made harmless before it stands in a sentence; a code that has no word is shown as it is, so that nothing is hidden.
 */
import type { IsoDate, Language } from '../case/vocabulary.ts';
import type { Sentence, SentencePart } from '../digest/sentences.ts';
import { inline } from './foreign-text.ts';
import { type RowWording, rowName } from './learning-words.ts';
import { phrase } from './phrase.ts';
import { writeMoney } from './wording.ts';

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

/** Sentences one behind the other. */
export function writeSentences(sentences: readonly Sentence[], wording: RowWording): string {
  return sentences.map((each) => capital(writePart(each, wording))).join(' ');
}

/** With a capital, as a sentence or a line of a table begins: people write categories small. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whatever stands in a place of a sentence or of a table. */
export function writePart(part: SentencePart, wording: RowWording): string {
  if (typeof part === 'string') return inline(part);
  if (typeof part === 'number') return new Intl.NumberFormat(LOCALES[wording.language]).format(part);
  if ('key' in part) return writeSentence(part, wording);
  if ('day' in part) return writeShortDay(part.day, wording.language);
  if ('cents' in part) return writeMoney(part.cents, wording.language);
  if ('period' in part) return writePeriod(part.period, wording);
  if ('row' in part) return rowName(part.row, wording);
  if ('listed' in part) return part.listed.map((each) => writePart(each, wording)).join(', ');
  return wording.words[part.word] ?? inline(part.word);
}

function writeSentence({ key, parts }: Sentence, wording: RowWording): string {
  const values = Object.entries(parts).map(([name, part]) => [name, writePart(part, wording)]);
  return phrase(wording.words, key, Object.fromEntries(values));
}

/** `2026-W47` as `47`, `2026-11` as `november 2026`, `2026-Q4` as `Q4 2026`, `2026` as it is. */
export function writePeriod(name: string, { language }: RowWording): string {
  const [year = '', part] = name.split('-');
  if (part === undefined) return year;
  if (part.startsWith('W')) return String(Number(part.slice(1)));
  if (part.startsWith('Q')) return `${part} ${year}`;
  const month = new Intl.DateTimeFormat(LOCALES[language], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return month.format(new Date(`${name}-01T00:00:00Z`));
}

/** The short names of the months, January first. */
export function monthNames(language: Language): readonly string[] {
  const month = new Intl.DateTimeFormat(LOCALES[language], { month: 'short', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, index) => month.format(new Date(Date.UTC(2026, index, 1))));
}

/** A day without its weekday: `12 november 2026`. */
function writeShortDay(day: IsoDate, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
