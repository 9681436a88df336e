/**
 * The rules of the tree as functions over the text of files, so that each can be shown to fire: which
 * folder may import which, one file per vendor, one clock, small documented files, a test for each.
 * Read as text, because the compiler offers no programming interface; see test/architecture.test.ts.
 */

/** A file of the repository; the path is relative to its root and uses `/`. */
export type SourceFile = { readonly path: string; readonly text: string };

/** What is wrong, as `path: sentence`. */
export type Violation = string;

type Check = (files: readonly SourceFile[]) => readonly Violation[];

/** Longest file under `src`, in lines. */
export const MOST_LINES = 250;

/** Which layers a layer may import, itself included. A layer is a folder of `src`, or a file at its top. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = (() => {
  const mail = ['case', 'mail'];
  const pure = [...mail, 'measure', 'letters', 'staff', 'digest'];
  const shell = [...pure, 'config', 'shell'];
  const jobs = [...shell, 'jobs'];
  const desk = [...jobs, 'desk'];
  return {
    case: ['case'],
    mail,
    measure: ['case', 'measure'],
    staff: [...mail, 'measure', 'staff'],
    // Answers to command mails are letters, made from what the command language says; so is a digest.
    letters: [...mail, 'measure', 'staff', 'digest', 'letters'],
    digest: [...mail, 'measure', 'digest'],
    config: shell,
    shell,
    jobs,
    desk,
    sandbox: [...desk, 'sandbox'],
    cli: [...desk, 'sandbox', 'cli'],
    main: [...desk, 'sandbox', 'cli', 'main'],
  };
})();

/** Folders that compute and never reach outside the program. */
const PURE = ['case', 'mail', 'measure', 'letters', 'staff', 'digest'];

/** Packages that have a folder of their own instead of one file. */
const FOLDER_OF_VENDOR: Readonly<Record<string, string>> = { kysely: 'src/shell/db/', pg: 'src/shell/db/' };

/** Each folder imports only what lies before it in case <- mail|measure <- letters|staff|digest <- shell <- jobs <- desk <- sandbox <- cli <- main. */
const layers: Check = (files) =>
  sources(files).flatMap((file) => {
    const layer = layerOf(file.path);
    const allowed = MAY_IMPORT[layer];
    if (allowed === undefined) return [`${file.path}: ${layer} is no layer`];
    return (
      imports(file)
        .filter((target) => target.startsWith('.'))
        .map((target) => resolvePath(file.path, target))
        // Data, such as the words of a language, has no layer.
        .filter((target) => !target.endsWith('.json'))
        .map(layerOf)
        .filter((target) => !allowed.includes(target))
        .map((target) => `${file.path}: ${layer} may not import ${target}`)
    );
  });

/** A pure folder imports no package, and of Node only its hashes. */
const purity: Check = (files) =>
  sources(files)
    .filter(({ path }) => PURE.includes(layerOf(path)))
    .flatMap((file) =>
      imports(file)
        .filter((target) => !target.startsWith('.') && target !== 'node:crypto')
        .map((target) => `${file.path}: a pure folder may not import ${target}`),
    );

/** Each package is imported by one file, so that it can be replaced in one place. */
const vendors: Check = (files) => {
  const owners = new Map<string, string>();
  const violations: Violation[] = [];
  for (const file of sources(files)) {
    for (const vendor of new Set(imports(file).filter(isPackage).map(packageName))) {
      const folder = FOLDER_OF_VENDOR[vendor];
      const owner = owners.get(vendor) ?? file.path;
      owners.set(vendor, owner);
      if (folder !== undefined && !file.path.startsWith(folder)) {
        violations.push(`${file.path}: ${vendor} belongs in ${folder}`);
      }
      if (folder === undefined && owner !== file.path) {
        violations.push(`${file.path}: ${vendor} is already imported by ${owner}`);
      }
    }
  }
  return violations;
};

/** Only one file asks for the present instant. */
const oneClock: Check = (files) =>
  sources(files)
    .filter(({ path }) => path !== 'src/shell/clock.ts')
    .filter(({ text }) => /new Date\(\s*\)|(?<!new )\bDate\(\s*\)|\bDate\.now\b/u.test(code(text)))
    .map(({ path }) => `${path}: time is an argument; only src/shell/clock.ts reads it`);

/** Tests run the real thing: no module is replaced. */
const noModuleMocks: Check = (files) =>
  files
    .filter(({ text }) => /\bvi\s*\.\s*(mock|doMock|hoisted)\b/u.test(code(text)))
    .map(({ path }) => `${path}: vi.mock is not used here`);

