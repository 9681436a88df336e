/** A visit goes along when its case goes on in another one, and comes back with it (domain.md 2.6; RFC 5545 3.8.7.4). */
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/case/decide.ts';
import type { CaseEvent } from '../../src/case/events.ts';
import { meetingsAfterUndo } from '../../src/case/meeting-lapse.ts';
import { cameAlong, visitToMerge, visitToRelease } from '../../src/case/moved-visit.ts';
import {
  caseAfter,
  clockOf,
  DUTCH_CALENDAR,
  given,
  type Happened,
  RULES,
  registered,
  TUESDAY,
  wants,
} from '../support/given.ts';

const LEO = { address: 'leo@example.net', name: 'Leo Vos' };
const VISIT: CaseEvent = {
  type: 'visit_planned',
  day: '2026-11-25',
  time: '14:00',
  visitor: LEO,
  sequence: 0,
};
const SLOT = { day: '2026-11-25', from: '14:00', until: null, who: LEO };
const ending = caseAfter(registered({ reference: 'C-1043-2' }), VISIT);
const third = caseAfter(registered({ reference: 'C-1050-3' }));
const STAYS = registered({ reference: 'C-1042-9' });
const moving = (staying = caseAfter(STAYS), at = TUESDAY) =>
  visitToMerge(ending, staying, at, DUTCH_CALENDAR);
const ABSORBED: CaseEvent = {
  type: 'case_absorbed',
  from: 'C-1043-2',
  receivedAt: TUESDAY.toISOString(),
  points: [],
  participants: [],
};
const visit = moving();
if (visit === null) throw new Error('the visit goes along');
const TAKEN: readonly Happened[] = [STAYS, ABSORBED, { type: 'visit_taken_over', from: 'C-1043-2', visit }];

describe('a visit that is still to come', () => {
  test('goes along with a higher sequence and the name that calendars know', () => {
    expect(visit).toMatchObject({ day: '2026-11-25', sequence: 1, knownAs: 'C-1043-2', cancelled: false });
  });

  test('stays where it is over, and where the other case has one of its own', () => {
    expect(moving(caseAfter(STAYS), new Date('2026-11-25T13:01:00Z'))).toBeNull();
    expect(moving(caseAfter(STAYS), new Date('2026-11-25T12:59:00Z'))).not.toBeNull();
    expect(moving(caseAfter(STAYS, VISIT))).toBeNull();
  });

  test('is not cancelled by the merge, as one that stays behind is', () => {
    const merge = (moved: typeof visit | null) =>
      decide(ending, wants({ type: 'merge_case', into: 'C-1042-9', visit: moved }), RULES);
    expect(merge(visit)).toEqual({
      ok: true,
      events: [
        { type: 'case_merged', into: 'C-1042-9' },
        { type: 'visit_handed_over', to: 'C-1042-9', slot: SLOT, sequence: 1 },
      ],
    });
    expect(merge(null)).toMatchObject({ events: [{}, { type: 'meeting_lapsed', needless: false }] });
  });

  test('is expected in the case that stays, on its day', () => {
    const state = caseAfter(...TAKEN);
    expect(clockOf(state, 'attendance').dueOn).toBe('2026-11-25');
    expect(state.visit !== null && cameAlong(state.visit, 'C-1043-2')).toBe(true);
    expect(state.promiseActs).toMatchObject([{ kind: 'visit', deed: 'made', day: '2026-11-25' }]);
  });

  test('keeps its name when it gets another day there', () => {
    const again = wants({ type: 'plan_visit', day: '2026-11-27', time: '09:00', visitor: LEO, text: '' });
    const later: CaseEvent = { ...VISIT, day: '2026-11-27', time: '09:00', sequence: 2 };
    const decision = decide(caseAfter(...TAKEN), again, RULES);
    expect(decision).toMatchObject({ ok: true });
    expect(decision.ok && decision.events.at(-1)).toEqual(later);
    const replanned = caseAfter(...TAKEN, later).visit;
    expect(replanned).toMatchObject({ sequence: 2, knownAs: 'C-1043-2' });
    expect(replanned !== null && cameAlong(replanned, 'C-1043-2')).toBe(true);
  });

  test('comes back with its case, unless it is over', () => {
    const state = caseAfter(...TAKEN);
    const back = visitToRelease(state, ending, TUESDAY, DUTCH_CALENDAR);
    expect(back).toMatchObject({ sequence: 2, knownAs: 'C-1043-2' });
    expect(visitToRelease(state, third, TUESDAY, DUTCH_CALENDAR)).toBeNull();
    expect(visitToRelease(state, ending, new Date('2026-11-26T10:00:00Z'), DUTCH_CALENDAR)).toBeNull();
    const released = { type: 'case_released', other: 'C-1043-2', points: [], participants: [] } as const;
    given(TAKEN)
      .when(wants({ type: 'release_case', other: 'C-1043-2', points: [], participants: [], visit: back }))
      .then([released, { type: 'visit_handed_over', to: 'C-1043-2', slot: SLOT, sequence: 2 }]);
  });

  test('goes along a second time, and comes back by the same way, with one name all the while', () => {
    const second = caseAfter(...TAKEN);
    const again = visitToMerge(second, third, TUESDAY, DUTCH_CALENDAR);
    const inThird = { ...third, visit: again };
    expect(again).toMatchObject({ sequence: 2, knownAs: 'C-1043-2' });
    expect(again !== null && cameAlong(again, 'C-1042-9')).toBe(true);
    expect(again !== null && cameAlong(again, 'C-1043-2')).toBe(false);
    expect(visitToRelease(inThird, ending, TUESDAY, DUTCH_CALENDAR)).toBeNull();
    const back = visitToRelease(inThird, second, TUESDAY, DUTCH_CALENDAR);
    expect(back).toMatchObject({ sequence: 3, knownAs: 'C-1043-2' });
    const home = visitToRelease({ ...second, visit: back }, ending, TUESDAY, DUTCH_CALENDAR);
    expect(home).toMatchObject({ sequence: 4, knownAs: 'C-1043-2' });
  });

  test('that an older log has without the case it came from comes back all the same', () => {
    const { cameFrom: _, ...older } = visit;
    const state = { ...caseAfter(STAYS), visit: older };
    expect(visitToRelease(state, ending, TUESDAY, DUTCH_CALENDAR)).toMatchObject({ sequence: 2 });
  });

  test('is cancelled nowhere when the merge is taken back: its own case says that it stands', () => {
    const before = caseAfter(...TAKEN);
    const after = { ...before, visit: null };
    expect(meetingsAfterUndo(before, after, true, TUESDAY, DUTCH_CALENDAR)).toEqual([]);
    const handed = { ...ending, visit: { ...visit, cancelled: true } };
    expect(meetingsAfterUndo(handed, ending, true, TUESDAY, DUTCH_CALENDAR)).toMatchObject([
      { type: 'visit_planned', day: '2026-11-25', sequence: 2 },
    ]);
  });
});
