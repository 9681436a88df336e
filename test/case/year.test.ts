/**
 * A year of a desk in which everybody does as they like: what the procedure promises holds for every complaint in it,
 * whoever is slow, away, silent or angry (issue "nothing is forgotten"; domain.md 2.2 and 2.3).
 */
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { checkClosing } from '../../src/case/closing-rules.ts';
import type { RecordedEvent } from '../../src/case/events.ts';
import { evolve } from '../../src/case/evolve.ts';
import { promisesOf } from '../../src/case/promises.ts';
import { STAGES } from '../../src/case/vocabulary.ts';
import { nextChase } from '../../src/case/work-clock.ts';
import { openOrders } from '../../src/case/work-orders.ts';
import { reactionsTo } from '../../src/letters/reactions.ts';
import { nextDue } from '../../src/sandbox/past-complaint.ts';
import { playYear, type YearOfCase } from '../support/desk-year.ts';
import { RULES } from '../support/given.ts';

const CASES = 2_000;
const DAY_MS = 86_400_000;

type HistoryStep = { readonly before: Case | null; readonly event: RecordedEvent; readonly after: Case };

let year: readonly YearOfCase[] = [];
/** Every state of each complaint, which more than one test goes through. */
let histories: ReadonlyMap<YearOfCase, readonly HistoryStep[]> = new Map();
beforeAll(() => {
  year = playYear(CASES, 7);
  histories = new Map(year.map((played) => [played, replayed(played)]));
}, 180_000);

/** What a complainant was written, and by which fact. */
type WrittenLetter = { readonly letter: string; readonly event: RecordedEvent };

/** Every state of a case with the event that led to it. */
function replayed({ log }: YearOfCase): readonly HistoryStep[] {
  let before: Case | null = null;
  return log.map((event) => {
    const step: HistoryStep = { before, event, after: evolve(before, event) };
    before = step.after;
    return step;
  });
}

function historyOf(played: YearOfCase): readonly HistoryStep[] {
  return histories.get(played) ?? [];
}

function lettersOf(played: YearOfCase): readonly WrittenLetter[] {
  return historyOf(played).flatMap(({ event, after }) =>
    reactionsTo(event.fact, { state: after, mail: null, acknowledge: true, settled: false })
      .filter(({ to }) => to === 'complainant')
      .map(({ letter }) => ({ letter, event })),
  );
}

/** How many days must lie between two letters of the bot on one complaint; the same content never comes twice. */
function leastApart(later: WrittenLetter, earlier: WrittenLetter): number {
  if (later.letter !== earlier.letter) return 0;
  // How things stand may be the same after two weeks.
  if (later.letter === 'complainant/status') return 13;
  return isDeepStrictEqual(later.event.fact, earlier.event.fact) ? Number.POSITIVE_INFINITY : 1;
}

describe('in a year of two thousand complaints', () => {
  test('everything that can happen to a complaint happens', () => {
    const stages = new Set(year.flatMap(({ steps }) => steps.map(({ after }) => after.stage)));
    expect([...stages].toSorted()).toEqual([...STAGES].toSorted());
    const reasons = new Set(
      year.flatMap(({ log }) =>
        log.flatMap(({ fact }) => (fact.type === 'complaint_closed' ? fact.reason : [])),
      ),
    );
    for (const reason of [
      'solved-satisfied',
      'solved-no-answer',
      'settled',
      'unfounded-accepted',
      'unfounded-no-reaction',
      'offer-no-reaction',
      'withdrawn',
      'no-information',
    ])
      expect(reasons).toContain(reason);
    const facts = new Set(year.flatMap(({ log }) => log.map(({ fact }) => fact.type)));
    for (const type of [
      'lateness_told',
      'information_chased',
      'reaction_chased',
      'satisfaction_chased',
      'rework_started',
      'objection_recorded',
      'rung_entered',
      'case_reopened',
    ])
      expect(facts).toContain(type);
  });

  test('no open complaint is forgotten: a clock will do something about it', () => {
    for (const { state, until } of year) {
      const due = nextDue(state, RULES);
      // A file that must be kept is looked at after the end as well.
      if (state.stage === 'closed') expect(due?.clock ?? 'hold').toBe('hold');
      else expect(due === null ? null : due.at.getTime()).toBeGreaterThan(until.getTime() - 1);
    }
  });

  test('no complainant gets a letter of the bot twice', () => {
    for (const played of year) {
      // A complaint that goes on again after its end is written to anew.
      const isNewStart = ({ fact }: RecordedEvent) =>
        ['case_reopened', 'objection_recorded'].includes(fact.type);
      const start = played.log.findLast(isNewStart)?.seq ?? 0;
      const byBot = lettersOf(played).filter(({ event }) => event.by.kind === 'bot' && event.seq > start);
      for (const [index, later] of byBot.entries()) {
        for (const earlier of byBot.slice(0, index)) {
          const apart = (later.event.at.getTime() - earlier.event.at.getTime()) / DAY_MS;
          expect(apart, later.letter).toBeGreaterThanOrEqual(leastApart(later, earlier));
        }
      }
    }
  });

  test('the bot does nothing about a closed complaint', () => {
    for (const played of year) {
      for (const { before, event } of historyOf(played)) {
        if (event.by.kind === 'bot' && event.fact.type !== 'hold_review_due')
          expect(before?.stage).not.toBe('closed');
      }
    }
  });

  test('every closed complaint was closed by the rules', () => {
    for (const played of year) {
      for (const { before, event } of historyOf(played)) {
        if (event.fact.type !== 'complaint_closed' || before === null) continue;
        const check = checkClosing(before, event.fact, event.at, RULES);
        // Whoever says that it is solved needs no call any more; only closing by hand waits for it.
        const missing = 'missing' in check ? check.missing.filter((need) => need !== 'call') : [];
        expect(missing, JSON.stringify(event.fact)).toEqual([]);
      }
    }
  });

  test('no promise is unaccounted for: kept, broken or released, and none is open on a closed complaint', () => {
    const ends = new Set<string>();
    for (const { state } of year) {
      for (const { kind, state: end } of promisesOf(state, RULES)) {
        ends.add(end);
        if (state.stage === 'closed') expect(end, `${kind} of a closed complaint`).not.toBe('open');
      }
    }
    expect([...ends].toSorted()).toEqual(['broken', 'kept', 'open', 'released']);
  });

  test('an open promise waits for a day that a clock knows, or one that passed and was told', () => {
    for (const { state } of year) {
      const open = promisesOf(state, RULES).filter(({ state: end }) => end === 'open');
      if (open.length > 0) expect(nextDue(state, RULES), JSON.stringify(open)).not.toBeNull();
    }
  });

  test('whoever was asked to do something is reminded until it is over, and not a day longer', () => {
    const states = new Set<string>();
    for (const { state } of year) {
      for (const order of state.works) states.add(order.state);
      const chased = openOrders(state.works).filter((order) => !order.chasedLast);
      const isOver = state.stage === 'closed' || state.stage === 'checking';
      expect(nextChase(state, RULES) === null).toBe(isOver || chased.length === 0);
    }
    expect([...states].toSorted()).toEqual(['accepted', 'declined', 'done', 'ended', 'ordered']);
  });
});
