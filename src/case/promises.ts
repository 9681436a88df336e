/**
 * The promise ledger: every day that was written to a complainant is a promise, which is kept, moved in time or broken
 * (domain.md 5 no. 2; ISO 10001). The table says which facts make, move and keep each kind; what became of a promise
 * follows from the log alone, so replaying it gives the same.
 */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import { type RecordedEvent, transactionOf } from './events.ts';
import { PROMISES, type PromiseDeed, type PromiseKind } from './promise-table.ts';
import type { Instant, IsoDate } from './vocabulary.ts';
import { dueDay, endOfDay, localDay } from './working-days.ts';

/** One deed on the ledger, as the case keeps it. */
export type PromiseAct = PromiseDeed & {
  readonly kind: PromiseKind;
  readonly at: Instant;
  /** The transaction of staff that it was part of: taking that back takes this back. */
  readonly transaction: number | null;
};

/** One promise as it stands; `open` until something settles it, also when its day has passed. */
export type CasePromise = {
  readonly number: number;
  readonly kind: PromiseKind;
  /** What it is about where there are several of a kind: the number of a point, the name of a clock; or ''. */
  readonly about: string;
  readonly madeAt: Instant;
  readonly due: IsoDate;
  /** The day that was named first. */
  readonly firstDue: IsoDate;
  /** How often another day was named in time. */
  readonly moves: number;
  readonly settledAt: Instant | null;
  readonly state: 'open' | 'kept' | 'broken' | 'released';
};

/** The deeds of a case after one more event. */
export function actsAfter(before: Case, after: Case, event: RecordedEvent): readonly PromiseAct[] {
  const { fact, at, by } = event;
  if (fact.type === 'complaint_registered') return [];
  if (fact.type === 'transaction_undone')
    return before.promiseActs.filter(({ transaction }) => transaction !== fact.transaction);
  const transaction = transactionOf(by);
  const added = PROMISES.flatMap(({ kind, deeds }) =>
    deeds(fact, { before, after, by }).map((deed) => ({ ...deed, kind, at: at.toISOString(), transaction })),
  );
  // One event does at most one thing about each matter.
  const news = added.filter((act) => isNews(before.promiseActs, act));
  return news.length === 0 ? before.promiseActs : [...before.promiseActs, ...news];
}

/** A day that was named already is no news, nor is the end of what was never promised or has ended. */
function isNews(acts: readonly PromiseAct[], { kind, about, deed, day }: PromiseAct): boolean {
  const last = acts.findLast(
    (act) => act.kind === kind && (about === '*' || act.about === about || act.about === '*'),
  );
  const isOpen = last?.deed === 'made' || last?.deed === 'moved';
  if (deed === 'made') return !isOpen || last.day !== day;
  if (deed === 'moved') return isOpen && last.day !== day;
  return last !== undefined && last.deed !== 'kept' && last.deed !== 'released';
}

/** Every promise of a case, in the order in which they were made. */
export function promisesOf(
  { promiseActs }: Pick<Case, 'promiseActs'>,
  rules: CaseRules,
): readonly CasePromise[] {
  return promiseActs.reduce<readonly CasePromise[]>((promises, act) => carryOut(promises, act, rules), []);
}

/** True when a promise is broken: settled too late, or open after its last day. @param today  in the zone of the desk */
export function isBroken({ state, due }: Pick<CasePromise, 'state' | 'due'>, today: IsoDate): boolean {
  return state === 'broken' || (state === 'open' && due < today);
}

function carryOut(
  promises: readonly CasePromise[],
  act: PromiseAct,
  rules: CaseRules,
): readonly CasePromise[] {
  const isMeant = ({ state, kind, about }: CasePromise): boolean =>
    state === 'open' && kind === act.kind && (act.about === '*' || about === act.about);
  const { timeZone } = rules.calendar;
  const at = new Date(act.at);
  // Money has a day of its own, which is written down later.
  const paidOn = act.deed === 'kept' ? act.day : null;
  const isLate = ({ due }: CasePromise): boolean =>
    paidOn === null ? at >= endOfDay(due, timeZone) : paidOn > due;
  switch (act.deed) {
    case 'kept':
      return promises.map((promise) => (isMeant(promise) ? settle(promise, act, isLate(promise)) : promise));
    case 'took-place':
      // That day tells by itself; when it is written down does not.
      return promises.map((promise) =>
        isMeant(promise) && localDay(at, timeZone) >= promise.due ? settle(promise, act, false) : promise,
      );
    case 'released':
      return promises.map((promise) =>
        isMeant(promise) ? { ...promise, state: 'released', settledAt: act.at } : promise,
      );
    case 'moved':
      return promises.map((promise) => (isMeant(promise) ? nameDay(promise, dayOf(act, rules)) : promise));
    case 'made': {
      const due = dayOf(act, rules);
      const open = promises.find(isMeant);
      if (open !== undefined && !isLate(open))
        return promises.map((promise) => (promise === open ? nameDay(promise, due) : promise));
      // A new day does not mend the one that passed.
      const broken = promises.map((promise) => (promise === open ? settle(promise, act, true) : promise));
      return [...broken, newPromise(promises.length + 1, act, due)];
    }
  }
}

function dayOf({ day, at }: PromiseAct, { profile, calendar }: CaseRules): IsoDate {
  return day ?? dueDay(new Date(at), profile.terms.remedy, calendar, true);
}

function nameDay(promise: CasePromise, due: IsoDate): CasePromise {
  return promise.due === due ? promise : { ...promise, due, moves: promise.moves + 1 };
}

function settle(promise: CasePromise, { at }: PromiseAct, late: boolean): CasePromise {
  return { ...promise, state: late ? 'broken' : 'kept', settledAt: at };
}

function newPromise(number: number, { kind, about, at }: PromiseAct, due: IsoDate): CasePromise {
  return { number, kind, about, madeAt: at, due, firstDue: due, moves: 0, settledAt: null, state: 'open' };
}
