import { describe, test } from 'vitest';
import { OTHER_CATEGORY } from '../../src/case/category.ts';
import { BY_PIETER, given, PIETER, registered, wants } from '../support/given.ts';

const BRAM = { address: 'bram.smit@example.net', name: 'Bram Smit' };
const triaged = { type: 'complaint_triaged', category: 'lekkage', severity: 'normal' } as const;
const assigned = { type: 'handler_assigned', handler: PIETER } as const;

describe('taking a complaint up', () => {
  test('makes the sender its handler, unless somebody handles it', () => {
    const triage = wants({ type: 'triage', category: 'lekkage', severity: null });
    given([registered()]).when(triage).then([assigned, triaged]);
    given([registered(), { type: 'handler_assigned', handler: BRAM }])
      .when(triage)
      .then([triaged]);
  });

  test('is implied by an assessment of what nobody took up', () => {
    given([registered()])
      .when(wants({ type: 'assess_point', point: null, finding: 'founded', grounds: '' }))
      .then([
        assigned,
        { type: 'complaint_triaged', category: OTHER_CATEGORY, severity: 'normal' },
        { type: 'point_assessed', point: 1, finding: 'founded', grounds: '' },
      ]);
  });

  test('makes nobody handler who does not judge the case', () => {
    const recused = { type: 'person_recused', address: PIETER.address, why: 'buurvrouw' } as const;
    given([registered(), recused])
      .when(wants({ type: 'triage', category: 'lekkage', severity: null }))
      .then([triaged]);
    given([registered(), recused])
      .when(wants({ type: 'assign_handler', handler: PIETER }))
      .thenRefused('recused');
  });

  test('is not possible once the decision is taken', () => {
    given([registered(), { type: 'point_assessed', point: 1, finding: 'founded', grounds: '' }])
      .when(wants({ type: 'triage', category: 'lekkage', severity: null }))
      .thenRefused({ code: 'stage', stage: 'decided', possible: ['received', 'triaged', 'assessing'] });
  });
});

describe('the register is corrected', () => {
  const correct = (field: 'mail' | 'language' | 'received' | 'phone', value: string) =>
    wants({ type: 'correct_field', field, value });

  test('with what it was before', () => {
    given([registered()])
      .when(correct('mail', 'Anna@Example.org'))
      .then([
        {
          type: 'field_corrected',
          field: 'mail',
          value: 'anna@example.org',
          previous: 'anna.dewit@example.org',
        },
      ]);
  });

  test.each([
    ['mail', 'anna'],
    ['language', 'de'],
    ['received', 'gisteren'],
  ] as const)('only with a value that is possible: %s is not %s', (field, value) => {
    given([registered()]).when(correct(field, value)).thenRefused({ code: 'bad-value', field, value });
  });

  test('with a day of receipt until today, not with a later one', () => {
    given([registered()])
      .when(correct('received', '2026-11-18'))
      .thenRefused({ code: 'day-ahead', day: '2026-11-18' });
    given([registered()]).when(correct('received', '2026-11-17')).thenRefused('nothing-changes');
    given([registered()])
      .when(correct('received', '2026-11-16'))
      .then([
        {
          type: 'field_corrected',
          field: 'received',
          value: '2026-11-16T22:59:00.000Z',
          previous: '2026-11-17T10:00:00.000Z',
        },
      ]);
  });

  test('not with nothing', () => {
    given([registered()]).when(correct('phone', ' ')).thenRefused('nothing-written');
  });
});

describe('routing', () => {
  test('keeps what it was, and refuses what it is', () => {
    const high = wants({ type: 'set_routing', field: 'severity', value: 'high' });
    const fact = { type: 'routing_set', field: 'severity', value: 'high', previous: 'normal' } as const;
    given([registered()]).when(high).then([fact]);
    given([registered(), fact]).when(high).thenRefused('nothing-changes');
  });

  test('means to act today at the earliest', () => {
    const due = (value: string) => wants({ type: 'set_routing', field: 'due', value });
    given([registered()])
      .when(due('2026-11-17'))
      .then([{ type: 'routing_set', field: 'due', value: '2026-11-17', previous: '' }]);
    given([registered()]).when(due('2026-11-16')).thenRefused({ code: 'day-passed', day: '2026-11-16' });
  });

  test('knows only the degrees of urgency', () => {
    given([registered()])
      .when(wants({ type: 'set_routing', field: 'severity', value: 'gisteren' }))
      .thenRefused({ code: 'bad-value', field: 'severity', value: 'gisteren' });
  });

  test('changes only the labels that change', () => {
    given([registered(), { type: 'tags_changed', added: ['dak'], removed: [] }])
      .when(wants({ type: 'change_tags', add: ['dak', 'lek'], remove: ['kelder'] }))
      .then([{ type: 'tags_changed', added: ['lek'], removed: [] }]);
    given([registered()])
      .when(wants({ type: 'change_tags', add: [], remove: ['dak'] }))
      .thenRefused('nothing-changes');
  });
});

