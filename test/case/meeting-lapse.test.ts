/** Appointments that end by something else: calendars hear of it with a higher sequence. */
import { describe, expect, test } from 'vitest';
import type { Slot } from '../../src/case/appointment-events.ts';
import { decide } from '../../src/case/decide.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import { meetingsAfterUndo } from '../../src/case/meeting-lapse.ts';
import {
  caseAfter,
  DUTCH_CALENDAR,
  type Happened,
  RULES,
  registered,
  TUESDAY,
  wants,
} from '../support/given.ts';

const slotOn = (day: string): Slot => ({ day, from: '09:00', until: '12:00', who: null });
const FIXED: CaseEvent = {
  type: 'appointment_fixed',
  slot: slotOn('2026-12-01'),
  sequence: 5,
  moved: false,
  reminds: true,
};
const EXECUTING: readonly Happened[] = [
  registered(),
  { type: 'point_assessed', point: 1, finding: 'founded', grounds: '' },
  { type: 'remedy_decided', point: 1, text: 'Wij vernieuwen de kitvoeg.', until: '2026-12-12', who: null },
  { type: 'decision_reported', until: null },
  { type: 'appointment_offered', slots: [slotOn('2026-12-01')], text: '', cancels: null },
  FIXED,
];
const VISIT: CaseEvent = {
  type: 'visit_planned',
  day: '2026-11-25',
  time: '14:00',
  visitor: { address: 'leo@example.net', name: 'Leo Vos' },
  sequence: 0,
};

function lapsed(happened: readonly Happened[], intent: Parameters<typeof wants>[0], at = TUESDAY) {
  const decision = decide(caseAfter(...happened), wants(intent, { at }), RULES);
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.code}`);
  return decision.events.filter(({ type }) => type === 'meeting_lapsed');
}
const DONE = { type: 'report_done', point: null, what: 'De kitvoeg is vernieuwd.', files: [] } as const;
const WITHDRAW = { type: 'withdraw_complaint', why: 'Het is al goed.' } as const;

describe('an appointment that is still to come', () => {
  test('lapses when everything is done before it', () => {
    expect(lapsed(EXECUTING, DONE)).toMatchObject([
      { kind: 'repair', cancelled: { slot: slotOn('2026-12-01'), sequence: 8 }, needless: true },
    ]);
  });

  test('took place when it had begun', () => {
    expect(lapsed(EXECUTING, DONE, new Date('2026-12-01T15:00:00Z'))).toEqual([]);
  });

  test('lapses when the complaint is withdrawn, and so does a visit, with its next sequence', () => {
    expect(lapsed([registered(), VISIT], WITHDRAW)).toMatchObject([
      { kind: 'visit', cancelled: { sequence: 1 }, needless: true },
    ]);
    expect(caseAfter(registered(), VISIT, ...lapsed([registered(), VISIT], WITHDRAW)).visit).toMatchObject({
      cancelled: true,
      sequence: 1,
    });
  });

  test('is not ended by what says itself what becomes of it', () => {
    expect(lapsed([registered(), VISIT], { type: 'cancel_appointment', kind: 'visit' })).toEqual([]);
  });
});

describe('after an undo', () => {
  const offered = caseAfter(...EXECUTING.slice(0, 5));
  const fixed = caseAfter(...EXECUTING);

  test('an appointment that was made by it does not hold, where somebody heard of it', () => {
    const told = meetingsAfterUndo(fixed, offered, true, TUESDAY, DUTCH_CALENDAR);
    expect(told).toMatchObject([{ type: 'meeting_lapsed', kind: 'repair', needless: false }]);
    expect(meetingsAfterUndo(fixed, offered, false, TUESDAY, DUTCH_CALENDAR)).toEqual([]);
  });

  test('the one before it holds again', () => {
    const moved = caseAfter(...EXECUTING, { ...FIXED, slot: slotOn('2026-12-03'), moved: true });
    expect(meetingsAfterUndo(moved, fixed, true, TUESDAY, DUTCH_CALENDAR)).toMatchObject([
      { type: 'appointment_fixed', slot: slotOn('2026-12-01'), moved: true },
    ]);
    expect(meetingsAfterUndo(fixed, fixed, true, TUESDAY, DUTCH_CALENDAR)).toEqual([]);
  });

  test('who was expected instead is not any more', () => {
    const [anna, leo] = [
      { address: 'anna@example.net', name: 'Anna Kok' },
      { address: 'leo@example.net', name: 'Leo Vos' },
    ];
    const ofAnna = caseAfter(...EXECUTING, { ...FIXED, slot: { ...slotOn('2026-12-03'), who: anna } });
    const ofLeo = caseAfter(...EXECUTING, { ...FIXED, slot: { ...slotOn('2026-12-01'), who: leo } });
    expect(meetingsAfterUndo(ofAnna, ofLeo, true, TUESDAY, DUTCH_CALENDAR)).toMatchObject([
      { type: 'appointment_offered', cancels: { slot: { who: anna }, sequence: 7 } },
      { type: 'appointment_fixed', slot: { who: leo }, sequence: 7 },
    ]);
    const byAnna = caseAfter(registered(), VISIT, { ...VISIT, visitor: anna, sequence: 1 });
    const byLeo = caseAfter(registered(), VISIT);
    expect(meetingsAfterUndo(byAnna, byLeo, true, TUESDAY, DUTCH_CALENDAR)).toMatchObject([
      { type: 'visit_planned', visitor: leo, sequence: 2, cancels: { slot: { who: anna }, sequence: 2 } },
    ]);
  });

  test('no reminder is promised of the one before it when the morning before it has passed', () => {
    const moved = caseAfter(...EXECUTING, { ...FIXED, slot: slotOn('2026-12-03'), moved: true });
    const reminds = (at: string) =>
      meetingsAfterUndo(moved, fixed, true, new Date(at), DUTCH_CALENDAR).map(
        (fact) => fact.type === 'appointment_fixed' && fact.reminds,
      );
    expect(reminds('2026-11-30T06:59:59Z')).toEqual([true]);
    expect(reminds('2026-11-30T07:00:00Z')).toEqual([false]);
  });

  test('a visit that was cancelled is planned again, later than its cancellation', () => {
    const cancelled = caseAfter(registered(), VISIT, {
      type: 'appointment_cancelled',
      kind: 'visit',
      cancelled: { slot: slotOn('2026-11-25'), sequence: 1 },
    });
    const planned = caseAfter(registered(), VISIT);
    expect(meetingsAfterUndo(cancelled, planned, true, TUESDAY, DUTCH_CALENDAR)).toMatchObject([
      { type: 'visit_planned', day: '2026-11-25', sequence: 2 },
    ]);
  });

  test('what staff wrote about the visit is said again with it', () => {
    const text = 'Wij meten de vloer in de kelder.';
    const described = caseAfter(registered(), VISIT, { type: 'visit_described', text });
    const moved = caseAfter(registered(), VISIT, { ...VISIT, day: '2026-11-26', sequence: 1 });
    expect(meetingsAfterUndo(moved, described, true, TUESDAY, DUTCH_CALENDAR)).toMatchObject([
      { type: 'visit_planned', day: '2026-11-25', sequence: 2 },
      { type: 'visit_described', text },
    ]);
  });
});
