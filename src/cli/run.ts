/**
 * `redress run`: the daemon, and its way to an end. The first signal lets running work finish, a second one
 * or a quarter of a minute ends the process at once; nothing is lost either way, because every mail and every
 * letter is in the database before it is worked on (style.md 3.9).
 */
import type { Config } from '../config.ts';
import { type OpenDesk, openDesk, runDaemon, runOnce, SHUTDOWN_MS } from '../desk.ts';
import { systemClock } from '../shell/clock.ts';
import { openLog } from '../shell/log.ts';
import { type ConfigOption, readSettings } from './read-settings.ts';
import { EXIT, type Screen } from './screen.ts';

/** `once`: one pass over everything that is due, instead of running until it is told to stop. */
export type RunOptions = ConfigOption & { readonly once?: boolean };

/** Runs the desk until it is told to stop, or once. */
export async function runCommand(options: RunOptions, screen: Screen): Promise<number> {
  const config = readSettings(options, screen);
  if (config === null) return EXIT.usage;
  const stop = stopOnSignals(screen);
  const log = openLog(config.log.level);
  const desk = await openDesk(config, { now: systemClock, log, onStep: screen.print });
  try {
    if (options.once) return await passOnce(desk, stop, screen);
    screen.print(describeReading(config));
    if (!stop.aborted) await runDaemon(desk, stop);
  } finally {
    await desk.close();
  }
  screen.print('Stopped.');
  return EXIT.done;
}

async function passOnce(desk: OpenDesk, stop: AbortSignal, screen: Screen): Promise<number> {
  const { processed, sent } = await runOnce(desk, stop);
  screen.print(`${countOf(processed, 'mail')} processed, ${countOf(sent, 'mail')} sent.`);
  if (!stop.aborted) return EXIT.done;
  screen.remark('Stopped before everything was done; the next run goes on from here.');
  return EXIT.notInOrder;
}

function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function describeReading({ desks }: Config): string {
  return `Reading ${desks.map(({ address }) => address).join(', ')} every minute. Stop with Ctrl-C.`;
}

/** Aborts at the first SIGTERM or SIGINT; sees to it that the process ends in time. */
function stopOnSignals(screen: Screen): AbortSignal {
  const stop = new AbortController();
  const endNow = (why: string): never => {
    screen.remark(`${why} What was not finished is taken up again at the next start.`);
    process.exit(EXIT.notInOrder);
  };
  const onSignal = (): void => {
    if (stop.signal.aborted) endNow('Stopped at once.');
    screen.print('Stopping: what is in hand is finished first. Once more stops at once.');
    stop.abort();
    setTimeout(endNow, SHUTDOWN_MS, `Not finished in ${SHUTDOWN_MS / 1_000} seconds: stopped.`).unref();
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  return stop.signal;
}
