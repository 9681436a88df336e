/** `redress cases`: the register as a table, newest first, and what waits for a person. */
import type { IsoDate, Person } from '../case/vocabulary.ts';
import { localDay, localStamp } from '../case/working-days.ts';
import type { Config } from '../config.ts';
import { systemClock } from '../shell/clock.ts';
import {
  type AcknowledgedState,
  type CaseFilter,
  type CaseLine,
  listCases,
  listOpenTasks,
  type OpenTask,
} from '../shell/db/register.ts';
import { jsonCase, jsonTask } from './json-lines.ts';
import { type Column, layTable } from './layout.ts';
import type { ConfigOption } from './read-settings.ts';
import { EXIT, printable, type Screen } from './screen.ts';
import { adviceFor, ageOf, reasonsFor, TASK_NAMES } from './task-words.ts';
import { withRegister } from './with-register.ts';

/**
 * Options as they are typed; `since` is a real day and `limit` at least 1, `open` and `closed` exclude each
 * other.
 */
export type CasesOptions = ConfigOption & {
  readonly desk?: string;
  readonly open?: boolean;
  readonly closed?: boolean;
  readonly late?: boolean;
  readonly waiting?: boolean;
  readonly since?: IsoDate;
  readonly limit?: number;
  readonly json?: boolean;
};

/** Prints the cases that the options let through. */
export async function casesCommand(options: CasesOptions, screen: Screen): Promise<number> {
  const { desk = null, waiting } = options;
  const answer = await withRegister(options, screen, async ({ config, db }) => ({
    config,
    cases: await listCases(db, filterOf(options, config), systemClock()),
    tasks: waiting ? await listOpenTasks(db, { desk, caseId: null }) : [],
  }));
  return answer === null ? EXIT.usage : printAnswer(answer, options, screen);
}

type Answer = {
  readonly config: Config;
  readonly cases: readonly CaseLine[];
  readonly tasks: readonly OpenTask[];
};

function filterOf(options: CasesOptions, config: Config): CaseFilter {
  return {
    desk: options.desk ?? null,
    stage: options.open ? 'open' : options.closed ? 'closed' : null,
    late: options.late ?? false,
    waiting: options.waiting ?? false,
    since: options.since ?? null,
    timeZone: config.timeZone,
    limit: options.limit ?? null,
  };
}

function printAnswer({ config, cases, tasks }: Answer, options: CasesOptions, screen: Screen): number {
  const { desk } = options;
  if (cases.length + tasks.length === 0 && desk !== undefined && !isDesk(config, desk)) {
    const names = config.desks.map(({ name }) => name).join(', ');
    screen.remark(`There is no desk ${printable(desk)}, and no case of it; the desks are: ${names}`);
    return EXIT.usage;
  }
  if (options.json) {
    for (const line of [...cases.map(jsonCase), ...tasks.map(jsonTask)]) screen.print(JSON.stringify(line));
    return EXIT.done;
  }
  if (cases.length > 0 || !options.waiting) printCases(cases, options, config.timeZone, screen);
  if (options.waiting && cases.length > 0) screen.print('');
  if (options.waiting) printTasks(tasks, config.timeZone, screen);
  return EXIT.done;
}

function isDesk(config: Config, name: string): boolean {
  return config.desks.some((desk) => desk.name === name);
}

const ACKNOWLEDGED: Readonly<Record<AcknowledgedState, string>> = {
  yes: 'yes',
  no: 'no',
  'not-delivered': 'not delivered',
};

function caseColumns(timeZone: string, today: IsoDate): readonly Column<CaseLine>[] {
  return [
    { title: 'Reference', cell: (line) => line.reference },
    { title: 'Received', cell: (line) => localStamp(line.receivedAt, timeZone) },
    { title: 'Complainant', cell: (line) => nameOf(line.complainant), width: 24 },
    { title: 'Subject', cell: (line) => printable(line.subject), width: 'rest' },
    // Another of our terms than the promise and the confirmation has passed: nobody moves the case on.
    {
      title: 'Stage',
      cell: (line) => `${line.stage}${marked(isLateOtherwise(line, today) && line.acknowledged === 'yes')}`,
    },
    { title: 'Handler', cell: (line) => (line.handler === null ? '' : nameOf(line.handler)), width: 16 },
    { title: 'Decision due', cell: (line) => `${line.decisionDue}${marked(isPromiseLate(line, today))}` },
    {
      title: 'Acknowledged',
      cell: (line) =>
        `${ACKNOWLEDGED[line.acknowledged]}${marked(isLateOtherwise(line, today) && line.acknowledged !== 'yes')}`,
    },
    { title: 'Missing', cell: (line) => line.missing.join(', '), width: 24 },
  ];
}

function printCases(
  cases: readonly CaseLine[],
  options: CasesOptions,
  timeZone: string,
  screen: Screen,
): void {
  const { desk, open, closed, late, since } = options;
  if (cases.length === 0) {
    const isFiltered = desk !== undefined || since !== undefined || open || closed || late;
    screen.print(
      isFiltered ? 'No case is like that.' : 'The register is empty: no complaint has come in yet.',
    );
    return;
  }
  const [titles = '', ...lines] = layTable(
    caseColumns(timeZone, localDay(systemClock(), timeZone)),
    cases,
    screen.width,
  );
  screen.print(screen.stress('bold', titles));
  for (const [index, line] of lines.entries()) {
    screen.print(cases[index]?.late === true ? screen.stress('red', line) : line);
  }
}

function taskColumns(timeZone: string, at: Date): readonly Column<OpenTask>[] {
  return [
    { title: 'Task', cell: (task) => TASK_NAMES[task.kind] },
    { title: 'Mail', cell: (task) => String(task.mailId ?? '') },
    { title: 'Case', cell: (task) => task.reference ?? '' },
    { title: 'Since', cell: (task) => localStamp(task.openedAt, timeZone) },
    { title: 'Age', cell: (task) => ageOf(task.openedAt, at) },
    { title: 'From', cell: (task) => (task.from === null ? '' : nameOf(task.from)), width: 24 },
    { title: 'Subject', cell: (task) => printable(task.subject ?? ''), width: 'rest' },
  ];
}

function printTasks(tasks: readonly OpenTask[], timeZone: string, screen: Screen): void {
  if (tasks.length === 0) {
    screen.print('Nothing waits for a person.');
    return;
  }
  const [titles = '', ...lines] = layTable(taskColumns(timeZone, systemClock()), tasks, screen.width);
  screen.print(screen.stress('bold', titles));
  for (const [index, task] of tasks.entries()) {
    screen.print(lines[index] ?? '');
    for (const reason of reasonsFor(task)) screen.print(`  because ${reason}`);
    if (task.mailId !== null) screen.print(`  to read it: redress show ${task.mailId}`);
    for (const line of adviceFor(task)) screen.print(`  ${line}`);
  }
}

function marked(isLate: boolean): string {
  return isLate ? ' late' : '';
}

/** What is late on a case is the decision, or else its confirmation, or that nobody took it up. */
function isPromiseLate({ late, decisionDue }: CaseLine, today: IsoDate): boolean {
  return late && decisionDue < today;
}

function isLateOtherwise(line: CaseLine, today: IsoDate): boolean {
  return line.late && !isPromiseLate(line, today);
}

function nameOf({ name, address }: Person): string {
  return printable(name) || printable(address);
}
