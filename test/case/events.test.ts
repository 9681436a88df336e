/**
 * `event-samples.json` holds one event of each type as it was once written, and what it makes of a case
 * that was just registered. The event of a sample is never edited or removed: a log of that day must still be
 * read. What it becomes is written anew when a case learns to tell more.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { EVENT_TYPES } from '../../src/case/event-types.ts';
import type { Actor, CaseEvent, RecordedEvent } from '../../src/case/events.ts';
import { evolve } from '../../src/case/evolve.ts';
import { caseAfter, registered } from '../support/given.ts';

type Sample = {
  readonly at: string;
  readonly by: Actor;
  readonly fact: CaseEvent;
  /** The fields of the case that the event changes, as JSON. */
  readonly becomes: Readonly<Record<string, unknown>>;
};

const samples: readonly Sample[] = JSON.parse(
  readFileSync(new URL('event-samples.json', import.meta.url), 'utf8'),
);
const sampledTypes = samples.map((sample) => sample.fact.type);

/** The case with its instants as text, as the samples have them; promises.test.ts and duties.test.ts look at the ledgers. */
function asJson({
  promiseActs: _,
  dutyActs: __,
  closings: ___,
  ...state
}: Case): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(state));
}

describe('the frozen samples of events', () => {
  test.each([...EVENT_TYPES])('there is one of %s', (type) => {
    expect(sampledTypes).toContain(type);
  });

  test('there is none of a type that the register no longer knows', () => {
    expect(sampledTypes.filter((type) => !EVENT_TYPES.has(type))).toEqual([]);
  });

  test.each(samples)('$fact.type still makes of a case what it once made', ({ at, by, fact, becomes }) => {
    const before = fact.type === 'complaint_registered' ? null : caseAfter(registered());
    const event: RecordedEvent = { seq: (before?.revision ?? 0) + 1, at: new Date(at), by, mailId: 3, fact };
    const after = evolve(before, event);
    // A field that was added since the sample was written may start as it likes.
    const unchanged = asJson(before ?? after);
    expect(asJson(after)).toEqual({ ...unchanged, revision: event.seq, ...becomes });
  });
});
