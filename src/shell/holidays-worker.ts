/**
 * Prints the public holidays of a country, one day a line: `holidays-worker.ts NL 2026 2027`. A process of
 * its own, so that the memory of the holiday library does not stay with the daemon (shell/holidays.ts).
 */
import Holidays from 'date-holidays';

const DAY_MS = 86_400_000;

/** The days of a holiday: most have one, some countries have holidays of several. */
function daysOf({ date, start, end }: { date: string; start: Date; end: Date }): readonly string[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  );
}

const [country = '', ...years] = process.argv.slice(2);
const calendar = new Holidays(country);
const days = years
  .flatMap((year) => calendar.getHolidays(Number(year)))
  .filter(({ type }) => type === 'public')
  .flatMap(daysOf);
process.stdout.write(`${days.join('\n')}\n`);
