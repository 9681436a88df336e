/** Rows of the catalogue for a manager who wants to see how the desk does: audit, yearly figures, register (DESIGN 6). */
import type { Role } from '../case/vocabulary.ts';
import type { CommandRow } from './command-row.ts';
import { readReport } from './read-reports.ts';
import { quiet } from './rows-desk.ts';

/** Every command of this file. */
export type ReportCommand = 'audit' | 'year' | 'register';

const MANAGERS: readonly Role[] = ['manager'];
const TOLD = {
  reader: 'none',
  about: 'desk',
  permission: quiet('A2', MANAGERS),
  inverse: 'nothing-to-undo',
} as const;

/** The rows by canonical name. */
export const REPORT_ROWS: Readonly<Record<ReportCommand, CommandRow>> = {
  audit: {
    ...TOLD,
    names: { en: ['audit'], nl: ['audit', 'controle'] },
    usage: { en: 'PERIOD', nl: 'PERIODE' },
    help: {
      en: 'Sends you every check of how complaints were handled, with each case and the mail that proves it.',
      nl: 'Stuurt u elke controle op de behandeling, met elke zaak en de mail die het bewijst.',
    },
    example: { en: '#audit 2026-Q4', nl: '#audit 2026-Q4' },
    read: readReport('audit'),
  },
  year: {
    ...TOLD,
    names: { en: ['year'], nl: ['jaar', 'jaarcijfers'] },
    usage: { en: 'YEAR', nl: 'JAAR' },
    help: {
      en: 'Sends you the figures of a year, and a version to publish in which small numbers cannot be read.',
      nl: 'Stuurt u de cijfers van een jaar, en een versie om te publiceren waarin kleine aantallen niet te lezen zijn.',
    },
    example: { en: '#year 2026', nl: '#jaar 2026' },
    read: readReport('year'),
  },
  register: {
    ...TOLD,
    names: { en: ['register'], nl: ['register'] },
    usage: { en: '[PERIOD]', nl: '[PERIODE]' },
    help: {
      en: 'Sends you the register as a file for a spreadsheet.',
      nl: 'Stuurt u het register als bestand voor een rekenblad.',
    },
    example: { en: '#register 2026-11', nl: '#register 2026-11' },
    read: readReport('register'),
  },
};
