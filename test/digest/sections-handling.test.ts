/** Whether handling was correct, and what came of complaints: every section says nothing when there is nothing. */
import { describe, expect, test } from 'vitest';
import * as sections from '../../src/digest/sections-handling.ts';
import { aBusyMonth, aBusyWeek, materialOf, someFacts } from '../support/digest-facts.ts';

const BUSY = materialOf(aBusyWeek());
const CALM = materialOf(someFacts());
const ALL = Object.entries(sections);

test.each(ALL)('%s is left out when there is nothing to say', (_, section) => {
  expect(section(CALM)).toBeNull();
});

test('checks are told as so many of so many, and the cases that fail by their names', () => {
  const blocks = sections.checkSection(BUSY)?.blocks ?? [];
  const table = blocks.find(({ kind }) => kind === 'table');
  expect(table?.kind === 'table' ? table.rows.map(([, part]) => part) : []).toMatchObject([
    { parts: { hits: 17, of: 17 } },
    { parts: { hits: 12, of: 14 } },
    { parts: { hits: 5, of: 6 } },
  ]);
  const bullets = blocks.find(({ kind }) => kind === 'bullets');
  expect(bullets?.kind === 'bullets' ? bullets.items : []).toHaveLength(2);
  expect(JSON.stringify(blocks)).toContain('"hits":31,"of":34,"percent":91');
});

test('every no is quoted, and no answer counts as an answer', () => {
  const blocks = sections.satisfactionSection(BUSY)?.blocks ?? [];
  expect(blocks).toMatchObject([
    {
      rows: [
        [{}, 9],
        [{}, 2],
        [{}, 1],
        [{}, 4],
        [{}, 5],
      ],
    },
    { quotes: [{}] },
  ]);
});

describe('a measure', () => {
  const stateOf = (changed: object) => {
    const [first] = aBusyWeek().measures.map((measure) => ({ ...measure, ...changed }));
    const measures = first === undefined ? [] : [first];
    return JSON.stringify(sections.measureSection(materialOf(someFacts({ measures }))));
  };
  test.each([
    ['judged', {}],
    ['confirmed', { confirmedOn: '2026-11-18' }],
    ['waiting', { verdict: null }],
    ['not-counted', { verdict: null, judgeOn: null }],
    ['overdue', { implementedOn: null }],
    ['planned', { implementedOn: null, dueOn: '2026-12-01' }],
    ['dropped', { droppedOn: '2026-11-17' }],
    ['no-cases', { cases: 0 }],
  ])('is told to be %s', (state, changed) => {
    expect(stateOf(changed)).toContain(`"digest.measure.${state}"`);
  });
});

test('a dispute is told with its step, its next date and what is at stake', () => {
  expect(JSON.stringify(sections.disputeSection(BUSY))).toContain(
    '"rung":{"word":"rung.mediation"},"day":{"day":"2026-12-04"},"amount":{"cents":350000}',
  );
});

test('what came back is told as parts of all', () => {
  expect(JSON.stringify(sections.repetitionSection(BUSY))).toContain('"hits":4,"of":128,"percent":3');
});

test('what the numbers rest on is told where it is weak', () => {
  const [bullets] = sections.qualitySection(BUSY)?.blocks ?? [];
  expect(bullets?.kind === 'bullets' ? bullets.items.map(([first]) => first?.key) : []).toStrictEqual([
    'digest.unknown-cause',
    'digest.late-registered.many',
    'digest.not-complaints.many',
    'digest.task',
  ]);
});

test('costs have the middle beside the mean', () => {
  expect(JSON.stringify(sections.costSection(materialOf(aBusyMonth())))).toContain(
    '"mean":{"cents":21300},"median":{"cents":9500}',
  );
});
