import { describe, expect, test } from 'vitest';
import type { CaseEvent, RecordedEvent } from '../../src/case/events.ts';
import { evolve, replay } from '../../src/case/evolve.ts';
import { undoOf } from '../../src/case/undo.ts';
import { acknowledged, BY_PIETER, logOf, PIETER, PROOF, registered } from '../support/given.ts';

const TRIAGED = { type: 'complaint_triaged', category: 'lekkage', severity: 'high' } as const;
const ASSESSED = { type: 'point_assessed', point: 1, finding: 'founded', grounds: '' } as const;
const REMEDY = { type: 'remedy_decided', point: 1, text: 'Kit.', until: '2026-12-17', who: null } as const;
const PIETER_ASKS = { by: BY_PIETER.by, roles: [] };

/** A log: facts of the bot, and facts with the number of Pieter's transaction. */
function log(...entries: readonly (CaseEvent | readonly [number, CaseEvent])[]): readonly RecordedEvent[] {
  return logOf([registered(), ...entries.map((entry) => ('type' in entry ? entry : entry[1]))]).map(
    (event, index) => {
      const entry = entries[index - 1];
      if (entry === undefined || 'type' in entry) return event;
      return { ...event, by: { ...BY_PIETER.by, proof: { ...PROOF, transaction: entry[0] } } };
    },
  );
}

describe('a transaction is taken back', () => {
  test('to what the case was before it, and only in what it changed', () => {
    const events = log(acknowledged(), [5, TRIAGED], [5, { type: 'handler_assigned', handler: PIETER }]);
    const undo = undoOf(events, 5, PIETER_ASKS);
    expect(undo).toMatchObject({
      ok: true,
      event: {
        type: 'transaction_undone',
        transaction: 5,
        restored: { stage: 'received', category: null, severity: 'normal', handler: null, contactedAt: null },
      },
      lettersSent: [],
    });
    const fact = undo.ok ? undo.event : acknowledged();
    const after = evolve(replay(events), { ...BY_PIETER, seq: 5, fact });
    expect({ ...after, revision: 2 }).toEqual(replay(events.slice(0, 2)));
  });

  test('with the day of receipt, which is an instant', () => {
    const corrected = {
      type: 'field_corrected',
      field: 'received',
      value: '2026-11-10T22:59:00.000Z',
      previous: '',
    } as const;
    const undo = undoOf(log([5, corrected]), 5, PIETER_ASKS);
    expect(undo).toMatchObject({
      ok: true,
      event: { restored: { receivedAt: '2026-11-17T10:00:00.000Z', fields: {} } },
    });
  });

  test('although a letter left since, and that is said', () => {
    const letter = acknowledged(9);
    expect(undoOf(log([5, ASSESSED], letter), 5, PIETER_ASKS)).toMatchObject({
      ok: true,
      lettersSent: [letter],
    });
  });

  test('although something else happened since', () => {
    const tags = { type: 'tags_changed', added: ['dak'], removed: [] } as const;
    expect(undoOf(log([5, TRIAGED], [6, tags]), 5, PIETER_ASKS)).toMatchObject({ ok: true });
  });

  test('by a manager, whoever did it', () => {
    const els = { kind: 'staff', address: 'els.mol@example.net' } as const;
    expect(undoOf(log([5, TRIAGED]), 5, { by: els, roles: ['manager'] })).toMatchObject({ ok: true });
    expect(undoOf(log([5, TRIAGED]), 5, { by: els, roles: ['coordinator'] })).toEqual({
      ok: false,
      refusal: { code: 'not-yours', by: PIETER.address, roles: ['manager'] },
    });
  });
});

describe('a contact arrangement', () => {
  const RESTRICTED = { type: 'contact_restricted', why: 'Alleen per mail.', until: '2027-03-01' } as const;
  const MONTHLY = { type: 'contact_arranged', contact: null, channel: null, monthly: true } as const;
  const WROTE = { type: 'correspondence_received', from: PIETER, supplied: [] } as const;

  test('is taken back also after mail came that waits to be read, and after its review', () => {
    const since = [WROTE, { type: 'contact_review_due' }, { type: 'reading_due', mails: 1 }] as const;
    expect(undoOf(log([5, RESTRICTED], [5, MONTHLY], ...since), 5, PIETER_ASKS)).toMatchObject({
      ok: true,
      event: { restored: { restriction: null } },
    });
  });

  test('that was changed again is ended by its own command', () => {
    const again = { ...RESTRICTED, until: '2027-02-01' } as const;
    expect(undoOf(log([5, RESTRICTED], [6, again]), 5, PIETER_ASKS)).toEqual({
      ok: false,
      refusal: { code: 'restriction-changed' },
    });
  });
});

describe('a transaction is not taken back', () => {
  const refused = (refusal: object) => ({ ok: false, refusal });

  test('when what it changed was changed again', () => {
    expect(undoOf(log([5, ASSESSED], [6, REMEDY]), 5, PIETER_ASKS)).toEqual(
      refused({ code: 'changed-since', fields: ['points'] }),
    );
  });

  test('when a decision was reported that rests on it', () => {
    const reported = { type: 'decision_reported', until: null } as const;
    expect(undoOf(log([5, ASSESSED], [6, REMEDY], [7, reported]), 6, PIETER_ASKS)).toEqual(
      refused({ code: 'changed-since', fields: ['points'] }),
    );
  });

  test('twice', () => {
    const undone = { type: 'transaction_undone', transaction: 5, restored: { stage: 'received' } } as const;
    expect(undoOf(log([5, TRIAGED], [6, undone]), 5, PIETER_ASKS)).toEqual(
      refused({ code: 'undone-already', transaction: 5 }),
    );
  });

  test('when it is of another case, or changed nothing', () => {
    expect(undoOf(log([5, TRIAGED]), 6, PIETER_ASKS)).toEqual(
      refused({ code: 'no-such-transaction', transaction: 6 }),
    );
    const consulted = { type: 'colleague_consulted', colleague: PIETER, text: 'Klopt dit?' } as const;
    expect(undoOf(log([5, consulted]), 5, PIETER_ASKS)).toEqual(
      refused({ code: 'nothing-to-undo', transaction: 5 }),
    );
  });
});
