/**
 * The terms that run on a case, as one table: what starts a clock, what stops it, and who hears of it at
 * 50, 80 and 100 percent or what the bot does. A clock is computed from the case, never counted, so that it is the same after
 * a restart, a restore or a replay. Source: domain.md 2.3.
 */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import { runningPause } from './pauses.ts';
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
  /** Null when the clock does not run on this case. */
  readonly starts: (state: Case) => Date | null;
  /** Null while it runs; the end of the case stops every clock. */
  readonly stops: (state: Case) => Date | null;
  /** The day named in a letter, which no later change of profile or calendar moves; null when none was. */
  readonly promised: (state: Case) => IsoDate | null;
  /** False for the outer clock, which never moves, not even from a closed day. */
  readonly moves: boolean;
  /** True for a clock that can run again: what was warned of for another day does not count. */
  readonly repeats: boolean;
  /** What the bot does at its end and before, where staff are not warned of its percentages. */
  readonly bot: BotActs | null;
};

/** The commands of the bot on a clock: the reminder of the complainant, after a share of the term, and the end. */
type BotActs = {
  readonly share: number;
  readonly chase: 'chase_information' | 'chase_reaction';
  /** True when no reminder is to be written any more: it was, or `#no-reply` forbids it. */
  readonly chased: (state: Case) => boolean;
  readonly end: 'declare_information_overdue' | 'end_reaction_window';
  readonly ended: (state: Case) => boolean;
};

const FOR_STAFF = { moves: true, repeats: false, bot: null } as const;

/** The clocks by name; the term of each stands in the profile. */
export const CLOCKS: Readonly<Record<ClockName, ClockRow>> = {
  confirm: {
    ...FOR_STAFF,
    letter: 'A',
    meaning: 'receipt confirmed to the complainant',
    starts: (state) => state.receivedAt,
    stops: ({ acknowledgement }) => (acknowledgement.state === 'given' ? acknowledgement.at : null),
    promised: () => null,
  },
  firstContact: {
    ...FOR_STAFF,
    letter: 'H',
    meaning: 'a person has taken it up',
    starts: (state) => state.receivedAt,
    stops: (state) => instant(state.contactedAt),
    promised: () => null,
  },
  information: {
    letter: 'I',
    meaning: 'the complainant answers our questions; reminded half way',
    starts: (state) => instant(state.asked?.since),
    stops: () => null,
    promised: (state) => state.asked?.until ?? null,
    moves: true,
    repeats: true,
    bot: {
      share: 1 / 2,
      chase: 'chase_information',
      chased: (state) => state.answersForbidden || (state.asked?.chased ?? true),
      end: 'declare_information_overdue',
      ended: (state) => state.asked?.overdue ?? true,
    },
  },
  decision: {
    ...FOR_STAFF,
    letter: 'D',
    meaning: 'decision promised to the complainant; stands still while we wait for an answer',
    starts: (state) => state.receivedAt,
    stops: (state) => instant(state.decision?.at),
    promised: (state) => state.decisionDue,
  },
  outer: {
    ...FOR_STAFF,
    letter: 'O',
    meaning: 'last day for a decision whatever happens; never pauses',
    starts: (state) => state.receivedAt,
    stops: (state) => instant(state.decision?.at),
    promised: () => null,
    moves: false,
  },
  reaction: {
    letter: 'J',
    meaning: 'the complainant may react to the decision; reminded after 10 of 14 days',
    starts: (state) => instant(state.reactionWindow?.since),
    stops: (state) => instant(state.reactionWindow?.reactedAt),
    promised: (state) => state.reactionWindow?.until ?? null,
    moves: true,
    repeats: true,
    bot: {
      share: 10 / 14,
      chase: 'chase_reaction',
      chased: (state) => state.answersForbidden || (state.reactionWindow?.chased ?? true),
      end: 'end_reaction_window',
      ended: (state) => state.reactionWindow === null,
    },
  },
  review: {
    ...FOR_STAFF,
    letter: '0',
    meaning: 'what the complainant says to the decision is looked at by a person',
    starts: (state) => instant(state.reviewSince),
    stops: () => null,
    promised: () => null,
    repeats: true,
  },
  remedy: {
    ...FOR_STAFF,
    letter: 'R',
    meaning: 'the first remedy is carried out',
    starts: (state) => (state.stage === 'executing' ? instant(state.decision?.at) : null),
    stops: () => null,
    promised: (state) => firstRemedyDay(state),
    repeats: true,
  },
};

