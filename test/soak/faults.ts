/** What goes wrong in an hour: daemons, connections, mail servers and the database die at random moments. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../../src/sandbox/chance.ts';
import { findPlace } from '../../src/shell/db/cluster-place.ts';
import type { DaemonChild } from '../bench/daemon-child.ts';
import type { Dovecot } from '../support/dovecot.ts';
import type { SmtpSink } from '../support/smtp-sink.ts';
import type { TcpProxy } from '../support/tcp-proxy.ts';

/** What can be broken; `restartDaemon` starts another one. */
export type Breakable = {
  readonly chance: Chance;
  readonly daemon: () => DaemonChild;
  readonly restartDaemon: () => void;
  readonly sink: SmtpSink;
  readonly imap: TcpProxy;
  readonly dovecot: Dovecot;
  readonly dataFolder: string;
};

/** One thing that goes wrong, and is over when it settles. */
export type Fault = { readonly name: string; readonly commit: (things: Breakable) => Promise<void> };

/** All of them, each as likely as any other. */
export const FAULTS: readonly Fault[] = [
  {
    name: 'daemon killed',
    commit: async ({ daemon, restartDaemon, chance }) => {
      await daemon().kill();
      await sleep(chance.whole(0, 2_000));
      restartDaemon();
    },
  },
  {
    name: 'daemon restarted',
    commit: async ({ daemon, restartDaemon }) => {
      await daemon().stop();
      restartDaemon();
    },
  },
  {
    name: 'IMAP connections cut',
    commit: async ({ imap }) => imap.cut(),
  },
  {
    name: 'IMAP cut within an answer',
    commit: async ({ imap, chance }) => imap.cutAfter(chance.whole(100, 20_000)),
  },
  {
    name: 'IMAP silent',
    commit: async ({ imap }) => {
      imap.swallow(true);
      await sleep(5_000);
      imap.swallow(false);
      imap.cut();
    },
  },
  {
    name: 'IMAP server restarted',
    commit: ({ dovecot }) => dovecot.restart(),
  },
  {
    name: 'SMTP refuses for now',
    commit: async ({ sink, chance }) =>
      sink.failWith({ at: 'rcpt', does: 'refuse', code: 451 }, chance.whole(1, 5)),
  },
  {
    name: 'SMTP refuses for good',
    commit: async ({ sink }) => sink.failWith({ at: 'rcpt', does: 'refuse', code: 550 }, 1),
  },
  {
    name: 'SMTP breaks off before the end',
    commit: async ({ sink, chance }) => sink.failWith({ at: 'body', does: 'drop' }, chance.whole(1, 3)),
  },
  {
    name: 'SMTP breaks off after the end',
    commit: async ({ sink }) => sink.failWith({ at: 'end', does: 'drop' }, 1),
  },
  {
    name: 'database crashed',
    commit: async ({ dataFolder }) => {
      const { cluster } = await findPlace(dataFolder);
      const [pid] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
      // Immediate shutdown: no checkpoint, repaired from the log at the next start.
      process.kill(Number(pid), 'SIGQUIT');
    },
  },
];
