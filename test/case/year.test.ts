/**
 * A year of a desk in which everybody does as they like: what the procedure promises holds for every complaint in it,
 * whoever is slow, away, silent or angry (issue "nothing is forgotten"; domain.md 2.2 and 2.3).
 */
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
const HOUR_MS = 3_600_000;

let year: readonly YearOfCase[] = [];
beforeAll(() => {
  year = playYear(CASES, 7);
}, 180_000);

/** What a complainant was written, and by which fact. */
type WrittenLetter = { readonly letter: string; readonly event: RecordedEvent; readonly after: Case };

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
      .map(({ letter }) => ({ letter, event, after })),
  );
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
      const seen = byBot.map(({ letter, event }) => `${letter} ${JSON.stringify(event.fact)}`);
      expect(seen).toEqual([...new Set(seen)]);
      for (const [index, { letter, event }] of byBot.entries()) {
        const again = byBot.slice(0, index).filter((other) => other.letter === letter);
        for (const other of again)
          expect(event.at.getTime() - other.event.at.getTime()).toBeGreaterThan(HOUR_MS);
      }
    }
  });

  test('nothing is written to the complainant of a closed complaint but that it is closed', () => {
    for (const played of year) {
      for (const { event, after } of lettersOf(played)) {
        if (event.by.kind !== 'bot' || after.stage !== 'closed') continue;
        expect(event.fact.type).toBe('complaint_closed');
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
