/**
 * What one digest reads of what came of complaints: causes, costs, satisfaction, repetition, disputes, measures and the
 * work of each handler (procedure steps 4 to 6; domain.md 3.1 blocks 4 and 7 to 10). A part of facts.ts.
 */
import type { Finding, IsoDate, Rung, Verdict } from '../case/vocabulary.ts';
import type { RowName } from './counting.ts';
import type { CaseLine, CaseList } from './facts.ts';
import type { DurationCount, SatisfactionAnswer } from './facts-handling.ts';
import type { ParetoRow } from './pareto.ts';
import type { Part } from './proportions.ts';
import type { YearCount } from './year-figures.ts';

/** Where complaints come from: points by the week of receipt. */
export type CauseFacts = {
  /** Most points first; `founded` is how many of the points were found founded or partly so. */
  readonly pareto: readonly (ParetoRow & { readonly founded: number })[];
  /** Points by category and finding; a point that is not judged yet is left out. */
  readonly findings: readonly {
    readonly category: string;
    readonly finding: Finding;
    readonly points: number;
  }[];
  /** What colleagues wrote as cause where no code fits, most frequent first, at most 10. */
  readonly freeTexts: readonly { readonly text: string; readonly points: number }[];
};

/** What a complainant wrote who is not content, without names, addresses and numbers. */
export type MaskedQuote = CaseLine & { readonly words: string };

/** Cases by the answer that came, or by the day on which its term passed without one. */
export type SatisfactionFacts = {
  readonly answers: Readonly<Record<SatisfactionAnswer, number>>;
  /** Asked, and the term runs. */
  readonly pending: number;
  /** Every "no" of the period; `words` is '' where it was one word. */
  readonly quotes: CaseList<MaskedQuote>;
};

/** One measure as its register says (step 4). */
export type MeasureLine = {
  /** Printed `M-12`. */
  readonly number: number;
  /** In the words of who decided it. */
  readonly what: string;
  /** Name of the owner. */
  readonly who: string;
  readonly dueOn: IsoDate;
  readonly implementedOn: IsoDate | null;
  readonly droppedOn: IsoDate | null;
  /** What it shall bring down; null where it is not counted. */
  readonly row: RowName | null;
  /** The hoped-for change in percent, for example -50; null where none was fixed. */
  readonly expectedPercent: number | null;
  /** The day from which a verdict by counts is possible; null where counts cannot measure it. */
  readonly judgeOn: IsoDate | null;
  /** What the counts say; null before that was computed. */
  readonly verdict: Verdict | null;
  readonly judgedOn: IsoDate | null;
  /** When a person confirmed the verdict; null while nobody did. */
  readonly confirmedOn: IsoDate | null;
  /** How many cases it is linked to. */
  readonly cases: number;
};

/** One dispute that is open; `day` is the day on which its step ends, `detail` the rung. */
export type DisputeLine = CaseLine & {
  readonly rung: Rung;
  readonly body: string | null;
  readonly since: IsoDate;
  /** Money offered, asked for or spent on it that is not paid yet, in cents. */
  readonly exposureCents: number;
};

/** A file that must not be erased; `day` is that of its next review, six months after the last. */
export type HoldLine = CaseLine & { readonly since: IsoDate; readonly automatic: boolean };

/** Disputes and holds. */
export type DisputeFacts = {
  readonly open: CaseList<DisputeLine>;
  readonly exposureCents: number;
  readonly holds: CaseList<HoldLine>;
  /** Decisions of bodies outside in the period and in the last 52 weeks: those against us, of all. */
  readonly externalNow: Part;
  readonly externalYear: Part;
  readonly objections: number;
  /** Of our reviews those that came to another finding; null: not measured yet. */
  readonly changedOnReview: Part | null;
  /** Requests under the privacy law; null: not measured yet. */
  readonly privacyRequests: number | null;
};

/** Repeats (domain.md 2.6), cases that came back, and work that had to be done again. */
export type RepetitionFacts = {
  /** Of all cases received in the period. */
  readonly repeats: Part;
  /** `day` is that of receipt; `detail` the category. */
  readonly repeatCases: CaseList;
  /** Of those closed 5 to 17 weeks before the end of the period: reopened within 28 days. */
  readonly reopened: Part;
  /** Cases on which something had to be done again, begun in the period; `detail` how often. */
  readonly rework: CaseList;
  /** By who carried it out, in the last 13 weeks; '' is ourselves. */
  readonly executors: readonly {
    readonly name: string;
    readonly done: number;
    readonly rework: number;
    readonly repeats: number;
  }[];
};

/** What the closed cases of the period cost, in cents; hours of our own are in the own cost, at their rate. */
export type CostFacts = {
  readonly cases: number;
  /** Own cost, cost that others should bear, and compensation, less what was recovered; null without a case. */
  readonly meanCents: number | null;
  readonly medianCents: number | null;
  readonly ownCents: number;
  readonly claimedCents: number;
  readonly paidCents: number;
  readonly recoveredCents: number;
};

/** The work of one colleague; for the coordinator only, and never ranked. */
export type HandlerFacts = {
  /** Name; null: cases that nobody handles. */
  readonly who: string | null;
  readonly open: number;
  /** Open cases with a term of ours that has passed. */
  readonly late: number;
  readonly waitingOnUs: number;
  /** Cases of the period. */
  readonly decided: number;
  readonly closed: number;
  /** Points judged in the last 13 weeks: founded or partly, of all. */
  readonly founded: Part;
  /** `decide` alone, in calendar days, over the 26 weeks of `SpeedFacts`. */
  readonly durations: readonly DurationCount[];
};

/** The figures of one year, for the people who decide about the organisation. */
export type YearFacts = {
  /** Cases received. */
  readonly cases: number;
  /** Points received, by category, finding and whether the promised day was kept. */
  readonly counts: readonly YearCount[];
  readonly costs: CostFacts;
  /** Decisions of bodies outside: those against us, of all. */
  readonly external: Part;
  readonly objections: number;
};
