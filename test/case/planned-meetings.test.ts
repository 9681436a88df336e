/** What of a visit or an appointment is still to come, and when it is reminded of. */
import { describe, expect, test } from 'vitest';
import type { Slot } from '../../src/case/appointment-events.ts';
import {
  heldRepair,
  heldVisit,
  type PlannedVisit,
  remindingAt,
  sameSlot,
  visitSlot,
} from '../../src/case/planned-meetings.ts';
import { DUTCH_CALENDAR, PIETER, SANNE } from '../support/given.ts';

const VISIT: PlannedVisit = {
  day: '2026-11-23',
  time: '09:00',
  visitor: PIETER,
  sequence: 0,
  text: '',
  since: '2026-11-17T10:00:00.000Z',
  cancelled: false,
  reminded: false,
  passed: false,
};
const SLOT: Slot = visitSlot(VISIT);

test.each([
  ['2026-11-23', '2026-11-22T07:00:00.000Z'],
  ['2026-07-01', '2026-06-30T06:00:00.000Z'],
  ['2027-01-01', '2026-12-31T07:00:00.000Z'],
])('of a meeting on %s the complainant is reminded at eight in the morning before it', (day, at) => {
  expect(remindingAt(day, DUTCH_CALENDAR).toISOString()).toBe(at);
});

describe('what is still to come', () => {
  test('is a visit that was neither called off nor is over', () => {
    expect(heldVisit({ visit: VISIT })).toBe(VISIT);
    expect(heldVisit({ visit: { ...VISIT, cancelled: true } })).toBeNull();
    expect(heldVisit({ visit: { ...VISIT, passed: true } })).toBeNull();
    expect(heldVisit({ visit: null })).toBeNull();
  });

  test('is an appointment that stands and is not over', () => {
    const appointment = {
      slots: [SLOT],
      text: '',
      since: VISIT.since,
      fixed: SLOT,
      waived: false,
      reminded: false,
      passed: false,
    };
    expect(heldRepair({ appointment })).toBe(SLOT);
    expect(heldRepair({ appointment: { ...appointment, fixed: null } })).toBeNull();
    expect(heldRepair({ appointment: { ...appointment, passed: true } })).toBeNull();
    expect(heldRepair({ appointment: null })).toBeNull();
  });
});

test('two moments are the same when day, times and person are', () => {
  expect(sameSlot(SLOT, { ...SLOT, who: { ...PIETER } })).toBe(true);
  const others = [
    { day: '2026-11-24' },
    { from: '10:00' },
    { until: '12:00' },
    { who: SANNE },
    { who: null },
  ];
  expect(others.filter((change) => sameSlot(SLOT, { ...SLOT, ...change }))).toEqual([]);
});
