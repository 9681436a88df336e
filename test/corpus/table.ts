/** The table of `npm run corpus`, and the list of what went wrong. */
import { type Check, type Finding, isReached } from './checks.ts';

/** A row with what it found. */
export type Row = { readonly check: Check; readonly findings: readonly Finding[] };

/** The aligned table: how many were right or missed, of how many, the goal, and `ok` or `NOT`. */
export function formatRows(rows: readonly Row[]): string {
  const cells = [['', 'count', 'of', 'goal', ''], ...rows.map(cellsOf)];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells
    .map((row) =>
      row
        .map((cell, column) =>
          column === 1 || column === 2
            ? cell.padStart(widths[column] ?? 0)
            : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf({ check, findings }: Row): readonly string[] {
  const { name, goal } = check;
  const missed = findings.filter(({ miss }) => miss !== null).length;
  const verdict = isReached(check, findings) ? 'ok' : 'NOT';
  return goal.kind === 'right'
    ? [
        `${name}: right`,
        `${findings.length - missed}`,
        `${findings.length}`,
        `>= ${percent(goal.atLeast)}`,
        verdict,
      ]
    : [
        name,
        `${missed}`,
        `${findings.length}`,
        goal.atMost === 0 ? '0' : `<= ${percent(goal.atMost)}`,
        verdict,
      ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Every miss on a line of its own, row by row. */
export function listMisses(rows: readonly Row[]): string {
  return rows
    .flatMap(({ check, findings }) =>
      findings.flatMap(({ path, miss }) => (miss === null ? [] : [`${check.name}: ${path}: ${miss}`])),
    )
    .join('\n');
}
