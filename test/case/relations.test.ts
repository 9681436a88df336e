import { describe, expect, test } from 'vitest';
import { ANNA, caseAfter, given, PIETER, registered, wants } from '../support/given.ts';

describe('cases that belong together', () => {
  test('are linked once, and no case with itself', () => {
    const link = (other: string) => wants({ type: 'link_case', other });
    const linked = { type: 'case_linked', other: 'C-1043-2', how: 'related' } as const;
    given([registered()]).when(link('C-1043-2')).then([linked]);
    given([registered(), linked]).when(link('C-1043-2')).thenRefused('nothing-changes');
    given([registered()]).when(link('C-1042-9')).thenRefused('same-case');
  });

  test('are split with a note on each', () => {
    given([registered()])
      .when(wants({ type: 'relate_case', other: 'C-1043-2', how: 'split-into' }))
      .then([{ type: 'case_linked', other: 'C-1043-2', how: 'split-into' }]);
  });

  test('go on as one: the one that ends is closed and keeps its reference', () => {
    given([registered()])
      .when(wants({ type: 'merge_case', into: 'C-1043-2', visit: null }))
      .then([{ type: 'case_merged', into: 'C-1043-2' }]);
    given([registered()])
      .when(wants({ type: 'merge_case', into: 'C-1042-9', visit: null }))
      .thenRefused('same-case');
    expect(caseAfter(registered(), { type: 'case_merged', into: 'C-1043-2' })).toMatchObject({
      stage: 'closed',
      mergedInto: 'C-1043-2',
      closing: { reason: 'merged' },
    });
  });

  test('go on as one: the one that stays has all points, and the earliest receipt counts', () => {
    const absorb = wants({
      type: 'absorb_case',
      from: 'C-1043-2',
      receivedAt: new Date('2026-11-16T09:00:00Z'),
      points: ['Niemand belde terug.'],
      participants: [ANNA.address, 'bram@example.org'],
      works: [],
      inquiries: [],
      visit: null,
    });
    const absorbed = {
      type: 'case_absorbed',
      from: 'C-1043-2',
      receivedAt: '2026-11-16T09:00:00.000Z',
      points: ['Niemand belde terug.'],
      participants: [ANNA.address, 'bram@example.org'],
    } as const;
    given([registered()]).when(absorb).then([absorbed]);
    given([registered(), absorbed]).when(absorb).thenRefused('nothing-changes');
    expect(caseAfter(registered(), absorbed)).toMatchObject({
      receivedAt: new Date('2026-11-16T09:00:00Z'),
      points: [{ number: 1 }, { number: 2, text: 'Niemand belde terug.', finding: null }],
      participants: [ANNA.address, 'bram@example.org'],
    });
    const later = { ...absorbed, receivedAt: '2026-11-18T09:00:00.000Z' };
    expect(caseAfter(registered(), later).receivedAt).toEqual(new Date('2026-11-17T10:00:00Z'));
  });

  test('only for a coordinator', () => {
    given([registered()])
      .when(wants({ type: 'merge_case', into: 'C-1043-2', visit: null }, { roles: ['handler'] }))
      .thenRefused({ code: 'role', roles: ['coordinator', 'manager'] });
  });
});

describe('people on a case', () => {
  test('say that they do not judge it, and no longer handle it', () => {
    const recused = { type: 'person_recused', address: PIETER.address, why: 'buurvrouw' } as const;
    given([registered()])
      .when(wants({ type: 'recuse', why: 'buurvrouw' }))
      .then([recused]);
    given([registered(), recused])
      .when(wants({ type: 'recuse', why: 'buurvrouw' }))
      .thenRefused('nothing-changes');
    const handled = { type: 'handler_assigned', handler: PIETER } as const;
    expect(caseAfter(registered(), handled, recused).handler).toBeNull();
  });

  test.each([
    [
      { type: 'set_confidential', on: true },
      { type: 'confidentiality_set', on: true },
    ],
    [
      { type: 'note_care', need: 'alleen bellen' },
      { type: 'care_noted', need: 'alleen bellen' },
    ],
    [{ type: 'forbid_answers' }, { type: 'answers_forbidden' }],
    [{ type: 'release_liability' }, { type: 'liability_released' }],
    [
      { type: 'act_alone', why: 'op reis' },
      { type: 'second_person_waived', why: 'op reis' },
    ],
    [
      { type: 'record_mandate', representative: 'mr. K. Vos' },
      { type: 'mandate_recorded', representative: 'mr. K. Vos' },
    ],
  ] as const)('are noted once: %j', (intent, fact) => {
    given([registered()]).when(wants(intent)).then([fact]);
    given([registered(), fact]).when(wants(intent)).thenRefused('nothing-changes');
  });

  test.each([
    { type: 'note_care', need: ' ' },
    { type: 'act_alone', why: '' },
    { type: 'record_mandate', representative: '' },
  ] as const)('are not noted without words: $type', (intent) => {
    given([registered()]).when(wants(intent)).thenRefused('nothing-written');
  });

  test('a letter went by post today or before', () => {
    given([registered()])
      .when(wants({ type: 'record_posted', on: '2026-11-17' }))
      .then([{ type: 'letter_posted', on: '2026-11-17' }]);
    given([registered()])
      .when(wants({ type: 'record_posted', on: '2026-11-18' }))
      .thenRefused({ code: 'day-ahead', day: '2026-11-18' });
  });
});

test('only a case that was merged is taken out again', () => {
  given([registered()])
    .when(wants({ type: 'release_case', other: 'C-1043-2', points: [], participants: [], visit: null }))
    .thenRefused('not-merged');
  given([registered(), { type: 'case_merged', into: 'C-1043-2' }])
    .when(wants({ type: 'unmerge_case', from: 'C-1050-3', inquiries: [], visit: null }))
    .thenRefused('not-merged');
});
