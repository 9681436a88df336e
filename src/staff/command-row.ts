/**
 * The shape of one row of the command catalogue: what a command is called, what it does, who may, and how its text
 * becomes a request. Sources: DESIGN 6, commands.md 3.3.
 */
import type { Category } from '../case/category.ts';
import type { Permission } from '../case/permissions.ts';
import type { ProfileCause } from '../case/profile.ts';
import type { IsoDate, Language, Person } from '../case/vocabulary.ts';
import type { Calendar } from '../case/working-days.ts';
import type { Named } from './names.ts';
import type { ProblemCode } from './problem.ts';
import type { StaffRequest } from './requests.ts';
import type { Names } from './values.ts';

/** Every reader that the text of a command can have. */
export const TEXT_READERS = ['complainant', 'colleague', 'third-party', 'internal', 'none'] as const;
/** Who reads the text of a command; with `none` it takes values at most, and what stands below it is a note. */
export type TextReader = (typeof TEXT_READERS)[number];

/** Every way to take a command back. */
export const INVERSES = [
  'undo',
  'undo-while-delayed',
  'say-again',
  'other-command',
  'nothing-to-undo',
  'none',
] as const;
/**
 * How a command is taken back: by `#undo`; by `#undo` until its letter has left; by writing it again with another
 * value; by the command that undoes it (`undoneBy`); it changes nothing; or not at all.
 */
export type Inverse = (typeof INVERSES)[number];

/** What a command line is about: a case, a mail that waits, a transaction, or the desk as a whole. */
export type Subject = 'case' | 'held-mail' | 'transaction' | 'desk';

/** A text in each language. */
export type Wording = Readonly<Record<Language, string>>;

/** What is not understood. */
export type Fault = {
  readonly code: ProblemCode;
  /** The part of the line that is meant, as written; empty where something is missing. */
  readonly value: string;
  /** Every value that is legal there, as people type it; empty when they cannot be listed. */
  readonly values: readonly string[];
  /** What was most likely meant by it: near values, both readings of a date, each person of a name. */
  readonly likely: readonly string[];
};

/** The request of a line, or what is wrong with it. */
export type LineReading =
  | { readonly ok: true; readonly request: StaffRequest }
  | { readonly ok: false; readonly fault: Fault };

/** What stands behind the name of a command, and the lines below that belong to it. */
export type CommandText = { readonly args: string; readonly block: readonly string[] };

/** What a line is read against. */
export type ReadContext = {
  /** The day of the mail in the time zone of the desk. */
  readonly today: IsoDate;
  readonly calendar: Calendar;
  /** Language in which choices are offered. */
  readonly language: Language;
  readonly sender: Person;
  readonly people: readonly Named[];
  /** Addresses of our desks. */
  readonly ownAddresses?: readonly string[];
  /** Categories of the desk. */
  readonly categories: readonly Category[];
  /** Causes that the desk knows, with the common ones. */
  readonly causes?: readonly ProfileCause[];
  /** Names of the files that came with the mail. */
  readonly files: readonly string[];
};

/** One command. */
export type CommandRow = {
  readonly names: Names;
  /** What follows the name; capitals stand for what the person fills in. */
  readonly usage: Wording;
  /** One sentence that says what it does. */
  readonly help: Wording;
  /** A mail that works as it stands. */
  readonly example: Wording;
  readonly reader: TextReader;
  readonly about: Subject;
  readonly permission: Permission;
  readonly inverse: Inverse;
  readonly read: (text: CommandText, context: ReadContext) => LineReading;
};

/** A word that steers the reading of a mail and asks for nothing itself. */
export type ControlRow = Pick<CommandRow, 'names' | 'usage' | 'help' | 'example'> & {
  readonly kind: 'scope' | 'end' | 'stop';
};