/** A file holds one idea. */
const smallFiles: Check = (files) =>
  sources(files).flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n').length;
    return lines > MOST_LINES ? [`${path}: ${lines} lines, more than ${MOST_LINES}`] : [];
  });

/**
 * A file begins with what it is for, and every exported name says what it promises: a type may do so at its
 * members, and a list of words at the type that is made of it.
 */
const docstrings: Check = (files) =>
  sources(files).flatMap(({ path, text }) => {
    const headless = /^(#!.*\n)?\/\*\*/u.test(text) ? [] : [`${path}: the first paragraph is missing`];
    const exported = /^export (?:async )?(?:function|const|type|class)\*? (?<name>\w+)/gmu;
    const bare = [...text.matchAll(exported)]
      .filter(({ index }) => !text.slice(0, index).endsWith('*/\n'))
      .filter((found) => !(found[0].startsWith('export type') && hasDocumentedMember(text, found.index)))
      .filter(({ groups }) => !text.includes(`(typeof ${groups?.['name']})[number]`))
      .map(({ groups }) => `${path}: ${groups?.['name']} has no docstring`);
    return [...headless, ...bare];
  });

/** Members are indented, so that the first line that begins at the margin ends the type. */
function hasDocumentedMember(text: string, start: number): boolean {
  return (
    /^.*\n(?<members>(?:[ \t].*\n)*)/u.exec(text.slice(start))?.groups?.['members']?.includes('/**') === true
  );
}

/**
 * Each file of `src` is tested: by the test of the same name, or by a test in the same place that runs it,
 * directly or through files of its own folder. Taking only a type of a file runs nothing.
 * @param exempt  files that hold only types, or start a process; a name that ends in `/` is a whole folder
 */
export function mirrorTests(files: readonly SourceFile[], exempt: readonly string[]): readonly Violation[] {
  const run = filesRunByTests(files);
  const known = new Set(files.map(({ path }) => path));
  const untested = sources(files)
    .map(({ path }) => path)
    .filter((path) => !run.has(path) && !known.has(mirrorOf(path)));
  const isExempt = (path: string) => exempt.includes(path) || exempt.includes(`${folderOf(path)}/`);
  const isNeeded = (row: string) => untested.some((path) => path === row || `${folderOf(path)}/` === row);
  return [
    ...untested.filter((path) => !isExempt(path)).map((path) => `${path}: ${mirrorOf(path)} is missing`),
    ...exempt.filter((row) => !isNeeded(row)).map((row) => `${row}: needs no exemption`),
  ];
}

/** From each test along the imports, as far as they stay in the folder that the test mirrors. */
function filesRunByTests(files: readonly SourceFile[]): ReadonlySet<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const run = new Set<string>();
  const follow = (file: SourceFile, folder: string) => {
    for (const target of imports(file, 'values').map((each) => resolvePath(file.path, each))) {
      const next = byPath.get(target);
      if (next === undefined || folderOf(target) !== folder || run.has(target)) continue;
      run.add(target);
      follow(next, folder);
    }
  };
  for (const file of files.filter(({ path }) => path.endsWith('.test.ts'))) {
    follow(file, folderOf(file.path).replace(/^test/u, 'src'));
  }
  return run;
}

/** Where tests run the program as a person does, by `support/redress.ts`. */
const PROGRAM_TESTS = 'test/cli/';