/** The terms of the complainant: when one passes, we are not late. */
export const COMPLAINANT_CLOCKS: readonly ClockName[] = CLOCK_NAMES.filter(
  (name) => CLOCKS[name].bot !== null,
);

function instant(text: string | null | undefined): Date | null {
  return text === null || text === undefined ? null : new Date(text);
}

function firstRemedyDay({ points }: Case): IsoDate | null {
  const days = points.flatMap(({ remedy }) => (remedy === null ? [] : [remedy.by]));
  return days.toSorted()[0] ?? null;
}

/** What happens next on a clock: staff are warned of a percentage, or the bot acts. */
export type ClockStep =
  | { readonly act: 'warn_clock'; readonly percent: WarningPercent; readonly at: Date }
  | { readonly act: BotActs['chase'] | BotActs['end']; readonly percent: null; readonly at: Date };

/** A clock of one case as it stands. */
export type RunningClock = {
  readonly name: ClockName;
  readonly startsAt: Date;
  readonly dueOn: IsoDate;
  /** 23:59 of the due day. */
  readonly dueAt: Date;
  readonly stoppedAt: Date | null;
  /** While it stands still: the last minute of the pause, after which it runs by itself; else null. */
  readonly pausedUntil: Date | null;
  /** The next step, or null when the clock stopped or everything was said. */
  readonly next: ClockStep | null;
};

/** All clocks that run on a case, and those that stopped. */
export function clocksOf(state: Case, rules: CaseRules): readonly RunningClock[] {
  return CLOCK_NAMES.map((name) => findClock(state, name, rules)).filter((clock) => clock !== null);
}

/** One clock of a case; null when it does not run on it. */
export function findClock(state: Case, name: ClockName, rules: CaseRules): RunningClock | null {
  const row = CLOCKS[name];
  const startsAt = row.starts(state);
  if (startsAt === null) return null;
  const pause = name === 'decision' ? runningPause(state, rules.calendar) : null;
  const dueOn =
    pause?.dueOn ??
    row.promised(state) ??
    dueDay(startsAt, rules.profile.terms[name], rules.calendar, row.moves);
  const dueAt = endOfDay(dueOn, rules.calendar.timeZone);
  const stoppedAt = row.stops(state) ?? instant(state.closing?.at);
  const clock = { name, startsAt, dueOn, dueAt, stoppedAt, pausedUntil: pause?.endsAt ?? null };
  return { ...clock, next: stoppedAt === null ? nextStep(state, clock) : null };
}

/** The highest percentage that staff were told of for the term as it runs now; 0 for none. */
export function warnedOf(state: Case, { name, dueOn }: Pick<RunningClock, 'name' | 'dueOn'>): number {
  const said = state.warned[name];
  if (said === undefined || (CLOCKS[name].repeats && said.due !== dueOn)) return 0;
  return said.percent;
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

function nextStep(state: Case, clock: Omit<RunningClock, 'next'>): ClockStep | null {
  const { bot } = CLOCKS[clock.name];
  if (bot !== null) return nextOfBot(state, clock, bot);
  const warned = warnedOf(state, clock);
  const percent = WARNING_PERCENTS.find((candidate) => candidate > warned);
  if (percent === undefined) return null;
  const at = instantOf(clock, percent / 100);
  const { pausedUntil } = clock;
  // While a term stands still nobody is told of it.
  return { act: 'warn_clock', percent, at: pausedUntil !== null && pausedUntil > at ? pausedUntil : at };
}

function nextOfBot(state: Case, clock: Omit<RunningClock, 'next'>, bot: BotActs): ClockStep | null {
  if (!bot.chased(state)) return { act: bot.chase, percent: null, at: instantOf(clock, bot.share) };
  return bot.ended(state) ? null : { act: bot.end, percent: null, at: clock.dueAt };
}

/** The instant at which a share of a term has passed; rounded up, so that it has really passed then. */
function instantOf({ startsAt, dueAt }: Omit<RunningClock, 'next'>, share: number): Date {
  const span = dueAt.getTime() - startsAt.getTime();
  // In thousandths, so that both numbers are whole and nothing is lost in their product.
  return new Date(startsAt.getTime() + Math.ceil((span * Math.round(share * 1_000)) / 1_000));
}
