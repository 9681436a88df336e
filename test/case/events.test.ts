/**
 * `event-samples.json` holds one event of each type as it was once written, and what it makes of a case
 * that was just registered. The event of a sample is never edited or removed: a log of that day must still be
 * read. What it becomes is written anew when a case learns to tell more.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import type { Actor, CaseEvent, CaseEventType, RecordedEvent } from '../../src/case/events.ts';
import { evolve } from '../../src/case/evolve.ts';
import { caseAfter, registered } from '../support/given.ts';

type Sample = {
  readonly at: string;
  readonly by: Actor;
  readonly fact: CaseEvent;
  /** The fields of the case that the event changes, as JSON. */
  readonly becomes: Readonly<Record<string, unknown>>;
};

/** Every type of event; the compiler names the one that is missing here. */
const EVENT_TYPES: Readonly<Record<CaseEventType, true>> = {
  complaint_registered: true,
  correspondence_received: true,
  note_added: true,
  mail_recorded: true,
  letter_sent: true,
  letter_failed: true,
  letter_not_delivered: true,
  acknowledgement_withheld: true,
  clock_warned: true,
};

const samples: readonly Sample[] = JSON.parse(
  readFileSync(new URL('event-samples.json', import.meta.url), 'utf8'),
);
const sampledTypes = samples.map((sample) => sample.fact.type);

/** The case with its instants as text, as the samples have them. */
function asJson(state: Case): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(state));
}

describe('the frozen samples of events', () => {
  test.each(Object.keys(EVENT_TYPES))('there is one of %s', (type) => {
    expect(sampledTypes).toContain(type);
  });

  test('there is none of a type that the register no longer knows', () => {
    expect(sampledTypes.filter((type) => !(type in EVENT_TYPES))).toEqual([]);
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
