/** The daemon as a process of its own, that a test can kill, and whose log it can read. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { eventually } from './daemon.ts';
import { startRedress } from './redress.ts';

/** One line of the log of the daemon; what else stands there goes by its name. */
export type DaemonLine = { readonly msg: string } & Readonly<Record<string, unknown>>;

export type DaemonProcess = {
  readonly lines: readonly DaemonLine[];
  /** Lines with this message so far. */
  readonly said: (message: string) => readonly DaemonLine[];
  /** Ends it as a power cut does, and waits until it is gone. */
  readonly kill: () => Promise<void>;
  /** Tells it to stop. @returns its exit code */
  readonly stop: () => Promise<unknown>;
};

/** Runs `redress run` on a configuration file until it is ended, at the latest when the test is over. */
export function startDaemonProcess(path: string): DaemonProcess {
  const child = startRedress(['--config', path, 'run']);
  const ended = once(child, 'close');
  const lines: DaemonLine[] = [];
  child.stdout?.resume();
  if (child.stderr !== null) {
    createInterface(child.stderr).on('line', (text) => {
      const line = readLine(text);
      if (line !== null) lines.push(line);
    });
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    const [code]: readonly unknown[] = await ended;
    return code;
  };
  onTestFinished(async () => {
    await end('SIGKILL');
  });
  return {
    lines,
    said: (message) => lines.filter(({ msg }) => msg === message),
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

/** Waits until the daemon has come so far that it reads, or knows that another one does. */
export async function untilUp(daemon: DaemonProcess, message = 'reading mailbox'): Promise<void> {
  await eventually(() => {
    if (daemon.said(message).length === 0)
      throw new Error(`no "${message}" in ${JSON.stringify(daemon.lines)}`);
  });
}

// A process that is killed while it writes leaves half a line.
function readLine(text: string): DaemonLine | null {
  try {
    const line: unknown = JSON.parse(text);
    return isLine(line) ? line : null;
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

function isLine(value: unknown): value is DaemonLine {
  return typeof value === 'object' && value !== null && 'msg' in value && typeof value.msg === 'string';
}
