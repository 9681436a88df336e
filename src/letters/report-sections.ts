/** What a mail says of a report that a manager asked for: the checks of an audit, the figures of a year, the register. */
import type { Finding } from '../case/vocabulary.ts';
import type { AuditAnswer, RegisterAnswer, ReportAnswer, YearAnswer } from '../staff/told.ts';
import { categoryWords } from './category-words.ts';
import type { Fact } from './markup.ts';
import { counted, phrase } from './phrase.ts';
import type { ToldSection } from './told-model.ts';
import { type LetterSetting, writeDay } from './wording.ts';

/** So many failing cases are named beside a check; the file has them all. */
const MOST_NAMED = 5;

/** The section of a report. */
export function reportSection(setting: LetterSetting, answer: ReportAnswer): ToldSection {
  switch (answer.about) {
    case 'audit':
      return auditSection(setting, answer);
    case 'year':
      return yearSection(setting, answer);
    case 'register':
      return registerSection(setting, answer);
  }
}

function auditSection(setting: LetterSetting, answer: AuditAnswer): ToldSection {
  const { words, language } = setting;
  const { period, from, to, checks, logs, fingerprint, shown, all } = answer;
  const { digest, cases, events } = fingerprint;
  return {
    heading: phrase(words, 'report.audit', {
      period,
      from: writeDay(from, language),
      to: writeDay(to, language),
    }),
    facts: checks.map((check) => checkFact(setting, check)),
    lines: [
      logs.broken.length === 0
        ? counted(words, 'report.logs-whole', logs.cases)
        : phrase(words, 'report.logs-broken', { list: logs.broken.join(', ') }),
      phrase(words, 'report.fingerprint', { digest, cases: String(cases), events: String(events) }),
    ],
    more: cutWords(setting, shown, all) || phrase(words, 'report.audit-file'),
  };
}

function checkFact(
  { words }: LetterSetting,
  { check, population, passed, failed }: AuditAnswer['checks'][number],
): Fact {
  const label = phrase(words, 'digest.check', {
    number: String(check),
    name: phrase(words, `digest.check.${check}`),
  });
  if (population === null) return { label, value: phrase(words, 'report.unmeasured') };
  if (population === 0) return { label, value: phrase(words, 'report.nothing') };
  const numbers = { passed: String(passed), population: String(population) };
  const named = [...new Set(failed)].slice(0, MOST_NAMED).join(', ');
  return {
    label,
    value:
      failed.length === 0
        ? phrase(words, 'report.passed', numbers)
        : phrase(words, 'report.not-all', { ...numbers, list: named }),
  };
}

function yearSection(setting: LetterSetting, { period, counts }: YearAnswer): ToldSection {
  const { words } = setting;
  const sum = (rows: YearAnswer['counts']): number => rows.reduce((total, { points }) => total + points, 0);
  const byFinding = Map.groupBy(counts, ({ finding }) => finding);
  const wordOf = (finding: Finding | null): string =>
    finding === null ? phrase(words, 'report.undecided') : phrase(words, `report.finding.${finding}`);
  const byCategory = Map.groupBy(counts, ({ category }) => category);
  return {
    heading: phrase(words, 'report.year', { period, count: String(sum(counts)) }),
    facts: [...byFinding].map(([finding, rows]) => ({ label: wordOf(finding), value: String(sum(rows)) })),
    lines: [...byCategory].map(([category, rows]) =>
      phrase(words, 'report.year-category', {
        category: category === '' ? phrase(words, 'report.no-category') : categoryWords(setting, category),
        count: String(sum(rows)),
        late: String(sum(rows.filter(({ inTime }) => inTime === false))),
      }),
    ),
    more: phrase(words, 'report.year-file'),
  };
}

function registerSection(setting: LetterSetting, { period, shown, all }: RegisterAnswer): ToldSection {
  const { words } = setting;
  const heading =
    period === null ? phrase(words, 'report.register') : phrase(words, 'report.register-of', { period });
  return {
    heading,
    facts: [],
    lines: [counted(words, 'report.register-cases', shown)],
    more: cutWords(setting, shown, all) || phrase(words, 'report.register-file'),
  };
}

function cutWords({ words }: LetterSetting, shown: number, all: number): string {
  return shown === all ? '' : phrase(words, 'report.cut', { shown: String(shown), all: String(all) });
}
