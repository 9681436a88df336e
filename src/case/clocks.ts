/**
 * The terms that run on a case, as one table: what starts a clock, what stops it, and who hears of it at
 * 50, 80 and 100 percent or what the bot does. A clock is computed from the case, never counted, so that it is the same after
 * a restart, a restore or a replay. Source: domain.md 2.3.
 */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import { type BotActs, type ClockRow, instant, type OwnStep } from './clock-row.ts';
import { CLOCKS_AFTER_DECISION } from './clocks-after-decision.ts';
import { CLOCKS_OF_DISPUTE } from './clocks-dispute.ts';
import { CLOCKS_OF_EXECUTION } from './clocks-execution.ts';
import { CLOCKS_UNTIL_DECISION } from './clocks-until-decision.ts';
import { CLOCKS_OF_WORK } from './clocks-work.ts';
import { latenessStep } from './lateness.ts';
import { runningPause } from './pauses.ts';
import type { Term, TermName } from './profile.ts';
import {
  CLOCK_NAMES,
  type ClockName,
  type IsoDate,
  type Role,
  WARNING_PERCENTS,
  type WarningPercent,
} from './vocabulary.ts';
import { addDays, addOfficeHours, type Calendar, dueDay, endOfDay, localDay } from './working-days.ts';

/** Who hears of a clock at each percentage (domain.md 2.3, last line). */
export const WARNED_ROLES: Readonly<Record<WarningPercent, readonly Role[]>> = {
  50: ['handler'],
  80: ['handler', 'coordinator'],
  100: ['handler', 'coordinator', 'manager'],
};

/** The clocks by name; the term of each stands in the profile. */
export const CLOCKS: Readonly<Record<ClockName, ClockRow>> = {
  ...CLOCKS_UNTIL_DECISION,
  ...CLOCKS_AFTER_DECISION,
  ...CLOCKS_OF_DISPUTE,
  ...CLOCKS_OF_EXECUTION,
  ...CLOCKS_OF_WORK,
};

/** The terms of the complainant: when one passes, we are not late. */
export const COMPLAINANT_CLOCKS: readonly ClockName[] = CLOCK_NAMES.filter(
  (name) => CLOCKS[name].bot !== null && CLOCKS[name].bot.ours !== true,
);

/** What happens next on a clock: staff are warned of a percentage, or the bot acts. */
export type ClockStep =
  | { readonly act: 'warn_clock'; readonly percent: WarningPercent; readonly at: Date }
  | { readonly act: BotActs['chase'] | BotActs['end']; readonly percent: null; readonly at: Date }
  | OwnStep;

/** A clock of one case as it stands. */
export type RunningClock = {
  readonly name: ClockName;
  readonly startsAt: Date;
  readonly dueOn: IsoDate;
  /** 23:59 of the due day; for a term of hours the very instant. */
  readonly dueAt: Date;
  readonly stoppedAt: Date | null;
  /** While it stands still: the last minute of the pause, after which it runs by itself; else null. */
  readonly pausedUntil: Date | null;
  /** The next step, or null when the clock stopped or everything was said. */
  readonly next: ClockStep | null;
};

/**
 * All clocks that run on a case, and those that stopped. Where everything was said of all of them and the case is still
 * open, the one that is over for the longest time is said again each week: nothing is ever forgotten.
 */
export function clocksOf(state: Case, rules: CaseRules): readonly RunningClock[] {
  const clocks = CLOCK_NAMES.map((name) => findClock(state, name, rules)).filter((clock) => clock !== null);
  if (clocks.some(({ name, next }) => next !== null && CLOCKS[name].aside !== true)) return clocks;
  const ours = clocks.filter(
    ({ name, stoppedAt }) => stoppedAt === null && CLOCKS[name].bot === null && CLOCKS[name].aside !== true,
  );
  const [first] = ours.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  if (first === undefined) return clocks;
  const next = { act: 'warn_clock', percent: 100, at: sayAgainAt(state, first, rules) } as const;
  return clocks.map((clock) => (clock === first ? { ...clock, next } : clock));
}

const WEEK_DAYS = 7;

