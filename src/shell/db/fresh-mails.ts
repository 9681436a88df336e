/**
 * The bytes of mails that this process stored a moment ago, so that filing them need not fetch them back from
 * the database. Losing an entry costs one query, never a mail; what is kept is bounded in bytes.
 */

/** Bytes by the number of the mail. */
export type FreshMails = {
  readonly keep: (mailId: number, bytes: Buffer) => void;
  /** The bytes, which are then kept no longer; null when they are not here. */
  readonly take: (mailId: number) => Buffer | null;
};

/** Room for a few batches, whatever the backlog. */
const FRESH_BYTES = 24 * 1024 * 1024;

/** @param most  bytes kept at most; the oldest mails make room */
export function openFreshMails(most = FRESH_BYTES): FreshMails {
  const kept = new Map<number, Buffer>();
  let bytesKept = 0;
  const drop = (mailId: number): Buffer | null => {
    const bytes = kept.get(mailId) ?? null;
    kept.delete(mailId);
    bytesKept -= bytes?.length ?? 0;
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
  };
}
