/** The tree keeps its own rules, and each rule is shown to fire. The rules: test/support/architecture.ts. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CHECKS, commandTests, MOST_LINES, mirrorTests, type SourceFile } from './support/architecture.ts';

/** Files without logic to test by themselves: types, and programs that other tests start. */
const WITHOUT_MIRROR: readonly string[] = [
  'src/case/appointment-intents.ts',
  'src/case/appointment-events.ts',
  'src/case/assessment-events.ts',
  'src/case/case-parts.ts',
  'src/case/case-rules.ts',
  'src/case/contact-commands.ts',
  'src/case/changes.ts',
  'src/case/commands.ts',
  'src/case/deciders.ts',
  'src/case/dispute-events.ts',
  'src/case/dispute-intents.ts',
  'src/case/dispute.ts',
  'src/case/execution-events.ts',
  'src/case/execution-intents.ts',
  'src/case/intents.ts',
  'src/case/lateness-events.ts',
  'src/case/learning-events.ts',
  'src/case/learning-intents.ts',
  'src/case/pair-intents.ts',
  'src/case/work-events.ts',
  'src/case/work-intents.ts',
  'src/digest/facts.ts',
  'src/digest/tally-rows.ts',
  'src/digest/facts-results.ts',
  'src/digest/model.ts',
  'src/letters/letter-row.ts',
  'src/measure/commands.ts',
  'src/shell/account.ts',
  'src/shell/charts-worker.ts',
  'src/shell/clock.ts',
  'src/shell/db/case-tables.ts',
  'src/shell/db/digest-tables.ts',
  'src/shell/db/made-at.ts',
  'src/shell/db/mail-tables.ts',
  'src/shell/db/outbox-tables.ts',
  'src/shell/db/tables.ts',
  'src/shell/db/tally-tables.ts',
  'src/shell/db/transaction-tables.ts',
  'src/shell/holidays-worker.ts',
  'src/shell/parse-worker.ts',
  'src/staff/problem.ts',
  'src/staff/told.ts',
];

/**
 * The command line: what counts there is what a person types, reads and gets as an exit code, so its tests run
 * `bin/redress` as a process, and each command needs one.
 */
const TESTED_AS_PROGRAM: readonly string[] = ['src/main.ts', 'src/cli/'];

const ROOT = new URL('..', import.meta.url);
const files: readonly SourceFile[] = globSync('{src,test,migrations,config}/**/*.ts', { cwd: ROOT.pathname })
  .toSorted()
  .map((path) => ({ path, text: readFileSync(new URL(path, ROOT), 'utf8') }));

describe('the tree', () => {
  test('was really read', () => {
    expect(files.filter(({ path }) => path.startsWith('src/')).length).toBeGreaterThan(30);
    expect(files.find(({ path }) => path === 'src/config.ts')?.text).toContain('export type Config');
  });

  test.each(Object.entries(CHECKS))('keeps the rule %s', (_, check) => {
    expect(check(files)).toStrictEqual([]);
  });

  test('has a test for each file of the program', () => {
    expect(mirrorTests(files, [...WITHOUT_MIRROR, ...TESTED_AS_PROGRAM])).toStrictEqual([]);
  });

  test('has a test that runs each command', () => {
    expect(commandTests(files)).toStrictEqual([]);
  });
});

const HEAD = '/** What it is for. */\n';
const doc = (line: string): string => `${HEAD}/** What it promises. */\n${line}\n`;

