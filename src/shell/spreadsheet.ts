/** Sheets as a workbook in the format of Office Open XML (ECMA-376), for whoever wants to count again (digest/sheets.ts). */
import type { CellObject, SheetData } from 'write-excel-file/node';
import { type ColumnKind, type Sheet, type SheetValue, safeText, startOfDay } from '../digest/sheets.ts';

/** The content type of such a file. */
export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const WIDTHS: Readonly<Record<ColumnKind, number>> = { text: 28, number: 12, day: 12, money: 14 };
/** Longest name that programs take for a sheet; these signs they do not take at all. */
const LONGEST_NAME = 31;
const NOT_IN_NAMES = /[[\]:*?/\\]/gu;

/** The workbook as bytes; sheets without rows have their titles only. */
export async function writeSpreadsheet(sheets: readonly Sheet[]): Promise<Buffer> {
  // A daemon that writes one workbook in a week does without the package until then.
  const { default: writeWorkbook } = await import('write-excel-file/node');
  return writeWorkbook(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name.replace(NOT_IN_NAMES, ' ').slice(0, LONGEST_NAME),
      stickyRowsCount: 1,
      columns: columns.map(({ kind }) => ({ width: WIDTHS[kind] })),
      data: dataOf(columns, rows),
    })),
  ).toBuffer();
}

function dataOf(columns: Sheet['columns'], rows: Sheet['rows']): SheetData {
  const titles = columns.map(({ title, kind }): CellObject => {
    const align = kind === 'number' || kind === 'money' ? 'right' : 'left';
    return { value: safeText(title), type: String, fontWeight: 'bold', align };
  });
  const lines = rows.map((row) => columns.map(({ kind }, index) => cellOf(kind, row[index] ?? null)));
  return [titles, ...lines];
}

function cellOf(kind: ColumnKind, value: SheetValue): CellObject | null {
  if (value === null || value === '') return null;
  if (typeof value === 'number')
    return kind === 'money'
      ? { value: value / 100, type: Number, format: '#,##0.00' }
      : { value, type: Number };
  return kind === 'day'
    ? { value: startOfDay(value), type: Date, format: 'yyyy-mm-dd' }
    : { value: safeText(value), type: String };
}