describe('points', () => {
  test('replace the list, as long as none has a finding', () => {
    const list = wants({ type: 'list_points', texts: ['Het lekt.', 'Niemand belde.'] });
    given([registered()])
      .when(list)
      .then([{ type: 'points_listed', texts: ['Het lekt.', 'Niemand belde.'] }]);
    given([
      registered(),
      { type: 'point_added', number: 2, text: 'Niemand belde.' },
      { type: 'point_assessed', point: 2, finding: 'founded', grounds: '' },
    ])
      .when(list)
      .thenRefused({ code: 'points-assessed', points: [2] });
  });

  test('are numbered on', () => {
    given([registered()])
      .when(wants({ type: 'add_point', text: 'Niemand belde.' }))
      .then([{ type: 'point_added', number: 2, text: 'Niemand belde.' }]);
  });

  test.each([[[]], [['Het lekt.', ' ']]])('have words: %j', (texts) => {
    given([registered()])
      .when(wants({ type: 'list_points', texts }))
      .thenRefused('nothing-written');
  });
});

describe('the short ways out', () => {
  const solve = (at: string) =>
    wants({ type: 'solve_quickly', solution: 'De kit is bijgewerkt.' }, { at: new Date(at) });

  test('a quick solution is possible until the last minute of the third working day', () => {
    given([registered()])
      .when(solve('2026-11-20T22:59:00Z'))
      .then([
        assigned,
        { type: 'complaint_triaged', category: OTHER_CATEGORY, severity: 'normal' },
        { type: 'complaint_closed', reason: 'settled', why: 'De kit is bijgewerkt.', route: null },
      ]);
    given([registered()])
      .when(solve('2026-11-20T22:59:01Z'))
      .thenRefused({ code: 'quick-term-passed', until: '2026-11-20' });
  });

  test('a message that is no complaint needs a reason, spam none', () => {
    given([registered()])
      .when(wants({ type: 'decline_complaint', route: 'question', why: 'Een vraag over verf.' }))
      .then([
        {
          type: 'complaint_closed',
          reason: 'not-a-complaint',
          why: 'Een vraag over verf.',
          route: 'question',
        },
      ]);
    given([registered()])
      .when(wants({ type: 'decline_complaint', route: 'question', why: '' }))
      .thenRefused('nothing-written');
    given([registered()])
      .when(wants({ type: 'mark_spam' }))
      .then([{ type: 'complaint_closed', reason: 'spam', why: '', route: null }]);
  });

  test('only a coordinator says that it is no complaint', () => {
    given([registered()])
      .when(wants({ type: 'decline_complaint', route: 'other', why: 'Reclame.' }, { roles: ['handler'] }))
      .thenRefused({ code: 'role', roles: ['coordinator', 'manager'] });
  });
});

test('a forged mail moves nothing, and what the operator does by the program needs no proof', () => {
  const spam = { type: 'mark_spam' } as const;
  const { by } = BY_PIETER;
  given([registered()])
    .when(wants(spam, { by: { ...by, proof: { ...by.proof, level: 'A1' } } }))
    .thenRefused({ code: 'level', level: 'A2' });
  given([registered()])
    .when(wants(spam, { by: { kind: 'staff', address: PIETER.address } }))
    .then([{ type: 'complaint_closed', reason: 'spam', why: '', route: null }]);
  given([registered()])
    .when(wants(spam, { by: { kind: 'complainant', address: 'anna.dewit@example.org' } }))
    .thenRefused({ code: 'role', roles: ['handler', 'coordinator', 'manager'] });
});
