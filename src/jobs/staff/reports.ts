/**
 * Reports that a manager asks for by mail: the audit of a period with its proof, the figures of a year, the register.
 * They change nothing (DESIGN 6; domain.md 1 rows 1.2 and E10, 5 no. 7).
 */
import type { Finding } from '../../case/vocabulary.ts';
import { localDay } from '../../case/working-days.ts';
import { auditSheets } from '../../digest/audit.ts';
import { CSV_TYPE, csvOf } from '../../digest/csv.ts';
import { type Period, parsePeriod } from '../../digest/period.ts';
import { registerSheet } from '../../digest/register-sheet.ts';
import { publishable, yearSheet } from '../../digest/year-figures.ts';
import { categoryWords } from '../../letters/category-words.ts';
import { phrase } from '../../letters/phrase.ts';
import type { MailFile } from '../../mail/outbound-mail.ts';
import { scopeOf } from '../../shell/db/digest-facts.ts';
import { readChecks } from '../../shell/db/digest-handling.ts';
import { readFingerprint } from '../../shell/db/register-fingerprint.ts';
import { readAuditedDuties, readRegister, readYearCounts, verifyLogs } from '../../shell/db/report-store.ts';
import { WORKBOOK_TYPE, writeSpreadsheet } from '../../shell/spreadsheet.ts';
import type { ShowReport } from '../../staff/requests.ts';
import type { ReportAnswer } from '../../staff/told.ts';
import { settingFor } from '../write-letters.ts';
import type { StaffRun } from './staff-run.ts';

/** Rows of a file that still fits in a mail; a shorter period shows the rest. */
const MOST_ROWS = 25_000;

/** What is told, and the files that go with it. */
export type Report = { readonly told: ReportAnswer; readonly files: readonly MailFile[] };

/** @returns null for a period that does not exist, such as week 53 of a year that has 52 */
export async function reportOf(run: StaffRun, { report, period }: ShowReport): Promise<Report | null> {
  const parsed = period === null ? null : parsePeriod(period);
  if (period !== null && parsed === null) return null;
  if (report === 'register') return await registerReport(run, parsed);
  if (parsed === null) return null;
  return report === 'audit' ? await auditReport(run, parsed) : await yearReport(run, parsed);
}

function scopeFor({ office, mail, docket }: StaffRun, period: Period) {
  const { desk } = mail.filing;
  const { calendar } = office;
  const { staff, disputes } = office.config;
  return scopeOf({ desk: desk.name, period, readAt: docket.at, calendar, staff, bodies: disputes.bodies });
}

function wordsOf({ office, mail }: StaffRun) {
  const words = office.templates.words(mail.member.language);
  return {
    say: (key: string) => phrase(words, `report.${key}`),
    nameOf: (check: number) => phrase(words, `digest.check.${check}`),
    wordOf: (finding: Finding) => phrase(words, `report.finding.${finding}`),
  };
}

/** Rows of a file with the name of their category in place of its code. */
function withNames<Row extends { readonly category: string | null }>(
  { office, mail }: StaffRun,
  rows: readonly Row[],
): readonly Row[] {
  const setting = settingFor(office, mail.filing.desk, mail.member.language);
  return rows.map((row) =>
    row.category === null || row.category === ''
      ? row
      : { ...row, category: categoryWords(setting, row.category) },
  );
}

async function auditReport(run: StaffRun, period: Period): Promise<Report> {
  const scope = scopeFor(run, period);
  const checks = await readChecks(run.tx, scope);
  const duties = await readAuditedDuties(run.tx, scope, MOST_ROWS);
  const { say, nameOf } = wordsOf(run);
  const content = await writeSpreadsheet(auditSheets(checks, duties.rows, { say, nameOf }));
  return {
    told: {
      about: 'audit',
      period: period.name,
      from: period.from,
      to: period.to < scope.today ? period.to : scope.today,
      checks: checks.map(({ check, population, passed, failed }) => ({
        check,
        population,
        passed: passed ?? 0,
        failed: failed.lines.map(({ reference }) => reference),
      })),
      logs: await verifyLogs(run.tx, scope),
      fingerprint: await readFingerprint(run.tx),
      shown: duties.rows.length,
      all: duties.all,
    },
    files: [{ name: `${say('file.audit')}-${period.name}.xlsx`, type: WORKBOOK_TYPE, content }],
  };
}

async function yearReport(run: StaffRun, period: Period): Promise<Report> {
  const counts = await readYearCounts(run.tx, scopeFor(run, period));
  const { say, wordOf } = wordsOf(run);
  const open = csvOf(yearSheet(withNames(run, publishable(counts)), { say, wordOf }));
  const content = await writeSpreadsheet([yearSheet(withNames(run, counts), { say, wordOf })]);
  return {
    told: { about: 'year', period: period.name, counts },
    files: [
      { name: `${say('file.year')}-${period.name}.xlsx`, type: WORKBOOK_TYPE, content },
      { name: `${say('file.year-public')}-${period.name}.csv`, type: CSV_TYPE, content: Buffer.from(open) },
    ],
  };
}

async function registerReport(run: StaffRun, period: Period | null): Promise<Report> {
  const { office, mail, docket } = run;
  const register = await readRegister(run.tx, { desk: mail.filing.desk.name, period, most: MOST_ROWS });
  const { say } = wordsOf(run);
  const content = Buffer.from(csvOf(registerSheet(withNames(run, register.rows), say)));
  const name = period?.name ?? localDay(docket.at, office.calendar.timeZone);
  return {
    told: {
      about: 'register',
      period: period?.name ?? null,
      shown: register.rows.length,
      all: register.all,
    },
    files: [{ name: `${say('file.register')}-${name}.csv`, type: CSV_TYPE, content }],
  };
}