/** A file that must be refused by a check, beside one much like it that must not. */
const PLANTED: readonly (readonly [keyof typeof CHECKS, string, SourceFile[], SourceFile[]])[] = [
  [
    'layers',
    'a pure folder that imports the shell',
    [{ path: 'src/case/a.ts', text: "import { b } from '../shell/b.ts';" }],
    [{ path: 'src/shell/a.ts', text: "import { b } from '../case/b.ts';" }],
  ],
  [
    'layers',
    'a type taken from a later layer, over several lines',
    [{ path: 'src/mail/a.ts', text: "import type {\n  A,\n  B,\n} from '../staff/b.ts';" }],
    [{ path: 'src/staff/a.ts', text: "import type {\n  A,\n} from '../mail/b.ts';" }],
  ],
  [
    'layers',
    'a job that is imported when needed',
    [{ path: 'src/shell/a.ts', text: "const b = await import('../jobs/b.ts');" }],
    [{ path: 'src/main.ts', text: "const b = await import('./jobs/b.ts');" }],
  ],
  [
    'layers',
    'the daemon that knows the sandbox',
    [{ path: 'src/desk.ts', text: "export { b } from './sandbox/b.ts';" }],
    [{ path: 'src/sandbox/a.ts', text: "import { b } from '../desk.ts';" }],
  ],
  [
    'layers',
    'a folder that has no place',
    [{ path: 'src/utilities/a.ts', text: '' }],
    [{ path: 'src/jobs/a.ts', text: '' }],
  ],
  [
    'layers',
    'the program that knows its tests',
    [{ path: 'src/jobs/a.ts', text: "import { b } from '../../test/b.ts';" }],
    [{ path: 'src/jobs/a.ts', text: "import b from '../../templates/en/b.json' with { type: 'json' };" }],
  ],
  [
    'purity',
    'a pure folder that reads files',
    [{ path: 'src/mail/a.ts', text: "import { readFileSync } from 'node:fs';" }],
    [{ path: 'src/mail/a.ts', text: "import { createHash } from 'node:crypto';" }],
  ],
  [
    'purity',
    'a pure folder that uses a package',
    [{ path: 'src/letters/a.ts', text: "import handlebars from 'handlebars';" }],
    [{ path: 'src/shell/a.ts', text: "import handlebars from 'handlebars';" }],
  ],
  [
    'vendors',
    'a package in two files, once by a path inside it',
    [
      { path: 'src/shell/a.ts', text: "import { x } from '@scope/b';" },
      { path: 'src/jobs/b.ts', text: "import type { y } from '@scope/b/types';" },
    ],
    [
      { path: 'src/shell/a.ts', text: "import { x } from '@scope/b';\nimport { z } from '@scope/b/z';" },
      { path: 'src/jobs/b.ts', text: "import type { y } from '@scope/c';" },
    ],
  ],
  [
    'vendors',
    'the database outside its folder',
    [{ path: 'src/jobs/a.ts', text: "import type { Kysely } from 'kysely';" }],
    [
      { path: 'src/shell/db/a.ts', text: "import { Kysely } from 'kysely';" },
      { path: 'src/shell/db/b.ts', text: "import { Migrator } from 'kysely/migration';" },
    ],
  ],
  [
    'oneClock',
    'a file that reads the clock',
    [{ path: 'src/jobs/a.ts', text: 'const now = new Date();' }],
    [{ path: 'src/jobs/a.ts', text: '// never new Date() here\nconst day = new Date(at);' }],
  ],
  [
    'oneClock',
    'a file that asks for milliseconds',
    [{ path: 'src/jobs/a.ts', text: 'const now = Date.now();' }],
    [{ path: 'src/shell/clock.ts', text: 'const now = Date.now();' }],
  ],
  [
    'noModuleMocks',
    'a test that replaces a module',
    [{ path: 'test/a.test.ts', text: 'vi.mock(path);' }],
    [{ path: 'test/a.test.ts', text: "const text = 'vi.mock(path)';" }],
  ],
  [
    'smallFiles',
    'a file of one line too many',
    [{ path: 'src/jobs/a.ts', text: 'x\n'.repeat(MOST_LINES + 1) }],
    [{ path: 'src/jobs/a.ts', text: 'x\n'.repeat(MOST_LINES) }],
  ],
  [
    'docstrings',
    'an exported function without docstring',
    [{ path: 'src/jobs/a.ts', text: `${HEAD}\nexport async function a() {}` }],
    [{ path: 'src/jobs/a.ts', text: doc('export async function a() {}') }],
  ],
  [
    'docstrings',
    'an exported type without docstring',
    [{ path: 'src/jobs/a.ts', text: `${HEAD}\nexport type A = 1;` }],
    [
      {
        path: 'src/jobs/a.ts',
        text: `${HEAD}export const A = [1];\n/** One. */\nexport type B = (typeof A)[number];`,
      },
    ],
  ],
  [
    'docstrings',
    'an exported type that says nothing',
    [{ path: 'src/jobs/a.ts', text: `${HEAD}\nexport type A = {\n  b: 1;\n};\n/** x */` }],
    [{ path: 'src/jobs/a.ts', text: `${HEAD}\nexport type A = {\n  /** One. */\n  b: 1;\n};\n` }],
  ],
  [
    'docstrings',
    'a file that does not say what it is for',
    [{ path: 'src/jobs/a.ts', text: "import 'node:fs';" }],
    [{ path: 'src/jobs/a.ts', text: HEAD }],
  ],
  [
    'plainCode',
    'a cast',
    [file('const a = b as string;')],
    [file("import { a as b } from './c.ts';\nconst d = [] as const;")],
  ],
  [
    'plainCode',
    'a cast to a shape',
    [file('const a = b as { c: 1 };')],
    [file('const a = sql`select b as c`;')],
  ],
  ['plainCode', 'a non-null assertion', [file('a.b!.c;')], [file('if (a !== b && !c) d();')]],
  [
    'plainCode',
    'any',
    [file('function a(b: any) {}')],
    [file("const any = 'any';\nfunction a(b: string) {}")],
  ],
  ['plainCode', 'a list of any', [file('const a: any[] = [];')], [file('const a: string[] = [];')]],
  ['plainCode', 'an enum', [file('export enum A { B }')], [file("// enum\nconst enumeration = 'enum A';")]],
  ['plainCode', 'a namespace', [file('namespace A {}')], [file("const a = '\\nnamespace A {}';")]],
  [
    'plainCode',
    'a default export',
    [file('export default 1;')],
    [{ path: 'config/vitest.ts', text: 'export default 1;' }],
  ],
  ['plainCode', 'a class', [file('class A extends B {}')], [file('export class A extends Error {}')]],
  ['plainCode', 'a barrel', [file("export * from './b.ts';")], [file("export { b } from './b.ts';")]],
  [
    'plainCode',
    'a silenced check',
    [file('// @ts-expect-error\na();')],
    [file("const a = '@ts-expect-error';")],
  ],
  ['nothingPostponed', 'a note to oneself', [file('// TODO: later')], [file("const a = 'TODO';")]],
];

