/**
 * A table in the text part of a letter: columns of equal width, numbers to the right, two spaces between. Where that
 * does not fit the width of a mail, each row becomes a line of its own with the titles in it.
 */
import type { Column } from './markup.ts';

const GAP = '  ';
/** A first column that is narrower than this would be a tower of words. */
const NARROWEST_FIRST = 18;

/**
 * Lays a table out.
 * @param width  characters of a line
 * @param wrap   breaks a text into lines of that width, as the rest of the letter is broken
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  wrap: (text: string, width: number) => readonly string[],
): readonly string[] {
  const titles = columns.map(({ title }) => title);
  const others = columns.slice(1).map((_, index) => widest([titles, ...rows], index + 1));
  const room = width - others.reduce((sum, each) => sum + each + GAP.length, 0);
  if (room < NARROWEST_FIRST) return stacked(columns, rows);
  const first = Math.min(room, widest([titles, ...rows], 0));
  const lay = (row: readonly string[]): readonly string[] => {
    const [top = '', ...below] = wrap(row[0] ?? '', first);
    const cells = others.map((size, index) => {
      const cell = row[index + 1] ?? '';
      return columns[index + 1]?.isNumber ? cell.padStart(size) : cell.padEnd(size);
    });
    return [[top.padEnd(first), ...cells].join(GAP).trimEnd(), ...below];
  };
  const rule = '-'.repeat(first + others.reduce((sum, each) => sum + each + GAP.length, 0));
  return [...lay(titles), rule, ...rows.flatMap(lay)];
}

function stacked(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  return rows.flatMap((row) => {
    const [first = '', ...cells] = row;
    const told = cells.flatMap((cell, index) => (cell === '' ? [] : `${columns[index + 1]?.title}: ${cell}`));
    return [first, ...told.map((each) => `${GAP}${each}`)];
  });
}

function widest(rows: readonly (readonly string[])[], column: number): number {
  return Math.max(...rows.map((row) => row[column]?.length ?? 0));
}
