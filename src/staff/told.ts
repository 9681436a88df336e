/**
 * What a colleague asked and is told, as data: it changes nothing, and the letters word it. Source: DESIGN 6 (answers
 * only).
 */
import type { Case } from '../case/case.ts';
import type { RecordedEvent } from '../case/events.ts';
import type { Finding, IsoDate } from '../case/vocabulary.ts';
import type { Measure } from '../measure/measure.ts';

/** One command as help shows it: how it is written, and what it does, in the language of the reader. */
export type HelpRow = { readonly usage: string; readonly effect: string };

/** One mail of a dossier: the files that go with it, and what fits in no mail. */
export type DossierPart = {
  readonly about: 'dossier';
  readonly reference: string;
  readonly part: number;
  readonly parts: number;
  readonly files: readonly string[];
  readonly tooLarge: readonly string[];
};

/** The audit of a period; `failed` names the first failing cases of each check. */
export type AuditAnswer = {
  readonly about: 'audit';
  readonly period: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly checks: readonly {
    readonly check: number;
    /** Null: not measured yet. */
    readonly population: number | null;
    readonly passed: number;
    readonly failed: readonly string[];
  }[];
  /** Cases whose logs were hashed again, and those whose log is not as it was written. */
  readonly logs: { readonly cases: number; readonly broken: readonly string[] };
  readonly fingerprint: { readonly digest: string; readonly cases: number; readonly events: number };
  /** Rows of the file, and how many there are. */
  readonly shown: number;
  readonly all: number;
};

/** The figures of a year: points by category, finding and whether the promised day was kept. */
export type YearAnswer = {
  readonly about: 'year';
  readonly period: string;
  readonly counts: readonly {
    readonly category: string;
    readonly finding: Finding | null;
    readonly inTime: boolean | null;
    readonly points: number;
  }[];
};

/** The register as a file. */
export type RegisterAnswer = {
  readonly about: 'register';
  readonly period: string | null;
  readonly shown: number;
  readonly all: number;
};

/** A report that goes along as files. */
export type ReportAnswer = AuditAnswer | YearAnswer | RegisterAnswer;

/** What is learnt from a case: its measures, and the days by which a cause and a measure are due; null when they are not. */
export type LearningTold = {
  readonly measures: readonly Measure[];
  readonly causeDue: IsoDate | null;
  readonly measureDue: IsoDate | null;
};

/** What was asked and not done: it changes nothing. */
export type Answer =
  | { readonly about: 'help'; readonly rows: readonly HelpRow[] }
  | {
      readonly about: 'status';
      readonly state: Case;
      readonly learning: LearningTold;
      readonly hasForm?: boolean;
    }
  | { readonly about: 'history'; readonly reference: string; readonly events: readonly RecordedEvent[] }
  | DossierPart
  | ReportAnswer
  | {
      readonly about: 'list';
      /** The number of a digest whose cases they are, such as `T1`; null for the open cases. */
      readonly behind: string | null;
      readonly cases: readonly Case[];
      /** How many there are; more than `cases` when the list is cut. */
      readonly count: number;
    }
  | {
      readonly about: 'find';
      /** What was looked for. */
      readonly text: string;
      readonly cases: readonly Case[];
      readonly count: number;
    };

/** Questions that were answered. */
export type Told = {
  readonly kind: 'told';
  readonly answers: readonly Answer[];
  readonly state: Case | null;
};
