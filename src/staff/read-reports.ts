/** Reads the period of a report: `2026-W47`, `2026-11`, `2026-Q4`, `2026` (domain.md 1 rows 1.2 and E10, 5 no. 7). */
import { accept, refuse } from './arguments.ts';
import type { CommandText, LineReading } from './command-row.ts';
import type { ShowReport } from './requests.ts';

type Report = ShowReport['report'];

const ANY_PERIOD = /^\d{4}(?:-(?:W(?:0[1-9]|[1-4]\d|5[0-3])|0[1-9]|1[0-2]|Q[1-4]))?$/u;
const A_YEAR = /^\d{4}$/u;

/** What may be written, and examples of it. */
const PERIODS: Readonly<Record<Report, { readonly shape: RegExp; readonly examples: readonly string[] }>> = {
  audit: { shape: ANY_PERIOD, examples: ['2026-W47', '2026-11', '2026-Q4', '2026'] },
  year: { shape: A_YEAR, examples: ['2026'] },
  register: { shape: ANY_PERIOD, examples: ['2026-W47', '2026-11', '2026-Q4', '2026'] },
};

/** A command with a period; `#register` alone is about all of it. */
export function readReport(report: Report): (text: CommandText) => LineReading {
  return ({ args }) => {
    const period = args.trim().replace(/[.,]$/u, '').toUpperCase();
    const { shape, examples } = PERIODS[report];
    if (period === '')
      return report === 'register'
        ? accept({ type: 'show_report', report, period: null })
        : refuse('missing-value', '', { values: examples });
    return shape.test(period)
      ? accept({ type: 'show_report', report, period })
      : refuse('unknown-value', args.trim(), { values: examples });
  };
}
