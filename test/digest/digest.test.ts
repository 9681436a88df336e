/** A whole digest of hand-made facts: what stands first, what a quiet week says, what its numbers mean. */
import { describe, expect, test } from 'vitest';
import { sampleDigest } from '../letters/digest-samples.ts';
import { aBusyMonth, aBusyWeek, aCheck, aLine, aList, aNewDesk, someFacts } from '../support/digest-facts.ts';

const codesOf = (digest: ReturnType<typeof sampleDigest>) => digest.sections.map(({ code }) => code);

describe('a busy week', () => {
  const digest = sampleDigest(aBusyWeek());

  test('has its sections in their order, and no costs', () => {
    expect(codesOf(digest)).toStrictEqual([
      'B1',
      'B2',
      'B3',
      'B4',
      'B5',
      'B6',
      'B7',
      'B8',
      'B9',
      'B10',
      'B11',
    ]);
  });

  test('knows what each of its numbers is about', () => {
    expect(digest.rows.map(({ label, is }) => `${label} ${is}`)).toStrictEqual([
      '1 cases',
      '2 transaction',
      '3 cases',
      '4 cases',
      '5 measure',
      '6 measure',
      '7 cases',
      'T4 trend',
      'B2 cases',
      'B5 cases',
      'B7 cases',
      'B9 cases',
      'B10 cases',
      'B11 cases',
    ]);
    expect(digest.rows.find(({ label }) => label === '3')).toStrictEqual({
      label: '3',
      is: 'cases',
      references: ['C-1055-2', 'C-1056-1'],
    });
    expect(digest.rows.find(({ label }) => label === 'T4')).toMatchObject({
      row: 'category:lekkage dakkapel',
    });
  });

  test('has the data of exactly the pictures that it shows, and a table below each', () => {
    expect(digest.charts.received).toHaveLength(52);
    expect(digest.charts.backlog?.map(({ cases }) => cases)).toStrictEqual([14, 11, 4, 2]);
    expect(digest.charts.pareto?.map(({ count }) => count)).toStrictEqual([52, 25, 18, 9]);
    for (const { blocks } of digest.sections) {
      for (const [index, { kind }] of blocks.entries())
        if (kind === 'picture') expect(blocks[index + 1]?.kind).toBe('table');
    }
  });
});

describe('a quiet week', () => {
  test('is told in two lines, without sections and pictures', () => {
    const digest = sampleDigest(someFacts());
    expect(digest).toMatchObject({ isQuiet: true, sections: [], rows: [] });
    expect(digest.opening).toHaveLength(2);
    expect(digest.charts).toStrictEqual({ received: null, breaks: [], backlog: null, pareto: null });
  });

  test.each([
    ['a check that failed', { checks: [aCheck(7, 4, aList(aLine('C-1001-1')))] }],
    ['a case past its term', { stand: { ...someFacts().stand, overdueOuter: aList(aLine('C-1001-1')) } }],
    ['a file to read', { filesToReview: [aLine('C-1001-1')] }],
  ])('is none with %s', (_, changed) => {
    expect(sampleDigest(someFacts(changed)).isQuiet).toBe(false);
  });
});

test('a desk that had no complaints a year ago is not compared with that year', () => {
  const facts = aBusyWeek();
  const young = facts.caseWeeks.map((each, index, weeks) =>
    index < weeks.length - 40 ? { ...each, received: 0, closed: 0, reopened: 0, objections: 0 } : each,
  );
  const lastYear = (digest: ReturnType<typeof sampleDigest>) =>
    digest.sections
      .find(({ code }) => code === 'B2')
      ?.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => row[4]) : []))
      .slice(0, 4);
  expect(lastYear(sampleDigest(facts))).toEqual([131, 130, 0, 3]);
  expect(lastYear(sampleDigest({ ...facts, caseWeeks: young }))).toEqual([null, null, null, null]);
});

test('a new desk gets lists only: nothing is compared', () => {
  const digest = sampleDigest(aNewDesk());
  expect(codesOf(digest)).toStrictEqual(['B2', 'B6']);
  expect(digest.smallPrint.map(({ key }) => key)).toContain('digest.method.new');
  expect(digest.smallPrint.map(({ key }) => key)).not.toContain('digest.false-flags');
});

test('a month has costs, and the suggestions of a longer breath', () => {
  const digest = sampleDigest(aBusyMonth());
  expect(codesOf(digest)).toContain('B13');
  expect(JSON.stringify(digest.sections[0])).toContain('digest.suggest.executor');
  expect(JSON.stringify(sampleDigest(aBusyWeek()).sections[0])).not.toContain('digest.suggest.executor');
});

test('the small print says what could not have been seen: 2 a week, and 8', () => {
  // 2.27 a week with the last nine: between 2 (3.2) and 3 (2.8); 8 a week: between 5 (2.4) and 10 (2).
  const { smallPrint } = sampleDigest(aBusyWeek());
  const unseen = smallPrint.filter(({ key }) => key === 'digest.unseen').map(({ parts }) => parts['factor']);
  expect(unseen).toStrictEqual([3.1, 2.1]);
});
