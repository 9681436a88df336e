import { expect, test } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import { caseAfter, type Happened, PIETER, PROOF, registered } from '../support/given.ts';

const CLOSED = { type: 'complaint_closed', reason: 'withdrawn', why: '', route: null } as const;
const REOPENED = { type: 'case_reopened', why: 'het lekt weer' } as const;

function on(day: string, fact: CaseEvent, transaction: number): Happened {
  const by = { kind: 'staff', address: PIETER.address, proof: { ...PROOF, transaction } } as const;
  return { at: new Date(`${day}T11:00:00Z`), fact, by };
}

/** Every end of Anna's case after these things, as `closed reopened`. */
function ends(...happened: readonly Happened[]): readonly string[] {
  return caseAfter(registered(), ...happened).closings.map(
    ({ at, reopenedAt }) => `${at.slice(0, 10)} ${reopenedAt?.slice(0, 10) ?? '-'}`,
  );
}

const TWICE = [
  on('2026-11-20', CLOSED, 1),
  on('2026-12-01', REOPENED, 2),
  on('2026-12-08', { ...CLOSED, reason: 'settled' }, 3),
] as const;

test('a case that was closed twice has two ends, the first of which did not last', () => {
  expect(ends(...TWICE)).toEqual(['2026-11-20 2026-12-01', '2026-12-08 -']);
});

test('an end that is taken back never was', () => {
  const back = {
    type: 'transaction_undone',
    transaction: 3,
    restored: { closing: null, stage: 'disputed' },
  } as const;
  expect(ends(...TWICE, on('2026-12-09', back, 4))).toEqual(['2026-11-20 2026-12-01']);
});

test('a reopening that is taken back leaves the end as it was', () => {
  const closing = { reason: 'withdrawn', at: '2026-11-20T11:00:00.000Z', why: '', route: null } as const;
  const back = {
    type: 'transaction_undone',
    transaction: 2,
    restored: { closing, stage: 'closed' },
  } as const;
  expect(ends(...TWICE.slice(0, 2), on('2026-12-02', back, 4))).toEqual(['2026-11-20 -']);
});
