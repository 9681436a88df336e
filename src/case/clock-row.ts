/** The shape of one row of the table of clocks: what starts it, what stops it, and what the bot does on it (domain.md 2.3). */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import type { ChaseCommand, EndCommand } from './commands.ts';
import type { ContactCommand } from './contact-commands.ts';
import type { TermName } from './profile.ts';
import type { IsoDate } from './vocabulary.ts';
import type { ChaseWork } from './work-intents.ts';
import type { Calendar } from './working-days.ts';

/** One clock. */
export type ClockRow = {
  /** Letter of the clock in domain.md 2.3. */
  readonly letter: string;
  readonly meaning: string;
  /** Null when the clock does not run on this case. */
  readonly starts: (state: Case) => Date | null;
  /** Null while it runs; the end of the case stops every clock. */
  readonly stops: (state: Case) => Date | null;
  /** The day named in a letter, which no later change of profile or calendar moves; null when none was. */
  readonly promised: (state: Case) => IsoDate | null;
  /** The term of the profile that it runs for, where that is not the one of its own name. */
  readonly term?: (state: Case) => TermName;
  /** False for the outer clock, which never moves, not even from a closed day. */
  readonly moves: boolean;
  /** True for a clock that can run again: what was warned of for another day does not count. */
  readonly repeats: boolean;
  /** True for what goes on after the end of the case. */
  readonly afterEnd?: boolean;
  /** True for what runs beside the procedure: whatever it does next, a term that is over is said again. */
  readonly aside?: boolean;
  /** What the bot does at its end and before, where staff are not warned of its percentages. */
  readonly bot: BotActs | null;
  /** What happens next, where the clock has a rhythm of its own (`usual`: not now); else it follows from the share that has passed. */
  readonly next?: (state: Case, rules: CaseRules) => OwnStep | 'usual' | null;
};

/** A step of a clock with a rhythm of its own. */
export type OwnStep = {
  readonly act: ChaseWork['type'] | ContactCommand['type'];
  readonly percent: null;
  readonly at: Date;
};

/** The commands of the bot on a clock: the reminder of the complainant, after a share of the term, and the end. */
export type BotActs = {
  /** True for a term of ours; when one of the complainant passes, we are not late. */
  readonly ours?: boolean;
  readonly share: number;
  /**
   * Set for what is reminded of at a moment that its day fixes, whatever share of the term that is; what begins at that
   * moment or later is reminded of by its own beginning.
   */
  readonly remindsAt?: (dueOn: IsoDate, calendar: Calendar) => Date;
  readonly chase: ChaseCommand['type'];
  /** True when no reminder is to be written any more: it was, or `#no-reply` forbids it. */
  readonly chased: (state: Case) => boolean;
  readonly end: EndCommand['type'];
  readonly ended: (state: Case) => boolean;
};

/** What holds for a clock of which staff are warned and that runs once. */
export const FOR_STAFF = { moves: true, repeats: false, bot: null } as const;

/** The instant that a text of the log says; null for none. */
export function instant(text: string | null | undefined): Date | null {
  return text === null || text === undefined ? null : new Date(text);
}
