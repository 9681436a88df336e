/**
 * Public holidays: days on which the terms of the procedure do not count as working days and on which
 * calendar terms do not end (domain.md 2.3, calendar). Computed once at the start and kept as dates.
 * The library takes some 50 MB, which a thread does not give back when it ends; a process does.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { IsoDate } from '../case/vocabulary.ts';

const WORKER = fileURLToPath(new URL('./holidays-worker.ts', import.meta.url));
const run = promisify(execFile);

/**
 * The public holidays of a country in these years, days of observance and school holidays excluded.
 * @param country  two letters of ISO 3166
 * @returns        days in the country's own calendar
 * @throws an Error for a country whose holidays are not known
 */
export async function publicHolidays(
  country: string,
  years: readonly number[],
): Promise<ReadonlySet<IsoDate>> {
  const { stdout } = await run(process.execPath, [WORKER, country, ...years.map(String)]);
  const days = stdout.split('\n').filter((line) => /^\d{4}-\d\d-\d\d$/u.test(line));
  if (days.length === 0 && years.length > 0)
    throw new Error(`no public holidays are known of country ${country}`);
  return new Set(days);
}
