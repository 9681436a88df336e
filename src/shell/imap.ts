/**
 * Keeps reading one folder of one mail account until told to stop (inbound.md A, procedure step 1: a
 * complaint that came in is never missed). IDLE makes it quick; a poll each minute runs regardless, so a
 * dead IDLE costs at most that minute. What fails is reported and tried again, for ever.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { MailAccount } from './account.ts';
import { type BackOff, backOffMs, CONNECTION_BACK_OFF } from './backoff.ts';
import { connectMailbox, type MailboxConnection } from './imap-connection.ts';
import { MailboxAuthenticationError, type MailboxSession } from './imap-session.ts';
import { TransientError } from './transient-error.ts';

export type WatchOptions = {
  readonly folder: string;
  /** A round runs at least this often. */
  readonly pollMs: number;
  /** Silence after which a connection is given up; it takes up to twice as long. */
  readonly socketTimeoutMs: number;
  /** No completed round and no answered command for this long, and the connection is thrown away. */
  readonly watchdogMs: number;
  readonly backOff: BackOff;
  /** Wait after the server refused the login: hammering locks accounts. */
  readonly refusedMs: number;
};

/** The values of inbound.md A6. */
export const WATCH_DEFAULTS: WatchOptions = {
  folder: 'INBOX',
  pollMs: 60_000,
  socketTimeoutMs: 90_000,
  watchdogMs: 300_000,
  backOff: CONNECTION_BACK_OFF,
  refusedMs: 300_000,
};

/**
 * `authentication`: the server refused the account, or its token command failed; somebody must act.
 * `connection`: no connection, or it broke. `stalled`: the watchdog had to act. `round`: the round threw.
 */
export type MailboxTrouble = 'authentication' | 'connection' | 'stalled' | 'round';

/** Why a round runs: `notice` is the server's word that mail came, `poke` a call of `wake`. */
export type WokenBy = 'connect' | 'notice' | 'poll' | 'poke';

export type WatchHandlers = {
  /**
   * Looks at the folder and takes what is new. Rounds never overlap; mail that comes during a round
   * brings another. What it throws ends the connection and is tried again after the back-off.
   */
  readonly round: (session: MailboxSession, wokenBy: WokenBy) => Promise<void>;
  /** Told once for each failure, before waiting `retryInMs`. */
  readonly trouble: (kind: MailboxTrouble, fault: Error, retryInMs: number) => void;
};

export type MailboxWatch = {
  /** Settles after `signal` aborted and a running round ended. */
  readonly done: Promise<void>;
  /** Runs a round now, or ends the wait before the next attempt to connect. */
  readonly wake: () => void;
};

/** A reason to look, remembered until somebody waits for it. */
type Bell = {
  readonly ring: (why: WokenBy) => void;
  /** The reason that rang since the last wait, or the first that rings within `ms`, or null. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<WokenBy | null>;
};

/** Starts to watch the folder `options.folder` of `account`; ends when `signal` aborts. */
export function watchMailbox(
  account: MailAccount,
  options: WatchOptions,
  handlers: WatchHandlers,
  signal: AbortSignal,
): MailboxWatch {
  const bell = makeBell();
  return { done: keepWatching(account, options, handlers, bell, signal), wake: () => bell.ring('poke') };
}

async function keepWatching(
  account: MailAccount,
  options: WatchOptions,
  handlers: WatchHandlers,
  bell: Bell,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  const completed = () => {
    failures = 0;
  };
  while (!signal.aborted) {
    const failure = await watchOnce(account, options, handlers, bell, completed, signal);
    if (signal.aborted) return;
    failures += 1;
    const retryInMs =
      failure.kind === 'authentication' ? options.refusedMs : backOffMs(failures, options.backOff);
    handlers.trouble(failure.kind, failure.fault, retryInMs);
    await bell.wait(retryInMs, signal);
  }
}

type Failure = { readonly kind: MailboxTrouble; readonly fault: Error };

/** One connection, from connecting to its end; returns why it ended. */
async function watchOnce(
  account: MailAccount,
  options: WatchOptions,
  handlers: WatchHandlers,
  bell: Bell,
  completed: () => void,
  signal: AbortSignal,
): Promise<Failure> {
  const lost = new AbortController();
  const either = AbortSignal.any([signal, lost.signal]);
  const watchdog = makeWatchdog(options.watchdogMs, lost);
  try {
    const hooks = { onNotice: () => bell.ring('notice'), onAnswer: watchdog.fed };
    const mailbox = await connectMailbox(account, options.folder, options.socketTimeoutMs, hooks, either);
    void mailbox.ended.then((fault) => lost.abort(fault ?? new TransientError('the connection was closed')));
    await runRounds(mailbox, options.pollMs, handlers, bell, either, () => {
      completed();
      watchdog.fed();
    });
    return failureOf(lost.signal.reason);
  } catch (fault) {
    // The end of the connection explains a failed command better than the command does.
    return failureOf(lost.signal.aborted && !(fault instanceof RoundError) ? lost.signal.reason : fault);
  } finally {
    watchdog.stop();
    lost.abort(new TransientError('the connection is not used any more'));
  }
}

async function runRounds(
  mailbox: MailboxConnection,
  pollMs: number,
  handlers: WatchHandlers,
  bell: Bell,
  signal: AbortSignal,
  completed: () => void,
): Promise<void> {
  let wokenBy: WokenBy = 'connect';
  while (!signal.aborted) {
    if (wokenBy === 'poll') await mailbox.reselect();
    await runRound(mailbox, wokenBy, handlers, signal);
    completed();
    mailbox.idle();
    wokenBy = (await bell.wait(pollMs, signal)) ?? 'poll';
  }
}

/** The round itself threw, while the connection was well. */
class RoundError extends Error {
  override readonly name = 'RoundError';
}

async function runRound(
  mailbox: MailboxConnection,
  wokenBy: WokenBy,
  handlers: WatchHandlers,
  signal: AbortSignal,
): Promise<void> {
  try {
    await handlers.round(mailbox, wokenBy);
  } catch (fault) {
    if (signal.aborted) throw fault;
    throw new RoundError(fault instanceof Error ? fault.message : String(fault), { cause: fault });
  }
}

class StalledError extends Error {
  override readonly name = 'StalledError';
}

function failureOf(fault: unknown): Failure {
  if (fault instanceof MailboxAuthenticationError) return { kind: 'authentication', fault };
  if (fault instanceof StalledError) return { kind: 'stalled', fault };
  if (fault instanceof RoundError) {
    return { kind: 'round', fault: fault.cause instanceof Error ? fault.cause : fault };
  }
  return { kind: 'connection', fault: fault instanceof Error ? fault : new Error(String(fault)) };
}

function makeWatchdog(limitMs: number, lost: AbortController) {
  const bark = () =>
    lost.abort(new StalledError(`no completed round and no answer of the server for ${limitMs} ms`));
  const timer = setTimeout(bark, limitMs);
  return { fed: () => void timer.refresh(), stop: () => clearTimeout(timer) };
}

function makeBell(): Bell {
  let rung: WokenBy | null = null;
  let answer: (() => void) | null = null;
  return {
    ring: (why) => {
      rung ??= why;
      answer?.();
    },
    wait: async (ms, signal) => {
      if (rung === null && !signal.aborted) {
        const over = new AbortController();
        answer = () => over.abort();
        const ends = AbortSignal.any([signal, over.signal]);
        await sleep(ms, undefined, { signal: ends }).catch(() => undefined);
        answer = null;
      }
      const why = rung;
      rung = null;
      return why;
    },
  };
}
