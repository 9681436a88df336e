/**
 * Aligned text for people: tables and lists of fields, measured in columns of the terminal, so that names in
 * any script stand in line.
 */

/** How many columns a text takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
// East Asian wide and fullwidth characters, and pictures (Unicode TR 11, the blocks that matter).
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

function characterWidth(character: string): number {
  if (character < '\u0300') return 1;
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** A text of at most `columns` columns; what is longer ends in an ellipsis. */
export function clip(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let clipped = '';
  let width = 0;
  for (const character of text) {
    width += characterWidth(character);
    if (width > columns - 1) break;
    clipped += character;
  }
  return `${clipped.trimEnd()}…`;
}

/** A column of a table. */
export type Column<Row> = {
  readonly title: string;
  readonly cell: (row: Row) => string;
  /** Most columns of the terminal; `rest`: whatever the others leave. */
  readonly width?: number | 'rest';
};

const GAP = '  ';
const LEAST_REST = 12;

/**
 * A table as lines, its titles first.
 * @param width  columns of the terminal
 */
export function layTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width: number,
): readonly string[] {
  const cells = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ cell }) => cell(row))),
  ];
  const natural = columns.map(({ width: most }, index) => {
    const widest = Math.max(...cells.map((line) => displayWidth(line[index] ?? '')));
    return typeof most === 'number' ? Math.min(most, widest) : widest;
  });
  const taken = (columns.length - 1) * GAP.length;
  const fixed = natural.reduce((sum, each, index) => (isRest(columns[index]) ? sum : sum + each), taken);
  const widths = natural.map((each, index) =>
    isRest(columns[index]) ? Math.min(each, Math.max(LEAST_REST, width - fixed)) : each,
  );
  return cells.map((line) =>
    line
      .map((cell, index) => pad(cell, widths[index] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}

function isRest(column: { readonly width?: number | 'rest' } | undefined): boolean {
  return column?.width === 'rest';
}

function pad(text: string, columns: number): string {
  const clipped = clip(text, columns);
  return clipped + ' '.repeat(Math.max(0, columns - displayWidth(clipped)));
}

/** A name and what stands behind it; several values stand below each other. */
export type Field = readonly [name: string, value: string | readonly string[]];

/** Fields as indented lines with the values in line; fields without a value are left out. */
export function layFields(fields: readonly Field[], indent = '  '): readonly string[] {
  const shown = fields.map(([name, value]) => ({
    name,
    values: typeof value === 'string' ? [value] : value,
  }));
  const present = shown.filter(({ values }) => values.some((value) => value !== ''));
  const width = Math.max(0, ...present.map(({ name }) => displayWidth(name)));
  return present.flatMap(({ name, values }) =>
    values.map((value, index) => `${indent}${pad(index === 0 ? name : '', width)}${GAP}${value}`.trimEnd()),
  );
}
