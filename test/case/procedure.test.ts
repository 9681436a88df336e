/** What holds for a case after any sequence of commands, legal or not, of people, mails and clocks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { isPaused, openRemedies } from '../../src/case/changes-by-assessment.ts';
import { clocksOf } from '../../src/case/clocks.ts';
import type { LaterCommand } from '../../src/case/commands.ts';
import { decide } from '../../src/case/decide.ts';
import type { RecordedEvent } from '../../src/case/events.ts';
import { evolve, replay } from '../../src/case/evolve.ts';
import { undoOf } from '../../src/case/undo.ts';
import { ROLES, type Stage } from '../../src/case/vocabulary.ts';
import { anySequence } from '../support/any-command.ts';
import { BY_PIETER, clockOf, logOf, RULES, registered } from '../support/given.ts';

type Step = {
  readonly command: LaterCommand;
  readonly log: readonly RecordedEvent[];
  readonly before: Case;
  readonly after: Case;
};

/** Each command that was accepted, with the log and the case it left. */
function carryOut(commands: readonly LaterCommand[]): readonly Step[] {
  let log = logOf([registered()]);
  let state = replay(log);
  return commands.flatMap((command) => {
    const decision = decide(state, command, RULES);
    if (!decision.ok) return [];
    const before = state;
    for (const fact of decision.events) {
      const { at, by, mailId } = command;
      const event = { seq: log.length + 1, at, by, mailId, fact };
      log = [...log, event];
      state = evolve(state, event);
    }
    return [{ command, log, before, after: state }];
  });
}

function always(holds: (step: Step) => void): void {
  fc.assert(
    fc.property(anySequence, (commands) => {
      for (const step of carryOut(commands)) holds(step);
    }),
    { numRuns: 300 },
  );
}

/** Every stage that one command may lead to (domain.md 2.2); a case may always stay where it is. */
const WAYS: Readonly<Record<Stage, readonly Stage[]>> = {
  received: ['triaged', 'waiting', 'assessing', 'decided', 'closed'],
  triaged: ['waiting', 'assessing', 'decided', 'closed'],
  waiting: ['assessing', 'decided', 'closed'],
  assessing: ['waiting', 'decided', 'closed'],
  decided: ['assessing', 'reported', 'executing', 'closed'],
  reported: ['executing', 'checking', 'disputed', 'closed'],
  executing: ['checking', 'disputed', 'closed'],
  checking: ['executing', 'disputed', 'closed'],
  disputed: ['reported', 'executing', 'closed'],
  closed: ['received', 'triaged', 'assessing', 'decided', 'executing', 'checking', 'disputed'],
};

describe('after any sequence of commands', () => {
  test('a case went no way but those of the procedure', () => {
    always(({ before, after }) => {
      if (before.stage !== after.stage) expect(WAYS[before.stage]).toContain(after.stage);
    });
  });

  test('a case stands where its facts say', () => {
    always(({ after }) => {
      expect(after.closing !== null, 'closed for a reason').toBe(after.stage === 'closed');
      expect(after.asked !== null, 'waits for an answer').toBe(after.stage === 'waiting');
      expect(isPaused(after), 'the promise clock stands still').toBe(after.stage === 'waiting');
      if (after.stage === 'decided') expect(after.points.every(({ finding }) => finding !== null)).toBe(true);
      if (['reported', 'executing', 'checking', 'disputed'].includes(after.stage))
        expect(after.decision).not.toBeNull();
      expect(after.reactionWindow !== null, 'may react').toBe(after.stage === 'reported');
      expect(after.satisfaction !== null, 'is asked whether it is solved').toBe(after.stage === 'checking');
      if (after.stage === 'executing') expect(openRemedies(after)).not.toEqual([]);
      if (after.stage === 'checking') expect(openRemedies(after)).toEqual([]);
    });
  });

  test('an open case has a clock that runs and will be heard of', () => {
    always(({ after }) => {
      if (after.stage === 'closed') return;
      const running = clocksOf(after, RULES).filter(({ stoppedAt }) => stoppedAt === null);
      expect(running).not.toEqual([]);
    });
  });

  test('a closed case has no clock that runs, but that of a file that is kept', () => {
    always(({ after }) => {
      if (after.stage !== 'closed') return;
      const running = clocksOf(after, RULES).filter(({ stoppedAt }) => stoppedAt === null);
      expect(running.filter(({ name }) => name !== 'hold')).toEqual([]);
    });
  });

  test('the log, stored and replayed, gives the state that was reached step by step', () => {
    always(({ log, after }) => {
      const loaded = log.map((event) => ({ ...event, fact: JSON.parse(JSON.stringify(event.fact)) }));
      expect(replay(loaded)).toEqual(after);
    });
  });

  test('the promised day never comes nearer, and the outer clock moves with the day of receipt alone', () => {
    always(({ before, after }) => {
      expect(after.decisionDue >= before.decisionDue).toBe(true);
      if (after.receivedAt.getTime() !== before.receivedAt.getTime()) return;
      expect(clockOf(after, 'outer').dueAt).toEqual(clockOf(before, 'outer').dueAt);
    });
  });

  test('taking back the last transaction restores the case', () => {
    always(({ command, log, before, after }) => {
      if (!('roles' in command) || command.by.kind !== 'staff') return;
      const transaction = command.by.proof?.transaction ?? 0;
      const undo = undoOf(log, transaction, { by: command.by, roles: [] });
      if (!undo.ok) {
        expect(undo.refusal).toEqual({ code: 'nothing-to-undo', transaction });
        // A letter that cannot be taken back keeps the promise that it kept, and the duty that it did.
        const same = { revision: 0, promiseActs: [], dutyActs: [] };
        expect({ ...after, ...same }).toEqual({ ...before, ...same });
        return;
      }
      const fact = JSON.parse(JSON.stringify(undo.event));
      const undone = evolve(after, { ...BY_PIETER, seq: after.revision + 1, fact });
      expect({ ...undone, revision: 0 }).toEqual({ ...before, revision: 0 });
    });
  });

  test('taking back any transaction, where that is possible, leaves a case that stands where its facts say', () => {
    fc.assert(
      fc.property(anySequence, fc.nat({ max: 24 }), (commands, number) => {
        const last = carryOut(commands).at(-1);
        if (last === undefined) return;
        const undo = undoOf(last.log, number, { by: BY_PIETER.by, roles: ROLES });
        if (!undo.ok) return;
        const after = evolve(last.after, { ...BY_PIETER, seq: last.log.length + 1, fact: undo.event });
        expect(after.closing !== null).toBe(after.stage === 'closed');
        expect(after.asked !== null).toBe(after.stage === 'waiting');
        if (after.stage === 'executing') expect(openRemedies(after)).not.toEqual([]);
        expect(after.satisfaction !== null).toBe(after.stage === 'checking');
        if (after.stage === 'decided')
          expect(after.points.every(({ finding }) => finding !== null)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
