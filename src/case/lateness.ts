/**
 * A term of ours never passes in silence: at its end the complainant gets a letter that we are late, with the day by
 * which they hear from us. When that day passes as well the letter is repeated once, and then only people are told: a
 * third apology with a third day would be believed by nobody, so somebody must call. Source: DESIGN 3 "Time".
 */
import type { Case } from './case.ts';
import type { LatenessEvent } from './lateness-events.ts';
import { CLOCK_NAMES, type ClockName, type IsoDate } from './vocabulary.ts';
import { addWorkingDays, type Calendar, endOfDay, localDay } from './working-days.ts';

/** What was told about one clock. */
export type Lateness = {
  /** The last day of the term itself: what was told for another one no longer counts. */
  readonly due: IsoDate;
  /** The day by which the complainant hears from us, as the last letter says. */
  readonly until: IsoDate;
  readonly letters: number;
  /** True once people were told that the day passed too. */
  readonly passed: boolean;
};

/** The clocks whose end the complainant hears of; the others are between ourselves. */
const TOLD_CLOCKS: readonly ClockName[] = ['decision', 'outer', 'review', 'remedy', 'callback', 'rung'];

/** Letters about one term; after these only people are told. */
const MOST_LETTERS = 2;

/** Working days after such a letter by which the complainant hears from us (DESIGN 3 "Time"). */
const LATE_WORKING_DAYS = 5;

/** Two clocks on one promise: the day that was told for one of them holds for the other. */
const OTHER: Readonly<Partial<Record<ClockName, ClockName>>> = { decision: 'outer', outer: 'decision' };

type Due = { readonly name: ClockName; readonly dueOn: IsoDate };

/**
 * True when a letter that nobody wrote may go to this complainant: they heard from us before or a person took the
 * complaint up, there is somewhere to send it, and nobody forbade it.
 */
export function mayBeTold(state: Case): boolean {
  const { answersForbidden, complainant, fields, toldAt, contactedAt, channel } = state;
  if (answersForbidden) return false;
  if (complainant.address === '') return complainant.name !== '' || fields['postal-address'] !== undefined;
  // Nothing goes to somebody whom a colleague only passed on, before it is confirmed who that is.
  return toldAt !== null || (contactedAt !== null && channel !== 'forwarded');
}

/** True while the next word is ours: no question or decision of ours waits for the complainant. */
export function isOurTurn({ stage, asked, reactionWindow, satisfaction }: Case): boolean {
  if (stage === 'waiting') return asked?.overdue ?? true;
  const window = stage === 'checking' ? satisfaction : reactionWindow;
  return stage !== 'closed' && (window === null || window.reactedAt !== null);
}

/** The day that the complainant was told for a clock that passed, while it counts; null for none. */
export function toldUntil({ late }: Case, name: ClockName): IsoDate | null {
  const other = OTHER[name];
  const own = late[name];
  const day = own?.passed === false ? own.until : null;
  const further = other === undefined ? undefined : late[other];
  return day ?? (further?.passed === false ? further.until : null);
}

/** When the next thing is said about a term that is over; null when everything was. */
export function latenessStep(state: Case, clock: Due, { timeZone }: Calendar): Date | null {
  const own = latenessOf(state, clock);
  if (own !== null) return own.passed ? null : endOfDay(own.until, timeZone);
  const other = otherDay(state, clock.name);
  return other === null || !isToldOf(state, clock.name) ? null : endOfDay(other, timeZone);
}

/** What is said when the new day passed as well: to people always, to the complainant once more. */
export function stillLate(state: Case, clock: Due, at: Date, calendar: Calendar): readonly LatenessEvent[] {
  const own = latenessOf(state, clock);
  const told = tellLateness(state, clock, at, calendar);
  return own === null ? told : [{ type: 'late_day_passed', clock: clock.name, until: own.until }, ...told];
}

/** The letter that we are late, where the complainant gets one now. */
export function tellLateness(
  state: Case,
  clock: Due,
  at: Date,
  calendar: Calendar,
): readonly LatenessEvent[] {
  const { late } = state;
  const { name, dueOn } = clock;
  const own = latenessOf(state, clock);
  if (!isToldOf(state, name) || (own?.letters ?? 0) >= MOST_LETTERS) return [];
  const other = otherDay(state, name);
  if (other !== null && at < endOfDay(other, calendar.timeZone)) return [];
  const shared = late[OTHER[name] ?? name]?.until ?? dueOn;
  const promised = [dueOn, own?.until ?? dueOn, shared].toSorted().at(-1) ?? dueOn;
  const until = addWorkingDays(localDay(at, calendar.timeZone), LATE_WORKING_DAYS, calendar);
  return [{ type: 'lateness_told', clock: name, due: dueOn, promised, until }];
}

/** The review of an objection was promised; that somebody reads a word of thanks was not. */
function isToldOf(state: Case, name: ClockName): boolean {
  if (!TOLD_CLOCKS.includes(name) || !mayBeTold(state)) return false;
  return name !== 'review' || (state.stage === 'disputed' && state.dispute?.reviewUntil !== null);
}

function latenessOf({ late }: Case, { name, dueOn }: Due): Lateness | null {
  const said = late[name];
  return said?.due === dueOn ? said : null;
}

// While the complainant has a day by which they hear from us, no other term adds a letter with a day of its own.
function otherDay({ late }: Case, name: ClockName): IsoDate | null {
  const others = CLOCK_NAMES.flatMap((other) => (other === name ? [] : (late[other]?.until ?? [])));
  return others.toSorted().at(-1) ?? null;
}
