/**
 * One JSON line per thing worth knowing, on standard error. Never body text, never an address above
 * debug: an operator forwards logs to people who may not read complaints.
 */
import { destination, pino } from 'pino';

/** What a log line may name: ids of rows and references, never what people wrote. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Writes one line; `message` is fixed text, so that lines of one kind can be found by it. */
export type Log = {
  readonly debug: (message: string, fields?: LogFields) => void;
  readonly info: (message: string, fields?: LogFields) => void;
  readonly warn: (message: string, fields?: LogFields) => void;
  readonly error: (message: string, fields?: LogFields) => void;
};

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
/** `silent` writes nothing, and `debug` alone may show addresses. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A log that writes lines of at least this level to standard error. */
export function openLog(level: LogLevel): Log {
  const lines = pino({ level, base: null }, destination({ dest: 2, sync: true }));
  return {
    debug: (message, fields = {}) => lines.debug(fields, message),
    info: (message, fields = {}) => lines.info(fields, message),
    warn: (message, fields = {}) => lines.warn(fields, message),
    error: (message, fields = {}) => lines.error(fields, message),
  };
}

/** The parts of an error that may stand in a log line: its name, message and code, not its data. */
export function faultFields(fault: unknown): LogFields {
  if (!(fault instanceof Error)) return { fault: String(fault) };
  const code = 'code' in fault ? String(fault.code) : undefined;
  return { fault: fault.name, message: fault.message, code };
}
