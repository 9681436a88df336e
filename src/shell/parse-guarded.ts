/**
 * Reads a mail without ever hanging or ending the daemon (inbound.md A9): small plain mails here, because a
 * thread costs more than they do; all others in a worker with a deadline and a memory limit. A worker that
 * dies or runs late is replaced, and its mail is reported as unreadable.
 */
import { Worker } from 'node:worker_threads';
import type { InboundMail } from '../mail/inbound-mail.ts';
import { isTame } from '../mail/tame.ts';
import { parseMail } from './parse-mail.ts';

/** What comes of reading a mail: the mail, or the reason that staff see beside its raw bytes in quarantine. */
export type Parsed =
  | { readonly ok: true; readonly mail: InboundMail }
  | { readonly ok: false; readonly reason: string };

/** Limits of the worker; inbound.md A9 names the defaults. Below some 8 MiB the runtime cannot even start a worker. */
export type ParseLimits = { readonly deadlineMs: number; readonly memoryMiB: number };

const DEFAULT_LIMITS: ParseLimits = { deadlineMs: 30_000, memoryMiB: 512 };

export type MailReader = {
  /** Never rejects. Mails for the worker wait for each other. */
  readonly parse: (raw: Uint8Array) => Promise<Parsed>;
  /** Ends the worker, if there is one. */
  readonly close: () => Promise<void>;
};

/** A reader of mails; its worker starts with the first mail that needs one. */
export function openMailReader(limits: ParseLimits = DEFAULT_LIMITS): MailReader {
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const inWorker = async (raw: Uint8Array): Promise<Parsed> => {
    worker ??= startWorker(limits);
    const outcome = await askWorker(worker, raw, limits.deadlineMs);
    if (outcome.alive) return outcome.parsed;
    const spent = worker;
    worker = null;
    await spent.terminate();
    return outcome.parsed;
  };

  return {
    parse: (raw) => {
      if (isTame(raw)) return parseHere(raw);
      const answer = queue.then(() => inWorker(raw));
      queue = answer;
      return answer;
    },
    close: async () => {
      await queue;
      await worker?.terminate();
      worker = null;
    },
  };
}

async function parseHere(raw: Uint8Array): Promise<Parsed> {
  try {
    return { ok: true, mail: await parseMail(raw) };
  } catch (fault) {
    return { ok: false, reason: faultReason(fault) };
  }
}

function startWorker(limits: ParseLimits): Worker {
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMiB },
  });
  // An idle worker must not keep the process alive.
  worker.unref();
  return worker;
}

type Outcome = { readonly alive: boolean; readonly parsed: Parsed };

function askWorker(worker: Worker, raw: Uint8Array, deadlineMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome): void => {
      clearTimeout(deadline);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit).unref();
      resolve(outcome);
    };
    const lost = (reason: string): void => settle({ alive: false, parsed: { ok: false, reason } });
    const onMessage = (message: unknown): void =>
      isParsed(message)
        ? settle({ alive: true, parsed: message })
        : lost('unreadable: the worker answered nonsense');
    const onError = (fault: unknown): void => lost(faultReason(fault));
    const onExit = (): void => lost('unreadable: the worker ended');
    const deadline = setTimeout(() => lost(`unreadable: not done in ${deadlineMs} ms`), deadlineMs);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit).ref();
    // The caller goes on using its bytes, so the worker gets a copy of its own (slice of a Buffer is none).
    const copy = new Uint8Array(raw);
    worker.postMessage(copy, [copy.buffer]);
  });
}

/** A fault as a reason: its name and message, never what the mail says. */
export function faultReason(fault: unknown): string {
  return fault instanceof Error
    ? `unreadable: ${fault.name}: ${fault.message}`
    : `unreadable: ${String(fault)}`;
}

function isParsed(value: unknown): value is Parsed {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false;
  return value.ok === true ? 'mail' in value : 'reason' in value;
}