function file(text: string): SourceFile {
  return { path: 'src/jobs/a.ts', text };
}

describe('the rules', () => {
  test.each(PLANTED)('%s refuses %s, and not its harmless neighbour', (name, _, refused, allowed) => {
    expect(CHECKS[name](refused)).toHaveLength(1);
    expect(CHECKS[name](allowed)).toStrictEqual([]);
  });

  test('each is shown to fire', () => {
    expect(new Set(PLANTED.map(([name]) => name))).toStrictEqual(new Set(Object.keys(CHECKS)));
  });

  test('a file without its test is found, and so is an exemption that is not needed', () => {
    const tree = [
      'src/case/a.ts',
      'src/case/b.ts',
      'src/case/c.ts',
      'test/case/b.test.ts',
      'test/case/c.test.ts',
    ];
    const exempt = ['src/case/c.ts', 'src/case/gone.ts'];
    expect(
      mirrorTests(
        tree.map((path) => ({ path, text: '' })),
        exempt,
      ),
    ).toStrictEqual([
      'src/case/a.ts: test/case/a.test.ts is missing',
      'src/case/c.ts: needs no exemption',
      'src/case/gone.ts: needs no exemption',
    ]);
    expect(
      mirrorTests(
        tree.slice(1).map((path) => ({ path, text: '' })),
        [],
      ),
    ).toStrictEqual([]);
  });

  test('several files may share one test in the mirrored folder, but not one elsewhere', () => {
    const source = { path: 'src/case/a.ts', text: '' };
    const text = "import { a } from '../../src/case/a.ts';";
    expect(mirrorTests([source, { path: 'test/case/stories.test.ts', text }], [])).toStrictEqual([]);
    expect(mirrorTests([source, { path: 'test/mail/stories.test.ts', text }], [])).toHaveLength(1);
  });

  test('a file is tested with the one that uses it, as long as the way stays in its folder', () => {
    const story = { path: 'test/jobs/story.test.ts', text: "import { a } from '../../src/jobs/a.ts';" };
    const throughFolder = [
      story,
      { path: 'src/jobs/a.ts', text: "import { b } from './b.ts';" },
      { path: 'src/jobs/b.ts', text: "const c = await import('./c.ts');\nimport { a } from './a.ts';" },
      { path: 'src/jobs/c.ts', text: '' },
    ];
    expect(mirrorTests(throughFolder, [])).toStrictEqual([]);
    const throughAnother = [
      story,
      { path: 'src/jobs/a.ts', text: "import { b } from '../shell/b.ts';" },
      { path: 'src/jobs/c.ts', text: '' },
      { path: 'src/shell/b.ts', text: "import { c } from '../jobs/c.ts';" },
    ];
    expect(mirrorTests(throughAnother, [])).toStrictEqual([
      'src/jobs/c.ts: test/jobs/c.test.ts is missing',
      'src/shell/b.ts: test/shell/b.test.ts is missing',
    ]);
  });

  test('a file of which only a type is taken is not tested by that', () => {
    const source = { path: 'src/case/a.ts', text: '' };
    const taken = { path: 'test/case/b.test.ts', text: "import type { A } from '../../src/case/a.ts';" };
    const used = { path: 'test/case/b.test.ts', text: "import { type A, a } from '../../src/case/a.ts';" };
    expect(mirrorTests([source, taken], [])).toHaveLength(1);
    expect(mirrorTests([source, used], [])).toStrictEqual([]);
  });

  test('a whole folder is exempt as long as a file in it needs that, and not what lies below it', () => {
    const tree = ['src/cli/a.ts', 'src/cli/deep/b.ts'].map((path) => ({ path, text: '' }));
    expect(mirrorTests(tree, ['src/cli/'])).toStrictEqual([
      'src/cli/deep/b.ts: test/cli/deep/b.test.ts is missing',
    ]);
    const tested = [...tree.slice(0, 1), { path: 'test/cli/a.test.ts', text: '' }];
    expect(mirrorTests(tested, ['src/cli/'])).toStrictEqual(['src/cli/: needs no exemption']);
  });

  test('a command that no test runs is found, and so is a program without commands', () => {
    const main = { path: 'src/main.ts', text: "program.command('send').option();\nprogram.command('show');" };
    const starts = "import { runRedress } from '../support/redress.ts';\n";
    const cli = (text: string) => ({ path: 'test/cli/a.test.ts', text });
    expect(commandTests([main, cli(`${starts}await runRedress(['send']); // 'show'`)])).toStrictEqual([
      'src/main.ts: no test in test/cli/ runs redress show',
    ]);
    expect(commandTests([main, cli(`${starts}each(['send', 'show']);`)])).toStrictEqual([]);
    expect(commandTests([main, cli("each(['send', 'show']);")])).toHaveLength(2);
    expect(commandTests([{ path: 'src/main.ts', text: '' }])).toHaveLength(1);
  });
});
