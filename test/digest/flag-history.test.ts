import { describe, expect, test } from 'vitest';
import { type Flag, flagsToShow, followFlags, provenFlags } from '../../src/digest/flag-history.ts';
import { addWeeks } from '../../src/digest/weeks.ts';

const LEAK = 'category:leak';
const ROOF = 'cause:roof';

/** The flags after some weeks, each told by the rows that were flagged in it; the first is 2026-W10. */
function afterWeeks(...weeks: readonly (readonly string[])[]): readonly Flag[] {
  return weeks.reduce<readonly Flag[]>(
    (flags, rows, index) => followFlags(flags, rows, addWeeks('2026-W10', index)),
    [],
  );
}

const shown = (flags: readonly Flag[], week: string, snoozes: Parameters<typeof flagsToShow>[1] = []) =>
  flagsToShow(flags, snoozes, week).map(({ flag, state, week: count }) => `${flag.row} ${state} ${count}`);

describe('a flag', () => {
  test('is new once, then it goes on', () => {
    expect(shown(afterWeeks([LEAK]), '2026-W10')).toStrictEqual(['category:leak new 1']);
    expect(shown(afterWeeks([LEAK], [LEAK], [LEAK]), '2026-W12')).toStrictEqual(['category:leak ongoing 3']);
  });

  test('is shown for one week without, and gone after two', () => {
    expect(shown(afterWeeks([LEAK], []), '2026-W11')).toStrictEqual(['category:leak ongoing 2']);
    expect(shown(afterWeeks([LEAK], [], []), '2026-W12')).toStrictEqual([]);
  });

  test('that comes back after one week is the same, after two a new one', () => {
    expect(shown(afterWeeks([LEAK], [], [LEAK]), '2026-W12')).toStrictEqual(['category:leak ongoing 3']);
    const twice = afterWeeks([LEAK], [], [], [LEAK]);
    expect(shown(twice, '2026-W13')).toStrictEqual(['category:leak new 1']);
    expect(twice).toHaveLength(2);
  });

  test('of another row stands by itself', () => {
    expect(shown(afterWeeks([LEAK], [LEAK, ROOF]), '2026-W11')).toStrictEqual([
      'category:leak ongoing 2',
      'cause:roof new 1',
    ]);
  });

  // The digest of week 10 comes on Monday of week 11, 9 March 2026.
  test.each([
    ['2026-03-08', ['category:leak new 1', 'cause:roof new 1']],
    ['2026-03-09', ['cause:roof new 1']],
  ])('that is silenced until %s is not shown that long, and still remembered', (until, rows) => {
    const flags = afterWeeks([LEAK, ROOF]);
    expect(shown(flags, '2026-W10', [{ row: LEAK, until, why: 'a known batch' }])).toStrictEqual(rows);
    expect(flags).toHaveLength(2);
  });

  test('that was investigated counts in the yearly share of those that stood for something', () => {
    const [leak, roof] = afterWeeks([LEAK, ROOF]);
    if (leak === undefined || roof === undefined) throw new Error('two rows were flagged');
    const flags: readonly Flag[] = [{ ...leak, fate: 'real' }, { ...roof, fate: 'nothing-found' }, leak];
    expect(provenFlags(flags)).toStrictEqual({ real: 1, investigated: 2 });
  });
});
