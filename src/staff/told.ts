/**
 * What a colleague asked and is told, as data: it changes nothing, and the letters word it. Source: DESIGN 6 (answers
 * only).
 */
import type { Case } from '../case/case.ts';
import type { RecordedEvent } from '../case/events.ts';

/** One command as help shows it: how it is written, and what it does, in the language of the reader. */
export type HelpRow = { readonly usage: string; readonly effect: string };

/** One case in a list. */
export type ListedCase = Pick<
  Case,
  'reference' | 'complainant' | 'subject' | 'stage' | 'decisionDue' | 'handler'
>;

/** One mail of a dossier: the files that go with it, and what fits in no mail. */
export type DossierPart = {
  readonly about: 'dossier';
  readonly reference: string;
  readonly part: number;
  readonly parts: number;
  readonly files: readonly string[];
  readonly tooLarge: readonly string[];
};

/** What was asked and not done: it changes nothing. */
export type Answer =
  | { readonly about: 'help'; readonly rows: readonly HelpRow[] }
  | { readonly about: 'status'; readonly state: Case; readonly hasForm?: boolean }
  | { readonly about: 'history'; readonly reference: string; readonly events: readonly RecordedEvent[] }
  | DossierPart
  | {
      readonly about: 'list';
      readonly cases: readonly ListedCase[];
      /** How many there are; more than `cases` when the list is cut. */
      readonly count: number;
    }
  | {
      readonly about: 'find';
      /** What was looked for. */
      readonly text: string;
      readonly cases: readonly ListedCase[];
      readonly count: number;
    };

/** Questions that were answered. */
export type Told = {
  readonly kind: 'told';
  readonly answers: readonly Answer[];
  readonly state: Case | null;
};
