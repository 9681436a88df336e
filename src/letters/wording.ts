/**
 * How days, times and sizes are written in a letter, and the fixed words of a language. All wording that
 * does not stand in a template stands in `templates/<language>/words.json` and comes in as `Words`.
 */
import type { Category } from '../case/category.ts';
import type { Need } from '../case/needs.ts';
import type { ProfileCause, Term } from '../case/profile.ts';
import type { IsoDate, Language } from '../case/vocabulary.ts';
import type { Rights } from './rights.ts';

/** The entries of `words.json`; every language has the same keys (tested). */
export type Words = Readonly<Record<string, string>>;

/** What every letter of a desk is written with. */
export type LetterSetting = {
  readonly language: Language;
  readonly words: Words;
  /** IANA name; times are shown in it. */
  readonly timeZone: string;
  readonly organisation: {
    readonly name: string;
    readonly phone: string;
    /** Number for danger and damage that grows, or null when there is none. */
    readonly urgentPhone: string | null;
    readonly website: string | null;
  };
  /** Where a complainant can go who does not agree. */
  readonly rights: Rights;
  /** What the sector of this desk adds to it. */
  readonly sectorRights: Readonly<Record<Language, readonly string[]>>;
  /** So many days after it was closed a case is opened again by an answer. */
  readonly reopenDays: number;
  /** Causes that complaints at this desk come from. */
  readonly causes: readonly ProfileCause[];
  /** What complaints at this desk are about. */
  readonly categories: readonly Category[];
  /** What an assessment at this desk needs. */
  readonly needs: readonly Need[];
};

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

/** A day in words: `donderdag 24 december 2026`, `Thursday 24 December 2026`. */
export function writeDay(day: IsoDate, language: Language): string {
  return writeDate(new Date(`${day}T00:00:00Z`), 'UTC', language);
}

/** The day of an instant in words. */
export function writeDayOf(at: Date, setting: LetterSetting): string {
  return writeDate(at, setting.timeZone, setting.language);
}

/** An instant in words: `dinsdag 17 november 2026, 11:02`. */
export function writeInstant(at: Date, setting: LetterSetting): string {
  return `${writeDayOf(at, setting)}, ${writeTime(at, setting)}`;
}

/** The time of an instant: `11:02`. */
export function writeTime(at: Date, { language, timeZone }: LetterSetting): string {
  return dateFormat(language, timeZone, 'time').format(at);
}

/** An instant of the last days, short: `17 nov, 11:02`. */
export function writeMoment(at: Date, { language, timeZone }: LetterSetting): string {
  const [day, time] = (['shortDay', 'time'] as const).map((name) =>
    dateFormat(language, timeZone, name).format(at),
  );
  return `${day}, ${time}`;
}

function writeDate(at: Date, timeZone: string, language: Language): string {
  // Some editions of the locale data put a comma behind the English weekday.
  return dateFormat(language, timeZone, 'day').format(at).replace(',', '');
}

const FORMATS = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  shortDay: { day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const;

// Making a format takes longer than a whole letter, so each is made once.
const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: Language, timeZone: string, name: keyof typeof FORMATS): Intl.DateTimeFormat {
  const key = `${language} ${name} ${timeZone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], { timeZone, ...FORMATS[name] });
  formats.set(key, made);
  return made;
}

/** A term as people read it: `10 werkdagen`, `1 month`. */
export function writeTerm({ amount, unit }: Term, words: Words): string {
  return `${amount} ${wordFor(words, 'term', `${unit}.${amount === 1 ? 'one' : 'many'}`)}`;
}

/** A size as people read it: `310 kB`, `1,2 MB`. */
export function writeSize(bytes: number, language: Language): string {
  const [amount, unit] = bytes < 999_500 ? [Math.max(bytes / 1_000, 1), 'kB'] : [bytes / 1_000_000, 'MB'];
  const digits = unit === 'MB' && amount < 10 ? 1 : 0;
  const number = amount.toFixed(digits).replace(/\.0$/, '');
  return `${language === 'nl' ? number.replace('.', ',') : number} ${unit}`;
}

/** An amount of cents as people read it: `€ 1.250,00`, `€1,250.00`. */
export function writeMoney(cents: number, language: Language): string {
  const amount = new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency: 'EUR' });
  // The space behind the sign is one that never breaks; in a mail an ordinary one is enough.
  return amount.format(cents / 100).replace(/\u00a0/g, ' ');
}

/** Working time as people read it, in hours: `1,50`, `1.50`. */
export function writeHours(minutes: number, language: Language): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(LOCALES[language], digits).format(minutes / 60);
}

/**
 * The word for a value that the program knows by a code, such as a rule or a flag.
 * @returns the code itself when there is no word for it, so that nothing is hidden
 */
export function wordFor(words: Words, group: string, code: string): string {
  return words[`${group}.${code}`] ?? code;
}

/** The questions for needs by their names, in the order of the configuration. */
export function questionsFor(setting: LetterSetting, names: readonly string[]): readonly string[] {
  return setting.needs
    .filter((need) => names.includes(need.name))
    .map((need) => need.question[setting.language]);
}
