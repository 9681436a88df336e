/**
 * The tables of the README that are made from the tables of the program, so that what people read is what
 * runs. Each stands between `<!-- table:NAME -->` and `<!-- /table -->`.
 */
import { CLOCKS, WARNED_ROLES } from '../../src/case/clocks.ts';
import type { Profile, Term, TermName } from '../../src/case/profile.ts';
import { CLOCK_NAMES, PROFILES, ROLES, WARNING_PERCENTS } from '../../src/case/vocabulary.ts';
import { CHECKS } from '../../src/digest/checks.ts';
import { GATE_RULES } from '../../src/mail/answer-gate.ts';
import { RULES } from '../../src/mail/rules.ts';
import { readProfile } from '../../src/shell/read-profile.ts';
import { COMMANDS, CONTROLS, namesOf, printCommand } from '../../src/staff/catalogue.ts';

/** The tables by the name in their marker. */
export const README_TABLES: Readonly<Record<string, () => string>> = {
  rules: rulesTable,
  'answer-gate': gateTable,
  clocks: clocksTable,
  profiles: profilesTable,
  warnings: warningsTable,
  commands: commandsTable,
  checks: checksTable,
};

const MARKED = /(?<open><!-- table:(?<name>[a-z-]+) -->\n)[\s\S]*?(?<close><!-- \/table -->)/gu;

/**
 * A text with its tables made anew.
 * @throws an Error when a table has no place in the text, or a place names no table
 */
export function withTables(text: string): string {
  const placed = new Set<string>();
  const renewed = text.replaceAll(MARKED, (_, open: string, name: string, close: string) => {
    const table = README_TABLES[name];
    if (table === undefined) throw new Error(`there is no table ${name}`);
    placed.add(name);
    return `${open}${table()}\n${close}`;
  });
  const missing = Object.keys(README_TABLES).filter((name) => !placed.has(name));
  if (missing.length > 0) {
    throw new Error(
      `these tables have no place: ${missing.map((name) => `<!-- table:${name} -->`).join(', ')}`,
    );
  }
  return renewed;
}

function rulesTable(): string {
  const rows = RULES.map(({ name, disposition, why }, index) => [
    `${index + 1}`,
    code(name),
    code(disposition),
    why,
  ]);
  return markdown(['', 'Rule', 'The mail is', 'Because'], rows);
}

function checksTable(): string {
  const rows = CHECKS.map(({ check, population, rule, source }) => [
    `${check}`,
    population,
    source === 'archive' ? `${rule} (not measured yet)` : rule,
  ]);
  return markdown(['', 'Of', 'In order when'], rows);
}

function gateTable(): string {
  return `No automatic answer leaves when any of these holds: ${GATE_RULES.map(({ name }) => code(name)).join(', ')}.`;
}

function clocksTable(): string {
  const terms = PROFILES.map((profile) => readProfile(profile).terms);
  const rows = CLOCK_NAMES.map((clock) => {
    const { letter, meaning } = CLOCKS[clock];
    const words = terms.map((term) =>
      clock === 'attendance' || clock === 'contact' ? 'its day' : inWords(term[clock]),
    );
    return [letter, code(clock), meaning, ...words];
  });
  return markdown(['', 'Clock', 'Meaning', ...PROFILES.map(code)], rows);
}

/** Terms that belong to no clock of the table of clocks. */
const OTHER_TERMS: readonly (readonly [TermName, string])[] = [
  ['urgentContact', 'first contact when there is danger, in office hours'],
  ['workChase', 'between two reminders of somebody outside'],
  ['contactReading', 'between two readings of mail, where that was arranged'],
  ['cause', 'from the decision to the cause'],
  ['measure', 'from the decision to the measure against repetition'],
  ['implementation', 'for a measure for which no day was named'],
];

function profilesTable(): string {
  const profiles = PROFILES.map((profile) => readProfile(profile));
  const row = (key: string, meaning: string, cell: (profile: Profile) => string) => [
    code(key),
    meaning,
    ...profiles.map(cell),
  ];
  const named = (list: readonly { readonly en: string; readonly nl: string }[]) =>
    list.map(({ en, nl }) => (en === nl ? en : `${en} (${nl})`)).join(', ');
  const orNothing = (text: string) => text || 'nothing';
  const rows = [
    row('terms', 'of the clocks', () => 'see the table of clocks'),
    ...OTHER_TERMS.map(([term, meaning]) =>
      row(`terms.${term}`, meaning, ({ terms }) => inWords(terms[term])),
    ),
    row(
      'compensationLimit',
      'money above it needs a manager',
      (profile) => `${profile.compensationLimit} cents`,
    ),
    row('categories', 'what complaints are about', ({ categories }) => named(categories)),
    row('causes', 'what they come from', ({ causes }) => named(causes)),
    row('needs', 'what is asked where the complaint does not say it', ({ needs }) =>
      orNothing(needs.map(({ question }) => question.en).join(' ')),
    ),
    row('rights', 'what letters name beside the bodies and the court', ({ rights }) =>
      orNothing(rights.en.join(' ')),
    ),
  ];
  return markdown(['Key', 'Meaning', ...PROFILES.map(code)], rows);
}

function warningsTable(): string {
  const rows = WARNING_PERCENTS.map((percent) => [`${percent} %`, WARNED_ROLES[percent].join(', ')]);
  return markdown(['Of the term', 'Who is told'], rows);
}

function commandsTable(): string {
  const rows = COMMANDS.map((entry) => {
    const { row } = entry;
    const { level, roles } = row.permission;
    const others = namesOf(entry).filter((name) => name !== entry.name);
    return [
      code(`${printCommand(entry, 'en')} ${row.usage.en}`.trim()),
      others.map((name) => code(`#${name}`)).join(' '),
      row.help.en,
      row.reader === 'none' ? '' : row.reader,
      level,
      roles.length === ROLES.length ? 'staff' : roles.join(', '),
    ];
  });
  const controls = Object.entries(CONTROLS).map(([name, { names, usage, help }]) => [
    code(`#${name} ${usage.en}`.trim()),
    [...names.en, ...names.nl]
      .filter((each) => each !== name)
      .map((each) => code(`#${each}`))
      .join(' '),
    help.en,
    '',
    '',
    'staff',
  ]);
  return markdown(['Command', 'Also', 'Does', 'Its text is read by', 'Proof', 'Who'], [...rows, ...controls]);
}

function inWords({ amount, unit }: Term): string {
  const plural = unit.replace('-', ' ');
  return `${amount} ${amount === 1 ? plural.replace(/s$/u, '') : plural}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
