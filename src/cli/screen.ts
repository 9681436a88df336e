/**
 * Where the command line writes: results on standard output, remarks and errors on standard error. A reader
 * that goes away (`redress cases | head`) ends the output quietly. What other people wrote passes through
 * `printable` first, because a mail may carry escape sequences that steer the terminal.
 */
import { styleText } from 'node:util';

/** The exit codes of every command (DESIGN §4). */
export const EXIT = {
  done: 0,
  /** The thing asked about is not in order. */
  notInOrder: 1,
  /** Wrong usage or configuration. */
  usage: 2,
} as const;

/** A way to stress a piece of text on a terminal. */
export type Emphasis = 'bold' | 'red' | 'yellow' | 'dim';

export type Screen = {
  /** Columns of the terminal; 120 where there is none. */
  readonly width: number;
  /** Writes a line of the result. */
  readonly print: (line: string) => void;
  /** Writes a line beside the result: an error, or what is going on. */
  readonly remark: (line: string) => void;
  /** The text with colour on a terminal, and as it is elsewhere. */
  readonly stress: (emphasis: Emphasis, text: string) => string;
  /** True when a person reads the remarks. */
  readonly isTerminal: boolean;
  /** True once nobody reads the result any more. */
  readonly isClosed: () => boolean;
};

const WIDTH_ELSEWHERE = 120;

/** The screen of this process; asked for once. */
export function openScreen(out: NodeJS.WriteStream, err: NodeJS.WriteStream): Screen {
  let closed = false;
  const onFault = (fault: Error): void => {
    if (!('code' in fault) || fault.code !== 'EPIPE') throw fault;
    closed = true;
  };
  out.on('error', onFault);
  err.on('error', onFault);
  return {
    width: out.columns || WIDTH_ELSEWHERE,
    print: (line) => {
      if (!closed) out.write(`${line}\n`);
    },
    remark: (line) => {
      err.write(`${line}\n`);
    },
    stress: (emphasis, text) => styleText(emphasis, text, { stream: out }),
    isTerminal: err.isTTY === true,
    isClosed: () => closed,
  };
}

// Override, embedding and isolation of the writing direction: they make a text look like another one.
const STEERING = /[\u202a-\u202e\u2066-\u2069]/g;
const CONTROLS = /[^\P{Cc}\n]/gu;

/** A text of other people for one line: no control or direction characters, no line ends. */
export function printable(text: string): string {
  return text
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(CONTROLS, '')
    .replace(STEERING, '')
    .trim();
}

/** A text of other people as lines, without control or direction characters, ends trimmed. */
export function printableLines(text: string): readonly string[] {
  return text
    .replaceAll('\t', '    ')
    .replace(CONTROLS, '')
    .replace(STEERING, '')
    .trim()
    .split(/[\n\u2028\u2029]/u)
    .map((line) => line.trimEnd());
}
