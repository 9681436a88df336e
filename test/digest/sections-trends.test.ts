/** What deviates and where it comes from, as a manager reads it. */
import { describe, expect, test } from 'vitest';
import { sampleDigest } from '../letters/digest-samples.ts';
import { aBusyWeek, LEAKS_IN_ONE_PROJECT, someFacts, steadyPoints, WEEK } from '../support/digest-facts.ts';

const sectionOf = (facts: ReturnType<typeof aBusyWeek>, code: string) =>
  sampleDigest(facts).sections.find((section) => section.code === code);

describe('a flagged row', () => {
  test('is told with its ratio, its cases, and where to look first', () => {
    const told = JSON.stringify(sectionOf(aBusyWeek(), 'B3'));
    for (const key of [
      'seen-last-week',
      'most-within',
      'ratio',
      'flag-new',
      'suggest.concentrated',
      'row-cases.many',
    ])
      expect(told).toContain(`digest.${key}`);
    expect(told).not.toContain('digest.suggest.spread');
  });

  test('that is spread is looked for in the two weeks before it began', () => {
    const spread = LEAKS_IN_ONE_PROJECT.map((group) => ({ ...group, points: 2 }));
    const told = JSON.stringify(sectionOf({ ...aBusyWeek(), recentPoints: spread }, 'B3'));
    expect(told).toContain('"onset":{"day":"2026-11-16"}');
    expect(told).toContain('"from":{"day":"2026-11-02"}');
  });

  test('may be answered with a measure on it, with silence, and with the question which cases', () => {
    const [entries] = sectionOf(aBusyWeek(), 'B3')?.blocks ?? [];
    expect(entries?.kind === 'entries' ? entries.entries[0]?.replies : []).toMatchObject([
      { command: 'measure', on: 'T4' },
      { command: 'snooze', on: null },
      { command: 'list', args: { word: 'T4' } },
    ]);
  });
});

test('a subject that is new is a question, with its cases and no claim', () => {
  const texts = [
    ...['C-1', 'C-2', 'C-3'].map((reference) => ({ reference, week: WEEK, text: 'schimmel in de badkamer' })),
    { reference: 'C-0', week: '2026-W30', text: 'iets anders in de badkamer' },
  ];
  const told = JSON.stringify(sectionOf({ ...aBusyWeek(), texts }, 'B3'));
  expect(told).toContain('"digest.new-word","parts":{"text":"schimmel"');
});

describe('where complaints come from', () => {
  test('is told in points, together only from 20 points on, and in money only where there is some', () => {
    const pareto = [
      { category: 'planning', cause: null, points: 6, costCents: 0, cumulative: 1, founded: 0 },
    ];
    const facts = { ...aBusyWeek(), causes: { ...aBusyWeek().causes, pareto } };
    const table = sectionOf(facts, 'B4')?.blocks[1];
    expect(table?.kind === 'table' ? table.columns : []).toHaveLength(3);
    expect(table?.kind === 'table' ? table.rows[0]?.slice(1) : []).toStrictEqual([6, null]);
  });

  test('names the projects with most points of thirteen weeks', () => {
    const projects = ['Zuidhof', 'Noordrand'].map((value, index) => ({
      dimension: 'project' as const,
      value,
      week: WEEK,
      points: 3 + index,
    }));
    const facts = { ...aBusyWeek(), weekCounts: [...steadyPoints(80, 9), ...projects] };
    const table = sectionOf(facts, 'B4')?.blocks[2];
    expect(table?.kind === 'table' ? table.rows.map(([, points]) => points) : []).toStrictEqual([4, 3]);
  });

  test('is left out where nothing came in', () => {
    expect(sectionOf({ ...aBusyWeek(), causes: someFacts().causes }, 'B4')).toBeUndefined();
  });
});
