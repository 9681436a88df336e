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
import { STAGES } from '../../src/case/vocabulary.ts';
import { reactionsTo } from '../../src/letters/reactions.ts';
import { nextDue, playYear, type YearOfCase } from '../support/desk-year.ts';
import { RULES } from '../support/given.ts';

const CASES = 2_000;
const DAY_MS = 86_400_000;

let year: readonly YearOfCase[] = [];
beforeAll(() => {
  year = playYear(CASES, 7);
}, 180_000);

/** What a complainant was written, and by which fact. */
type WrittenLetter = { readonly letter: string; readonly event: RecordedEvent };

/** Every state of a case with the event that led to it. */
function historyOf({
  log,
}: YearOfCase): readonly { before: Case | null; event: RecordedEvent; after: Case }[] {
  let before: Case | null = null;
  return log.map((event) => {
    const step = { before, event, after: evolve(before, event) };
    before = step.after;
    return step;
  });
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
      const due = nextDue(state);
      if (state.stage === 'closed') expect(due).toBeNull();
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
        if (event.by.kind === 'bot') expect(before?.stage).not.toBe('closed');
      }
    }
  });

  test('every closed complaint was closed by the rules', () => {
    for (const played of year) {
      for (const { before, event } of historyOf(played)) {
        if (event.fact.type !== 'complaint_closed' || before === null) continue;
        const check = checkClosing(before, event.fact, event.at, RULES);
        expect('missing' in check ? check.missing : [], JSON.stringify(event.fact)).toEqual([]);
      }
    }
  });
});
