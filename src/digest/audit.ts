/**
 * The pack of an audit: every check of a period with each case that it asked something of, the verdict and the mail that
 * proves it, as sheets of a workbook (domain.md 5 no. 7; ISO 10002:2018 8.5).
 */
import type { IsoDate } from '../case/vocabulary.ts';
import type { CheckFacts, ProofMail } from './facts-handling.ts';
import type { ColumnKind, Sheet } from './sheets.ts';

/** One thing that a check asked of a case in the period. */
export type AuditedDuty = {
  readonly check: number;
  readonly reference: string;
  /** Name of the handler, or null. */
  readonly who: string | null;
  readonly about: string;
  readonly dueOn: IsoDate;
  readonly doneOn: IsoDate | null;
  readonly passed: boolean;
  readonly mail: ProofMail | null;
};

/** What is told of the logs of the cases of an audit: each was hashed again. */
export type VerifiedLogs = {
  readonly cases: number;
  /** References of cases whose log is not as it was written. */
  readonly broken: readonly string[];
};

/** Gives the words of a key under `report.`. */
export type Say = (key: string) => string;

const CHECK_COLUMNS = {
  number: 'number',
  check: 'text',
  population: 'number',
  passed: 'number',
  failed: 'number',
  remark: 'text',
} as const;

const PROOF_COLUMNS = {
  number: 'number',
  case: 'text',
  handler: 'text',
  about: 'text',
  due: 'day',
  done: 'day',
  verdict: 'text',
  'mail-direction': 'text',
  'mail-at': 'text',
  'message-id': 'text',
} as const;

/** The sheets: the checks, and the proof of each. @param nameOf  what a check is called */
export function auditSheets(
  checks: readonly CheckFacts[],
  duties: readonly AuditedDuty[],
  { say, nameOf }: { readonly say: Say; readonly nameOf: (check: number) => string },
): readonly Sheet[] {
  const columns = (names: Readonly<Record<string, ColumnKind>>): Sheet['columns'] =>
    Object.entries(names).map(([key, kind]) => ({ title: say(`column.${key}`), kind }));
  return [
    {
      name: say('sheet.checks'),
      columns: columns(CHECK_COLUMNS),
      rows: checks.map(({ check, population, passed, failed }) => [
        check,
        nameOf(check),
        population,
        passed,
        population === null ? null : failed.count,
        population === null ? say('unmeasured') : '',
      ]),
    },
    {
      name: say('sheet.proof'),
      columns: columns(PROOF_COLUMNS),
      rows: duties.map(({ check, reference, who, about, dueOn, doneOn, passed, mail }) => [
        check,
        reference,
        who ?? '',
        about,
        dueOn,
        doneOn,
        say(passed ? 'verdict.passed' : 'verdict.failed'),
        mail === null ? '' : say(`mail.${mail.direction}`),
        mail === null ? '' : mail.at.toISOString(),
        mail?.messageId ?? '',
      ]),
    },
  ];
}
