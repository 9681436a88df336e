/**
 * The terms that run on a case, as one table: what starts a clock, what stops it, and who hears of it at
 * 50, 80 and 100 percent. A clock is computed from the case, never counted, so that it is the same after
 * a restart, a restore or a replay. Source: domain.md 2.3.
 */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import {
  CLOCK_NAMES,
  type ClockName,
  type IsoDate,
  type Role,
  WARNING_PERCENTS,
  type WarningPercent,
} from './vocabulary.ts';
import { dueDay, endOfDay } from './working-days.ts';

/** Who hears of a clock at each percentage (domain.md 2.3, last line). */
export const WARNED_ROLES: Readonly<Record<WarningPercent, readonly Role[]>> = {
  50: ['handler'],
  80: ['handler', 'coordinator'],
  100: ['handler', 'coordinator', 'manager'],
};

type ClockRow = {
  /** Letter of the clock in domain.md 2.3. */
  readonly letter: string;
  readonly meaning: string;
  readonly starts: (state: Case) => Date;
  readonly stops: (state: Case) => Date | null;
  /** The day named in a letter, which no later change of profile or calendar moves; null when none was. */
  readonly promised: (state: Case) => IsoDate | null;
  /** False for the outer clock, which never moves, not even from a closed day. */
  readonly moves: boolean;
};

/** The clocks by name; the term of each stands in the profile. */
export const CLOCKS: Readonly<Record<ClockName, ClockRow>> = {
  confirm: {
    letter: 'A',
    meaning: 'receipt confirmed to the complainant',
    starts: (state) => state.receivedAt,
    stops: (state) => (state.acknowledgement.state === 'given' ? state.acknowledgement.at : null),
    promised: () => null,
    moves: true,
  },
  decision: {
    letter: 'D',
    meaning: 'decision promised to the complainant',
    starts: (state) => state.receivedAt,
    stops: () => null,
    promised: (state) => state.decisionDue,
    moves: true,
  },
  outer: {
    letter: 'O',
    meaning: 'last day for a decision whatever happens; never pauses',
    starts: (state) => state.receivedAt,
    stops: () => null,
    promised: () => null,
    moves: false,
  },
};

/** A clock of one case as it stands. */
export type RunningClock = {
  readonly name: ClockName;
  readonly startsAt: Date;
  readonly dueOn: IsoDate;
  /** 23:59 of the due day. */
  readonly dueAt: Date;
  readonly stoppedAt: Date | null;
  /** The next warning, or null when the clock stopped or everything was said. */
  readonly next: { readonly percent: WarningPercent; readonly at: Date } | null;
};

/** All clocks of a case. */
export function clocksOf(state: Case, rules: CaseRules): readonly RunningClock[] {
  return CLOCK_NAMES.map((name) => findClock(state, name, rules));
}

/** One clock of a case. */
export function findClock(state: Case, name: ClockName, rules: CaseRules): RunningClock {
  const row = CLOCKS[name];
  const startsAt = row.starts(state);
  const dueOn = row.promised(state) ?? dueDay(startsAt, rules.profile.terms[name], rules.calendar, row.moves);
  const dueAt = endOfDay(dueOn, rules.calendar.timeZone);
  const stoppedAt = row.stops(state);
  const next = stoppedAt === null ? nextWarning(startsAt, dueAt, state.warned[name] ?? 0) : null;
  return { name, startsAt, dueOn, dueAt, stoppedAt, next };
}

/**
 * The highest warning that a term has reached at an instant: after downtime one mail tells it, not three.
 * @returns null when none is reached yet
 */
export function passedPercent(startsAt: Date, dueAt: Date, at: Date): WarningPercent | null {
  const passed = at.getTime() - startsAt.getTime();
  const span = dueAt.getTime() - startsAt.getTime();
  // Whole numbers on both sides: a division may round to just below the percentage that was reached.
  return WARNING_PERCENTS.findLast((percent) => span * percent <= passed * 100) ?? null;
}

function nextWarning(startsAt: Date, dueAt: Date, warned: number): RunningClock['next'] {
  const percent = WARNING_PERCENTS.find((candidate) => candidate > warned);
  if (percent === undefined) return null;
  const span = dueAt.getTime() - startsAt.getTime();
  // Rounded up to the millisecond, so that the percentage has really passed at that instant.
  return { percent, at: new Date(startsAt.getTime() + Math.ceil((span * percent) / 100)) };
}
