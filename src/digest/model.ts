/**
 * A digest before it has words: sections of blocks, in the order in which they are read, and what its numbers stand for
 * (procedure step 5; domain.md 3.1). Pure data; letters/digest-model.ts gives it the words of a language.
 */
import type { BandWeek, Bar } from './charts.ts';
import type { AgeClass } from './key-figures.ts';
import type { Period } from './period.ts';
import type { Sentence, SentencePart } from './sentences.ts';
import type { IsoWeek } from './weeks.ts';

/** A column of a table; numbers stand to the right. */
export type DigestColumn = { readonly title: Sentence; readonly isNumber: boolean };

/** What stands in a place of a table; null for nothing. */
export type Cell = SentencePart | null;

/** A line that may be sent as it stands, or typed on: the canonical name of a command and what follows it. */
export type Reply = {
  readonly label: Sentence;
  readonly command: string;
  readonly args: SentencePart;
  /** The row that the command is for, where it is none by itself: `#on 3`. */
  readonly on: string | null;
};

/** Something with a number of its own: a decision (`3`), or a trend (`T4`). */
export type Entry = {
  readonly label: string;
  readonly sentences: readonly Sentence[];
  readonly replies: readonly Reply[];
};

/** Every picture of a digest. */
export const PICTURES = ['received', 'backlog', 'pareto'] as const;
/** Name of a picture. */
export type PictureName = (typeof PICTURES)[number];

/** What somebody wrote in one case, masked. */
export type DigestQuote = { readonly about: Sentence; readonly words: string };

/** One piece of a section. */
export type DigestBlock =
  | { readonly kind: 'sentences'; readonly sentences: readonly Sentence[] }
  | { readonly kind: 'bullets'; readonly items: readonly (readonly Sentence[])[] }
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly DigestColumn[];
      readonly rows: readonly (readonly Cell[])[];
    }
  | { readonly kind: 'picture'; readonly name: PictureName; readonly alt: readonly Sentence[] }
  | { readonly kind: 'quotes'; readonly quotes: readonly DigestQuote[] };

/** One section; the code is what `#list B2` names. */
export type DigestSection = {
  readonly code: string;
  readonly title: Sentence;
  readonly blocks: readonly DigestBlock[];
};

/** What a number of a digest is about. */
export type RowObject =
  | { readonly is: 'cases'; readonly references: readonly string[] }
  | { readonly is: 'transaction'; readonly transaction: number }
  | { readonly is: 'measure'; readonly measure: number }
  /** `row` as the register of flags names it: `category:leak`; `since`: the first week that stands out in it. */
  | {
      readonly is: 'trend';
      readonly row: string;
      readonly references: readonly string[];
      readonly since?: IsoWeek;
    };

/** A number of a digest and what it stands for, so that a reply to the digest knows its object. */
export type DigestRow = RowObject & { readonly label: string };

/** The data of the pictures; null for one that the digest does not show. */
export type ChartData = {
  readonly received: readonly BandWeek[] | null;
  /** Weeks from which all complaints are counted in another way. */
  readonly breaks: readonly IsoWeek[];
  readonly backlog: readonly AgeClass[] | null;
  readonly pareto: readonly (Omit<Bar, 'label'> & { readonly label: readonly SentencePart[] })[] | null;
};

/** A whole digest. */
export type Digest = {
  readonly period: Period;
  readonly subject: Sentence;
  /** What happened, what is wrong, what must be decided: at most six lines, the first screen. */
  readonly opening: readonly (readonly Sentence[])[];
  /** True for a week of which there is nothing more to say. */
  readonly isQuiet: boolean;
  readonly sections: readonly DigestSection[];
  readonly smallPrint: readonly Sentence[];
  readonly charts: ChartData;
  readonly rows: readonly DigestRow[];
};
