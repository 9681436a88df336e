/**
 * The bytes of mails that this process stored a moment ago, so that filing them need not fetch them back from
 * the database. Losing an entry costs one query, never a mail; what is kept is bounded in bytes, and whoever
 * stores waits a little while there is plenty.
 */

/** Bytes by the number of the mail. */
export type FreshMails = {
  readonly keep: (mailId: number, bytes: Buffer) => void;
  /** The bytes, which are then kept no longer; null when they are not here. */
  readonly take: (mailId: number) => Buffer | null;
  /**
   * Settles when little is kept, or after `ms`: nobody may be at work here while another daemon is, and mail
   * must come out of the mailbox all the same.
   */
  readonly room: (ms: number) => Promise<void>;
};

/**
 * Keeps the mails that were new to the register.
 * @param mails   what was stored, each by the UID that it has in its folder
 * @param stored  those of them that were added
 */
export function keepStored(
  fresh: FreshMails,
  mails: readonly { readonly uid: number; readonly bytes: Buffer }[],
  stored: readonly { readonly mailId: number; readonly uid: number }[],
): void {
  const bytesOf = new Map(mails.map(({ uid, bytes }) => [uid, bytes]));
  for (const { mailId, uid } of stored) {
    const bytes = bytesOf.get(uid);
    if (bytes !== undefined) fresh.keep(mailId, bytes);
  }
}

/** Room for a few batches, whatever the backlog. */
const FRESH_BYTES = 8 * 1024 * 1024;

/** @param most  bytes kept at most, and a third of them is little; the oldest mails make room */
export function openFreshMails(most = FRESH_BYTES): FreshMails {
  const kept = new Map<number, Buffer>();
  const waiting = new Set<() => void>();
  let bytesKept = 0;
  const isLittle = () => bytesKept <= most / 3;
  const drop = (mailId: number): Buffer | null => {
    const bytes = kept.get(mailId) ?? null;
    kept.delete(mailId);
    bytesKept -= bytes?.length ?? 0;
    if (isLittle()) for (const goOn of waiting) goOn();
    return bytes;
  };
  return {
    keep: (mailId, bytes) => {
      drop(mailId);
      kept.set(mailId, bytes);
      bytesKept += bytes.length;
      for (const oldest of kept.keys()) {
        if (bytesKept <= most) break;
        drop(oldest);
      }
    },
    take: drop,
    room: async (ms) => {
      if (isLittle()) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ms);
      waiting.add(resolve);
      await promise;
      waiting.delete(resolve);
      clearTimeout(timer);
    },
  };
}
