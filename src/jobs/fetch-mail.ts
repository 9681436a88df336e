/**
 * Keeps reading the mailbox of a desk, one reader per mailbox over all daemons: who holds the lock reads,
 * and another takes over when it is gone (DESIGN §3 "Several daemons"). What to fetch stands in
 * read-folder.ts; a mailbox that stays out of reach is told to the coordinator.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from '../config.ts';
import { holdLock } from '../shell/db/locks.ts';
import { WATCH_DEFAULTS, watchMailbox } from '../shell/imap.ts';
import { connectMailbox, NO_HOOKS } from '../shell/imap-connection.ts';
import { faultFields } from '../shell/log.ts';
import { noteTrouble, type TroubleMemory } from './mailbox-trouble.ts';
import type { Office } from './office.ts';
import { readFolder } from './read-folder.ts';
import { type FolderMemory, newFolderMemory } from './take-messages.ts';

/** How often a daemon that does not read looks whether the reader is still there. */
const LOOK_AGAIN_MS = 5_000;

/** Called when there is work for others: mail was stored (the next is fetched after it), or a notice was written. */
export type FetchHooks = { readonly onStored: (mails: number) => Promise<void>; readonly onTold: () => void };

/** Reads until `signal` aborts. */
export async function fetchMail(
  office: Office,
  databaseUrl: string,
  desk: Desk,
  hooks: FetchHooks,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const lock = await holdLock(databaseUrl, `reader ${desk.name}`).catch((fault: unknown) => {
      office.log.warn('no lock on the mailbox', { desk: desk.name, ...faultFields(fault) });
      return null;
    });
    if (lock === null) {
      await sleep(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
      continue;
    }
    await readUntil(office, desk, hooks, AbortSignal.any([signal, lock.lost]));
    await lock.release();
  }
}

async function readUntil(
  office: Office,
  desk: Desk,
  { onStored, onTold }: FetchHooks,
  signal: AbortSignal,
): Promise<void> {
  const memory: FolderMemory = newFolderMemory();
  const trouble: TroubleMemory = { since: null, told: false };
  const options = { ...WATCH_DEFAULTS, folder: desk.imap.folder };
  const watch = watchMailbox(
    desk.imap.account,
    options,
    {
      round: async (session) => {
        await readFolder(office, desk, session, memory, onStored);
        trouble.since = null;
        trouble.told = false;
      },
      trouble: (kind, fault, retryInMs) => {
        office.log.warn('mailbox trouble', { desk: desk.name, kind, retryInMs, ...faultFields(fault) });
        void noteTrouble(office, desk, trouble, kind, fault).then(onTold);
      },
    },
    signal,
  );
  office.log.info('reading mailbox', { desk: desk.name });
  await watch.done;
}

/** Looks at the mailbox once, for `redress run --once`. @throws when it cannot be read */
export async function fetchOnce(office: Office, desk: Desk, signal: AbortSignal): Promise<void> {
  const { account, folder } = desk.imap;
  const { socketTimeoutMs } = WATCH_DEFAULTS;
  const mailbox = await connectMailbox(account, folder, socketTimeoutMs, NO_HOOKS, signal);
  try {
    await readFolder(office, desk, mailbox, newFolderMemory(), async () => undefined);
  } finally {
    mailbox.close();
  }
}