/** Each command of the program is run as a process by a test (its main.ts declares them, and its acts.ts the acts): what stands for the mirror tests of `src/cli`. */
export function commandTests(files: readonly SourceFile[]): readonly Violation[] {
  const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? '';
  const commands = [
    ...textOf('src/main.ts').matchAll(/\.command\('(?<name>[a-z-]+)/gu),
    ...textOf('src/cli/acts.ts').matchAll(/^ {4}name: '(?<name>[a-z-]+)'/gmu),
  ].map(({ groups }) => groups?.['name'] ?? '');
  if (commands.length === 0) return ['src/main.ts: declares no command'];
  const programs = files.filter(
    (file) =>
      file.path.startsWith(PROGRAM_TESTS) &&
      imports(file, 'values').some((target) => target.endsWith('support/redress.ts')),
  );
  return commands
    .filter((name) => !programs.some(({ text }) => withoutComments(text).includes(`'${name}'`)))
    .map((name) => `src/main.ts: no test in ${PROGRAM_TESTS} runs redress ${name}`);
}

const FORBIDDEN: readonly { readonly found: RegExp; readonly what: string }[] = [
  { found: /(?<!\* )\bas (?!const\b)[\w{[('"]/u, what: 'a cast: narrow with a type guard' },
  { found: /[\w)\]]!(?=[.;,)\]])/u, what: 'a non-null assertion' },
  { found: /[:<|&,(]\s*any\b(?=\s*[,;)>|&={[]|$)/mu, what: 'any' },
  { found: /^\s*(export )?(const )?enum\b/mu, what: 'an enum: use a const list' },
  { found: /^\s*(export )?(declare )?namespace\b/mu, what: 'a namespace' },
  { found: /^\s*export default\b/mu, what: 'a default export' },
  { found: /\bclass \w+(?! extends \w*Error\b)\s*(<|\{|extends)/u, what: 'a class that is no error' },
  { found: /^\s*export \* from/mu, what: 'a barrel' },
];

const COMPILER_SILENCED = /@ts-(ignore|expect-error|nocheck)/u;
/** A test may tell the linter why it does something odd; the program may not. */
const SILENCED = /biome-ignore|eslint-disable|@ts-(ignore|expect-error|nocheck)/u;

/** What neither the compiler nor the linter refuses, and what they would if they were told to look away. */
const plainCode: Check = (files) =>
  files.flatMap(({ path, text }) => {
    const body = code(text.replaceAll(/^(import|export) [^*;]*? from '[^']*';$/gmu, ''));
    const found = FORBIDDEN.filter((row) => row.found.test(body) && !isToolConfiguration(path, row.what));
    const silenced = path.startsWith('test/') ? COMPILER_SILENCED : SILENCED;
    return [
      ...found.map(({ what }) => `${path}: ${what}`),
      ...(silenced.test(comments(text)) ? [`${path}: a check is silenced`] : []),
    ];
  });

/** Nothing is left for later in the tree. */
const nothingPostponed: Check = (files) =>
  files
    .filter(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b/u.test(comments(text)))
    .map(({ path }) => `${path}: something is left for later`);

/** Every check that looks at all files alike. */
export const CHECKS = {
  layers,
  purity,
  vendors,
  oneClock,
  noModuleMocks,
  smallFiles,
  docstrings,
  plainCode,
  nothingPostponed,
} as const;

function sources(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter(({ path }) => path.startsWith('src/') && !path.endsWith('.d.ts'));
}

/** Vitest reads its configuration from a default export. */
function isToolConfiguration(path: string, what: string): boolean {
  return path === 'config/vitest.ts' && what === 'a default export';
}

function layerOf(path: string): string {
  return path.split('/')[1]?.replace(/\.ts$/u, '') ?? '';
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function mirrorOf(path: string): string {
  return path.replace(/^src\//u, 'test/').replace(/\.ts$/u, '.test.ts');
}

/** The targets of all static and dynamic imports; `values` leaves out those that only take types. */
function imports({ text }: SourceFile, wanted: 'all' | 'values' = 'all'): readonly string[] {
  const statements = /^(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]/gmu;
  const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/gu;
  return [...text.matchAll(statements), ...text.matchAll(dynamic)]
    .filter(([statement]) => wanted === 'all' || !/^(?:import|export)\s+type\b/u.test(statement))
    .map(([, from, bare]) => from ?? bare ?? '');
}

function isPackage(target: string): boolean {
  return !target.startsWith('.') && !target.startsWith('node:');
}

function packageName(target: string): string {
  return target.split('/', target.startsWith('@') ? 2 : 1).join('/');
}

function resolvePath(from: string, target: string): string {
  return new URL(target, `file:///${from}`).pathname.slice(1);
}

/** Comments, strings and regular expressions, each as one token; everything else is code. */
const NO_CODE =
  /(?<comment>\/\*[\s\S]*?\*\/|\/\/.*)|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|\$\{(?:[^{}]|\{[^{}]*\})*\}|[^`\\])*`|(?<=(?:^|[=(,:!&|?{};>[]|return)\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/gu;

function code(text: string): string {
  return text.replaceAll(NO_CODE, (token) => (token.startsWith('/*') || token.startsWith('//') ? '' : "''"));
}

function withoutComments(text: string): string {
  return text.replaceAll(NO_CODE, (token, comment?: string) => (comment === undefined ? token : ''));
}

function comments(text: string): string {
  return [...text.matchAll(NO_CODE)].map(({ groups }) => groups?.['comment'] ?? '').join('\n');
}
