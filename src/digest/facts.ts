/**
 * Everything that one digest reads, as plain data: what the register knows, counted, before anything is judged or put
 * into words (procedure step 5; domain.md 3.1). `src/shell/db/digest-facts.ts` reads it; the blocks stand in
 * facts-handling.ts and facts-results.ts. Nothing here names a complainant or repeats what one wrote, except the masked
 * quotes; cases that left the procedure (`not-a-complaint`, `spam`, `merged`) count nowhere unless it says so.
 */
import type { IsoDate } from '../case/vocabulary.ts';
import type { WeekCount } from './counting.ts';
import type { CheckFacts, PromiseFacts, ShareWeek, SpeedFacts } from './facts-handling.ts';
import type {
  CauseFacts,
  CostFacts,
  DisputeFacts,
  HandlerFacts,
  MeasureLine,
  RepetitionFacts,
  SatisfactionFacts,
  YearFacts,
} from './facts-results.ts';
import type { CaseText } from './new-words.ts';
import type { Period } from './period.ts';
import type { Dimension, Row } from './row-window.ts';
import type { IsoWeek } from './weeks.ts';

/**
 * One case in a list: `who` is the name of its handler, or null where nobody handles it; `day` says since when or by
 * when, as the list says; `detail` is a word of a closed list or a number, which templates put into words, or ''.
 */
export type CaseLine = {
  readonly reference: string;
  readonly who: string | null;
  readonly day: IsoDate;
  readonly detail: string;
};

/** How many cases there are, and the first of them: at most `MOST_LINES`, the earliest day first. */
export type CaseList<Line extends CaseLine = CaseLine> = {
  readonly count: number;
  readonly lines: readonly Line[];
};

/** So many cases of a list are named; whoever wants all of them asks for the list. */
export const MOST_LINES = 50;

/** One week of the desk, in cases. Weeks go back up to 110, without gaps; the last is the week of the digest. */
export type CaseWeek = {
  readonly week: IsoWeek;
  /** By the day of receipt; late registrations are added back to the week in which they came. */
  readonly received: number;
  /** By the day of closing, as far as they are still closed. */
  readonly closed: number;
  /** Cases that went on again after they had been closed. */
  readonly reopened: number;
  readonly objections: number;
  /** Cases open at the end of its Sunday; what is open again now counts as open from its receipt on. */
  readonly open: number;
};

/**
 * Points of one week that have the same value in every dimension, for the question where a flag comes from: the rows of
 * the last four weeks.
 */
export type PointGroup = {
  readonly week: IsoWeek;
  /** What is not known of them is left out; never has `total`. */
  readonly values: Readonly<Partial<Record<Dimension, string>>>;
  readonly points: number;
};

/** A row of the analysis by its name, with the cases of which points are in it (`readRowCases`). */
export type RowCases = Pick<Row, 'dimension' | 'value'> & {
  readonly cases: CaseList;
  /**
   * The last day on which a case of it was received, and the last such day before those cases; null without one. For rows
   * too rare to test.
   */
  readonly last: IsoDate | null;
  readonly lastBefore: IsoDate | null;
};

/** Block 2: how the desk stands at the moment of reading. */
export type Stand = {
  readonly open: number;
  /** These three are all that is open: a question or a decision lies with the complainant, work with others, or it is ours. */
  readonly waitingOnComplainant: number;
  readonly waitingOnThirdParty: number;
  readonly waitingOnUs: number;
  /** Open promises whose day has passed; `detail` is the kind of promise, `day` the day that was promised. */
  readonly overduePromises: CaseList;
  /** Undecided cases whose outer term has passed; `day` is its last. */
  readonly overdueOuter: CaseList;
  /** Undecided cases whose decision is due within seven days; `day` is when. */
  readonly dueSoon: CaseList;
  /** Open cases without a handler; `day` is that of receipt. */
  readonly unhandled: CaseList;
  /** Open cases by whole days since receipt. */
  readonly ages: readonly { readonly days: number; readonly cases: number }[];
};

