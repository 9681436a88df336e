/** A sheet as comma-separated values (RFC 4180), safe to open in a program that computes (OWASP, CSV Injection). */
import { type Sheet, type SheetColumn, type SheetValue, safeText } from './sheets.ts';

/** The content type of such a file. */
export const CSV_TYPE = 'text/csv';
/** Tells programs that it is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The titles and the rows, one on each line. */
export function csvOf({ columns, rows }: Sheet): string {
  const lines = [
    columns.map(({ title }) => quoted(safeText(title))),
    ...rows.map((row) => columns.map((column, index) => fieldOf(column, row[index] ?? null))),
  ];
  return `${BYTE_ORDER_MARK}${lines.map((line) => `${line.join(',')}\r\n`).join('')}`;
}

function fieldOf({ kind }: SheetColumn, value: SheetValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return kind === 'money' ? (value / 100).toFixed(2) : `${value}`;
  return quoted(safeText(value));
}

function quoted(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
