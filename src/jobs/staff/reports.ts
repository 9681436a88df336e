/**
 * Reports that a manager asks for by mail: the audit of a period with its proof, the figures of a year, the register.
 * They change nothing, and are made when the mail is filed long since (jobs/send-asked.ts; DESIGN 6; domain.md 1 rows 1.2
 * and E10, 5 no. 7).
 */
import type { Finding } from '../../case/vocabulary.ts';
import { localDay } from '../../case/working-days.ts';
import type { Desk } from '../../config.ts';
import { auditSheets } from '../../digest/audit.ts';
import { CSV_TYPE, csvOf } from '../../digest/csv.ts';
import { type Period, parsePeriod } from '../../digest/period.ts';
import { registerSheet } from '../../digest/register-sheet.ts';
import { publishable, yearSheet } from '../../digest/year-figures.ts';
import { categoryWords } from '../../letters/category-words.ts';
import { phrase } from '../../letters/phrase.ts';
import type { StaffMember } from '../../mail/desk-profile.ts';
import type { MailFile } from '../../mail/outbound-mail.ts';
import { scopeOf } from '../../shell/db/digest-facts.ts';
import { readChecks } from '../../shell/db/digest-handling.ts';
import { readFingerprint } from '../../shell/db/register-fingerprint.ts';
import { readAuditedDuties, readRegister, readYearCounts, verifyLogs } from '../../shell/db/report-store.ts';
import type { Db } from '../../shell/db/tables.ts';
import { WORKBOOK_TYPE, writeSpreadsheet } from '../../shell/spreadsheet.ts';
import type { ShowReport } from '../../staff/requests.ts';
import type { ReportAnswer } from '../../staff/told.ts';
import type { Office } from '../office.ts';
import { settingFor } from '../write-letters.ts';

/** Rows of a file that still fits in a mail; a shorter period shows the rest. */
const MOST_ROWS = 25_000;

/** What is told, and the files that go with it. */
export type Report = { readonly told: ReportAnswer; readonly files: readonly MailFile[] };

/** For whom a report is made, and what of. */
export type ReportSetting = {
  readonly office: Office;
  readonly tx: Db;
  readonly desk: Desk;
  readonly member: StaffMember;
};

/**
 * Makes a report.
 * @throws Error for a period that does not exist, such as week 53 of a year that has 52: the mail was refused
 */
export async function reportOf(
  setting: ReportSetting,
  report: ShowReport['report'],
  name: string | null,
): Promise<Report> {
  const period = name === null ? null : parsePeriod(name);
  if (report === 'register' && name === null) return await registerReport(setting, null);
  if (period === null) throw new Error(`there is no period ${name}`);
  switch (report) {
    case 'register':
      return await registerReport(setting, period);
    case 'audit':
      return await auditReport(setting, period);
    case 'year':
      return await yearReport(setting, period);
  }
}

function scopeFor({ office, desk }: ReportSetting, period: Period) {
  const { calendar } = office;
  const { staff, disputes } = office.config;
  return scopeOf({ desk: desk.name, period, readAt: office.now(), calendar, staff, bodies: disputes.bodies });
}

function wordsOf({ office, member }: ReportSetting) {
  const words = office.templates.words(member.language);
  return {
    say: (key: string) => phrase(words, `report.${key}`),
    nameOf: (check: number) => phrase(words, `digest.check.${check}`),
    wordOf: (finding: Finding) => phrase(words, `report.finding.${finding}`),
  };
}

/** Rows of a file with the name of their category in place of its code. */
function withNames<Row extends { readonly category: string | null }>(
  { office, desk, member }: ReportSetting,
  rows: readonly Row[],
): readonly Row[] {
  const setting = settingFor(office, desk, member.language);
  return rows.map((row) =>
    row.category === null || row.category === ''
      ? row
      : { ...row, category: categoryWords(setting, row.category) },
  );
}

async function auditReport(setting: ReportSetting, period: Period): Promise<Report> {
  const scope = scopeFor(setting, period);
  const checks = await readChecks(setting.tx, scope);
  const duties = await readAuditedDuties(setting.tx, scope, MOST_ROWS);
  const { say, nameOf } = wordsOf(setting);
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
      logs: await verifyLogs(setting.tx, scope),
      fingerprint: await readFingerprint(setting.tx),
      shown: duties.rows.length,
      all: duties.all,
    },
    files: [{ name: `${say('file.audit')}-${period.name}.xlsx`, type: WORKBOOK_TYPE, content }],
  };
}

async function yearReport(setting: ReportSetting, period: Period): Promise<Report> {
  const counts = await readYearCounts(setting.tx, scopeFor(setting, period));
  const { say, wordOf } = wordsOf(setting);
  const open = csvOf(yearSheet(withNames(setting, publishable(counts)), { say, wordOf }));
  const content = await writeSpreadsheet([yearSheet(withNames(setting, counts), { say, wordOf })]);
  return {
    told: { about: 'year', period: period.name, counts },
    files: [
      { name: `${say('file.year')}-${period.name}.xlsx`, type: WORKBOOK_TYPE, content },
      { name: `${say('file.year-public')}-${period.name}.csv`, type: CSV_TYPE, content: Buffer.from(open) },
    ],
  };
}

async function registerReport(setting: ReportSetting, period: Period | null): Promise<Report> {
  const { office, tx, desk } = setting;
  const register = await readRegister(tx, { desk: desk.name, period, most: MOST_ROWS });
  const { say } = wordsOf(setting);
  const content = Buffer.from(csvOf(registerSheet(withNames(setting, register.rows), say)));
  const name = period?.name ?? localDay(office.now(), office.calendar.timeZone);
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
