/** The table at the end of `npm run bench`: one line for each number, with what it is held against. */
import type { BenchResult } from './compare.ts';

/** One line; what a line does not have is left out. */
export type BenchLine = {
  readonly name: string;
  readonly measured?: string;
  readonly floor?: string;
  readonly ratio?: string;
  /** The largest distance of a run from the median of the runs. */
  readonly noise?: string;
  /** What is asked for, in words. */
  readonly goal?: string;
};

/** The line of a comparison. */
export function lineOf(result: BenchResult, goal?: string): BenchLine {
  const { name, unit, floor, measured, ratio, spread } = result;
  return {
    name,
    ...(measured !== null && { measured: `${measured.toFixed(0)} ${unit}` }),
    floor: `${floor.toFixed(0)} ${unit}`,
    ...(ratio !== null && { ratio: ratio.toFixed(2) }),
    noise: `±${(spread * 100).toFixed(0)} %`,
    ...(goal !== undefined && { goal }),
  };
}

/** The aligned table; names and goals stand at the left of their columns, numbers at the right. */
export function formatLines(lines: readonly BenchLine[]): string {
  const rows = lines.map(({ name, measured = '-', floor = '-', ratio = '-', noise = '-', goal = '' }) => [
    name,
    measured,
    floor,
    ratio,
    noise,
    goal,
  ]);
  const table = [['bench', 'measured', 'floor', 'ratio', 'noise', 'goal'], ...rows];
  const widths = table[0]?.map((_, column) => widthOf(table, column)) ?? [];
  return table
    .map((cells) =>
      cells
        .map((cell, column) => aligned(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const AT_THE_LEFT = [0, 5];

function aligned(cell: string, width: number, column: number): string {
  return AT_THE_LEFT.includes(column) ? cell.padEnd(width) : cell.padStart(width);
}

function widthOf(table: readonly (readonly string[])[], column: number): number {
  return Math.max(...table.map((cells) => cells[column]?.length ?? 0));
}
