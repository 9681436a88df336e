/** Runs the program as a person does: `bin/redress` as a process of its own. */
import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { EXAMPLE_ENVIRONMENT } from './configuration.ts';

/** What a run of the program left behind. */
export type Ended = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The lines of standard output, read as JSON. */
  readonly json: () => readonly unknown[];
};

export type RunDetails = {
  /** Beside what the example configuration needs; nothing of the tests' own environment comes along. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly cwd?: string;
  /** Pipes when left out. */
  readonly stdio?: StdioOptions;
};

const PROGRAM = fileURLToPath(new URL('../../bin/redress', import.meta.url));

/** Starts the program and leaves it running. */
export function startRedress(args: readonly string[], details: RunDetails = {}): ChildProcess {
  return spawn(PROGRAM, args, {
    env: { PATH: process.env['PATH'], ...EXAMPLE_ENVIRONMENT, ...details.env },
    cwd: details.cwd ?? '/',
    stdio: details.stdio ?? 'pipe',
  });
}

/** Runs the program to its end. */
export async function runRedress(args: readonly string[], details: RunDetails = {}): Promise<Ended> {
  const child = startRedress(args, details);
  const output = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  // The program may stop reading before the end.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(details.input ?? '');
  const [code]: readonly unknown[] = await once(child, 'close');
  const { stdout, stderr } = output;
  return {
    code: typeof code === 'number' ? code : null,
    stdout,
    stderr,
    json: () =>
      stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line): unknown => JSON.parse(line)),
  };
}
