/** Processes of this program in tests: real ones, that can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** `firstLine` rejects with what the process complained about when it ends before it printed a line. */
export type Running = {
  readonly firstLine: Promise<string>;
  /** Ends its input and waits until it ended; gives its exit code. */
  readonly leave: () => Promise<number>;
  readonly kill: () => Promise<void>;
};

/** Runs a program, as another account when one is given. */
export function runProgram(
  program: URL,
  args: readonly string[],
  account: { readonly uid?: number; readonly gid?: number } = {},
): Running {
  const child = spawn(process.execPath, [fileURLToPath(program), ...args], {
    ...account,
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: '/',
  });
  const ended = once(child, 'close');
  return {
    firstLine: firstLineOf(child),
    leave: async () => {
      child.stdin.end();
      await ended;
      return child.exitCode ?? -1;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function firstLineOf(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let complaint = '';
  child.stderr?.on('data', (text: Buffer) => {
    complaint += text.toString();
  });
  child.on('error', reject);
  child.on('close', () => reject(new Error(`the process ended: ${complaint}`)));
  if (child.stdout !== null) createInterface(child.stdout).once('line', resolve);
  return promise;
}
