import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { CLOCKS, findClock } from '../../src/case/clocks.ts';
import type { CaseCommand } from '../../src/case/commands.ts';
import { decide } from '../../src/case/decide.ts';
import type { RecordedEvent } from '../../src/case/events.ts';
import { evolve, replay } from '../../src/case/evolve.ts';
import { CLOCK_NAMES } from '../../src/case/vocabulary.ts';
import { localDay } from '../../src/case/working-days.ts';
import { ANNA, ASKED, clockOf, logOf, PIETER, RULES, register, registered } from '../support/given.ts';

const needNames = fc.subarray(['address', 'photo', 'phone']);
/** A number of the outbox belongs to one letter for good. */
const sentLetters = fc.constantFrom(
  ['complainant/received', 1] as const,
  ['complainant/received', 2] as const,
  ['complainant/ask', 3] as const,
);
const mailIds = fc.option(fc.integer({ min: 1, max: 99 }), { nil: null });
/** From a week before the complaint until after its last term: a clock of a machine may be wrong. */
const instants = fc.date({
  min: new Date('2026-11-10T10:00:00Z'),
  max: new Date('2027-02-01T10:00:00Z'),
  noInvalidDate: true,
});
const kinds = fc.constantFrom('auto-reply', 'record', 'own', 'bounce');

/** Any command, legal or not, asked by a mail or by the bot. */
const commands: fc.Arbitrary<CaseCommand> = fc
  .oneof(
    needNames.map((missing) => register({ missing })),
    needNames.map(
      (supplied) => ({ ...ASKED, type: 'receive_correspondence', from: ANNA, supplied }) as const,
    ),
    fc.string().map((text) => ({ ...ASKED, type: 'add_note', author: PIETER, text }) as const),
    kinds.map((kind) => ({ ...ASKED, type: 'record_mail', kind }) as const),
    fc.constant({ ...ASKED, type: 'withhold_acknowledgement', because: ['mailing-list'] } as const),
    sentLetters.map(
      ([letter, outboundId]) => ({ ...ASKED, type: 'report_letter_sent', letter, outboundId }) as const,
    ),
    sentLetters.map(([letter, outboundId]) => ({
      ...ASKED,
      type: 'report_letter_failed' as const,
      letter,
      outboundId,
      reason: '550',
    })),
    sentLetters.map(([letter, outboundId]) => ({
      ...ASKED,
      type: 'report_letter_not_delivered' as const,
      letter,
      outboundId,
      recipient: ANNA.address,
      status: '',
    })),
    fc.constantFrom(...CLOCK_NAMES).map((clock) => ({ ...ASKED, type: 'warn_clock', clock }) as const),
  )
  .chain((command) =>
    fc.record({ mailId: mailIds, at: instants }).map((asked) => ({ ...command, ...asked })),
  );

/** The log and the states that a sequence of commands leaves; a refused command leaves nothing. */
function carryOut(asked: readonly CaseCommand[]) {
  const log: RecordedEvent[] = [];
  const states: Case[] = [];
  let state: Case | null = null;
  for (const command of [register(), ...asked]) {
    const decision = decide(state, command, RULES);
    const { at, by, mailId } = command;
    for (const fact of decision.ok ? decision.events : []) {
      const event = { seq: log.length + 1, at, by, mailId, fact };
      log.push(event);
      state = evolve(state, event);
      states.push(state);
    }
  }
  return { log, states };
}

/** A log as the database gives it back: facts by way of JSON, instants as instants. */
function storedAndLoaded(log: readonly RecordedEvent[]): readonly RecordedEvent[] {
  return log.map((event) => ({ ...event, fact: JSON.parse(JSON.stringify(event.fact)) }));
}

describe('after any sequence of commands', () => {
  const sequences = fc.array(commands, { maxLength: 25 });

  test('the log, stored and replayed, gives the state that was reached step by step', () => {
    fc.assert(
      fc.property(sequences, (asked) => {
        const { log, states } = carryOut(asked);
        expect(replay(storedAndLoaded(log))).toEqual(states.at(-1));
      }),
    );
  });

  test('the revision is the number of events', () => {
    fc.assert(
      fc.property(sequences, (asked) => {
        const { states } = carryOut(asked);
        expect(states.map((state) => state.revision)).toEqual(states.map((_state, index) => index + 1));
      }),
    );
  });

  test('an earlier state is never changed by a later event', () => {
    fc.assert(
      fc.property(sequences, (asked) => {
        const { log, states } = carryOut(asked);
        expect(states).toEqual(log.map((_event, index) => replay(log.slice(0, index + 1))));
      }),
    );
  });

  test('what is missing only shrinks, and what was warned of only rises', () => {
    fc.assert(
      fc.property(sequences, (asked) => {
        const { states } = carryOut(asked);
        for (const [index, after] of states.slice(1).entries()) {
          const before = states[index];
          expect(before?.missing).toEqual(expect.arrayContaining([...after.missing]));
          for (const clock of CLOCK_NAMES) {
            expect(after.warned[clock]?.percent ?? 0).toBeGreaterThanOrEqual(
              before?.warned[clock]?.percent ?? 0,
            );
          }
        }
      }),
    );
  });

  test('a clock that was asked to warn is next due later or never, also when the answer was no', () => {
    fc.assert(
      fc.property(sequences, instants, instants, (asked, promised, at) => {
        const registration = registered({ decisionDue: localDay(promised, 'Europe/Amsterdam') });
        const [, ...later] = carryOut(asked).log;
        const before = replay([...logOf([registration]), ...later]);
        // Of these staff are not warned by the share that passed.
        for (const clock of CLOCK_NAMES.filter((name) => CLOCKS[name].bot?.ours !== true)) {
          const decision = decide(before, { ...ASKED, type: 'warn_clock', clock, at }, RULES);
          const facts = decision.ok ? decision.events : [];
          const after = facts.reduce((state, fact) => evolve(state, { ...ASKED, seq: 0, fact }), before);
          const next = findClock(after, clock, RULES)?.next;
          expect(next?.at.getTime() ?? Number.POSITIVE_INFINITY).toBeGreaterThan(at.getTime());
        }
      }),
    );
  });

  test('an acknowledgement that came back is not given', () => {
    fc.assert(
      fc.property(sequences, (asked) => {
        for (const { acknowledgement, cameBack } of carryOut(asked).states) {
          if (acknowledgement.state === 'given') expect(cameBack).not.toContain(acknowledgement.outboundId);
        }
      }),
    );
  });

  test('the confirmation clock stands still exactly while an acknowledgement is given', () => {
    fc.assert(
      fc.property(sequences, (asked) => {
        for (const state of carryOut(asked).states) {
          const { stoppedAt } = clockOf(state, 'confirm');
          expect(stoppedAt === null).toBe(state.acknowledgement.state !== 'given');
        }
      }),
    );
  });
});