/** Block 1: a plan of a colleague that waits for somebody who may approve it. */
export type ApprovalLine = {
  /** Number of the transaction: `#approve TX`. */
  readonly transaction: number;
  readonly references: readonly string[];
  /** Name of who asks. */
  readonly who: string;
  /** In cents; null where it is not about money. */
  readonly cents: number | null;
  readonly since: IsoDate;
  /** The last day on which it can be approved. */
  readonly until: IsoDate;
};

/** Block 11: what the numbers rest on. */
export type QualityFacts = {
  /** Points decided in the last 13 weeks without a cause after its term, or with the cause `unknown`. */
  readonly unknownCause: { readonly points: number; readonly of: number };
  /** Open cases that somebody handles and that have no category; `day` is that of receipt. */
  readonly uncategorised: CaseList;
  /** Letters to complainants that came back in the period; `detail` is the name of the letter. */
  readonly bounced: CaseList;
  /** Cases received in earlier weeks and registered since the digest before this one, by week. */
  readonly lateRegistered: readonly { readonly week: IsoWeek; readonly cases: number }[];
  /** Cases closed in the period as no complaint: how many, and one in ten of them, drawn by reference, to look at. */
  readonly notComplaints: { readonly count: number; readonly sample: readonly CaseLine[] };
  /** Bodies of the ladder of disputes that nobody looked at for more than a year. */
  readonly staleBodies: readonly { readonly name: string; readonly checkedOn: IsoDate }[];
  /** Mail that waits for a person, by the kind of its task, and since when the oldest does. */
  readonly tasks: readonly {
    readonly kind: string;
    readonly count: number;
    readonly oldest: IsoDate;
  }[];
};

/** What the register comes down to: any change of its logs changes the digest. */
export type RegisterFingerprint = {
  /** SHA-256 in hex over the last digest of every case, in order of reference. */
  readonly digest: string;
  readonly cases: number;
  readonly events: number;
};

/** Everything one digest reads, of one desk. */
export type DigestFacts = {
  readonly desk: string;
  readonly period: Period;
  /** The week that trends are judged by: the period itself, or the last week that ended in it. */
  readonly week: IsoWeek;
  readonly readAt: Date;
  /** The day of reading in the time zone of the desk: what was due before it and is not done is late. */
  readonly today: IsoDate;
  /** Points by row and week, up to 110 weeks back (block 3). */
  readonly weekCounts: readonly WeekCount[];
  readonly recentPoints: readonly PointGroup[];
  readonly caseWeeks: readonly CaseWeek[];
  readonly stand: Stand;
  readonly approvals: readonly ApprovalLine[];
  /** Two cases closed in the period, drawn by reference and period, to be read by hand (domain.md 3.5). */
  readonly filesToReview: readonly CaseLine[];
  /** Block 4, over the last 13 weeks, or the period where that is longer. */
  readonly causes: CauseFacts;
  /** Block 5, over the period. */
  readonly checks: readonly CheckFacts[];
  readonly promises: PromiseFacts;
  /** Late, founded and satisfied by week, 30 weeks back: what `compareProportion` tests. */
  readonly shares: readonly ShareWeek[];
  /** Block 6. */
  readonly speed: SpeedFacts;
  /** Block 7, over the period. */
  readonly satisfaction: SatisfactionFacts;
  /** Block 8: every measure that is not over, and those that ended in the period. */
  readonly measures: readonly MeasureLine[];
  /** Block 9. */
  readonly disputes: DisputeFacts;
  /** Block 10. */
  readonly repetition: RepetitionFacts;
  /** Block 11. */
  readonly quality: QualityFacts;
  /** Cases closed in the period. */
  readonly costs: CostFacts;
  /** Everybody who handles an open case, or handled one decided in the last 13 weeks. */
  readonly handlers: readonly HandlerFacts[];
  /** The year and the year before, null where that has no case; null for any other period. */
  readonly year: { readonly now: YearFacts; readonly before: YearFacts | null } | null;
  readonly fingerprint: RegisterFingerprint;
  /** Subjects of complaints of the last 30 weeks, for new words; empty where there are too many to read. */
  readonly texts: readonly CaseText[];
  /** Words in small letters that are no new subject: parts of names of complainants and colleagues. */
  readonly nameWords: readonly string[];
};