/** When a term that is over, and of which everything was said, is said again. */
export function sayAgainAt(
  state: Case,
  { name, dueAt }: Pick<RunningClock, 'name' | 'dueAt'>,
  { calendar }: CaseRules,
): Date {
  const said = instant(state.warned[name]?.at) ?? dueAt;
  const lastDay = [localDay(said, calendar.timeZone), state.late[name]?.until ?? ''].toSorted().at(-1) ?? '';
  return endOfDay(addDays(lastDay, WEEK_DAYS), calendar.timeZone);
}

/** One clock of a case; null when it does not run on it. */
export function findClock(state: Case, name: ClockName, rules: CaseRules): RunningClock | null {
  const row = CLOCKS[name];
  const startsAt = row.starts(state);
  if (startsAt === null) return null;
  const pause = name === 'decision' ? runningPause(state, rules.calendar) : null;
  const { dueOn, dueAt } = dueOf(startsAt, pause?.dueOn ?? row.promised(state), {
    term: rules.profile.terms[row.term?.(state) ?? termOf(name)],
    moves: row.moves,
    calendar: rules.calendar,
  });
  const stoppedAt = row.stops(state) ?? (row.afterEnd === true ? null : instant(state.closing?.at));
  const clock = { name, startsAt, dueOn, dueAt, stoppedAt, pausedUntil: pause?.endsAt ?? null };
  return { ...clock, next: stoppedAt === null ? nextStep(state, clock, rules) : null };
}

/** The term of the profile that a clock runs for; those that name their own day have the nearest one. */
function termOf(name: ClockName): TermName {
  if (name === 'attendance') return 'appointment';
  return name === 'contact' ? 'contactReading' : name;
}

type Span = { readonly term: Term; readonly moves: boolean; readonly calendar: Calendar };

/** The last day of a term and its last minute; hours end in the middle of a day. */
function dueOf(startsAt: Date, promised: IsoDate | null, { term, moves, calendar }: Span) {
  const { timeZone } = calendar;
  if (promised === null && term.unit === 'hours') {
    const dueAt = addOfficeHours(startsAt, term.amount, calendar);
    return { dueOn: localDay(dueAt, timeZone), dueAt };
  }
  const dueOn = promised ?? dueDay(startsAt, term, calendar, moves);
  return { dueOn, dueAt: endOfDay(dueOn, timeZone) };
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

function nextStep(state: Case, clock: Omit<RunningClock, 'next'>, rules: CaseRules): ClockStep | null {
  const { bot, next } = CLOCKS[clock.name];
  const own = next === undefined ? 'usual' : next(state, rules);
  if (own !== 'usual') return own;
  if (bot !== null) return nextOfBot(state, clock, bot, rules.calendar);
  const warned = warnedOf(state, clock);
  const percent = WARNING_PERCENTS.find((candidate) => candidate > warned) ?? 100;
  const at = warned < 100 ? instantOf(clock, percent / 100) : latenessStep(state, clock, rules.calendar);
  if (at === null) return null;
  const { pausedUntil } = clock;
  // While a term stands still nobody is told of it.
  return { act: 'warn_clock', percent, at: pausedUntil !== null && pausedUntil > at ? pausedUntil : at };
}

function nextOfBot(
  state: Case,
  clock: Omit<RunningClock, 'next'>,
  bot: BotActs,
  calendar: Calendar,
): ClockStep | null {
  const fixed = bot.remindsAt?.(clock.dueOn, calendar) ?? null;
  const at = fixed ?? instantOf(clock, bot.share);
  const isNeeded = fixed === null || fixed > clock.startsAt;
  if (isNeeded && !bot.chased(state)) return { act: bot.chase, percent: null, at };
  return bot.ended(state) ? null : { act: bot.end, percent: null, at: clock.dueAt };
}

/** The instant at which a share of a term has passed; rounded up, so that it has really passed then. */
function instantOf({ startsAt, dueAt }: Omit<RunningClock, 'next'>, share: number): Date {
  const span = dueAt.getTime() - startsAt.getTime();
  // In thousandths, so that both numbers are whole and nothing is lost in their product.
  return new Date(startsAt.getTime() + Math.ceil((span * Math.round(share * 1_000)) / 1_000));
}
