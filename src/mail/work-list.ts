/**
 * Which messages of a folder are still to be fetched (inbound.md A1-A3, procedure step 1). The ledger of
 * stored messages decides, never a flag, a date or a count: what the server lists and the ledger lacks is
 * fetched, whatever happened in between. The watermark only makes looking cheap.
 */

/** How far below the watermark every round looks again: servers may show a lower UID late. */
export const LOOK_BACK_UIDS = 500;

/** A UID that the server listed and then did not answer is asked for again in so many further rounds. */
export const FURTHER_ASKS = 3;

/** What one fetch may hold; a message larger than `maxBytes` makes a batch of its own. */
export type BatchLimit = { readonly maxBytes: number; readonly maxCount: number };
/** The limit of an ordinary fetch: one answer of this size is held in memory at a time. */
const BATCH_LIMIT: BatchLimit = { maxBytes: 2 * 1024 * 1024, maxCount: 50 };

/** The folder as it was left, from `mailbox_states`. */
export type ReadingState = {
  readonly uidValidity: number;
  readonly uidNext: number;
  readonly watermarkUid: number;
};

/**
 * `first`: never read before. `same`: go on. `new`: the UIDs mean other messages now, so the ledger of this
 * folder says nothing any more: forget its rows, read all again; content tells what is new (inbound.md A3).
 */
export type Generation = 'first' | 'same' | 'new';

/** Compares the folder as it was left with what the server says now; a `uidNext` of 0 is "not said". */
export function generationOf(
  left: Pick<ReadingState, 'uidValidity' | 'uidNext'> | null,
  now: Pick<ReadingState, 'uidValidity' | 'uidNext'>,
): Generation {
  if (left === null) return 'first';
  if (left.uidValidity !== now.uidValidity) return 'new';
  return now.uidNext > 0 && now.uidNext < left.uidNext ? 'new' : 'same';
}

/** The lowest UID to ask the server for; the daily look at the whole folder starts at 1. */
export function lookFromUid(watermarkUid: number, wholeFolder: boolean): number {
  return wholeFolder ? 1 : Math.max(1, watermarkUid - LOOK_BACK_UIDS);
}

/** How often each UID was asked for in vain; kept between the rounds of one generation. */
export type Unanswered = ReadonlyMap<number, number>;

/**
 * The UIDs to fetch, ascending: all that are listed or were asked for in vain, and are not in the ledger.
 * @param inLedger  UIDs of this generation that the ledger holds; at least those >= `lookFromUid`
 */
export function uidsToFetch(
  listed: readonly number[],
  inLedger: ReadonlySet<number>,
  unanswered: Unanswered,
): readonly number[] {
  const wanted = new Set([...listed, ...unanswered.keys()]);
  return [...wanted].filter((uid) => !inLedger.has(uid)).sort((a, b) => a - b);
}

/**
 * The watermark after a round: every listed UID up to it is in the ledger. It falls when a lower UID is
 * still missing, so that no missing UID ever leaves the look-back window.
 * @param stillMissing  what of `uidsToFetch` is not in the ledger after the round
 */
export function nextWatermark(
  watermarkUid: number,
  listed: readonly number[],
  stillMissing: readonly number[],
): number {
  const highest = listed.reduce((high, uid) => Math.max(high, uid), watermarkUid);
  return stillMissing.reduce((low, uid) => Math.min(low, uid - 1), highest);
}

export type Answers = {
  readonly unanswered: Unanswered;
  /** Asked for once and `FURTHER_ASKS` times again, in vain: to be put into the ledger without a mail. */
  readonly gone: readonly number[];
};

/** Counts a round's answers: what was asked for and not answered is asked for again, or is gone. */
export function countAnswers(
  unanswered: Unanswered,
  asked: readonly number[],
  answered: ReadonlySet<number>,
): Answers {
  const next = new Map([...unanswered].filter(([uid]) => !answered.has(uid)));
  const gone: number[] = [];
  for (const uid of asked) {
    if (answered.has(uid)) continue;
    const asks = (next.get(uid) ?? 0) + 1;
    if (asks > FURTHER_ASKS) {
      next.delete(uid);
      gone.push(uid);
    } else next.set(uid, asks);
  }
  return { unanswered: next, gone };
}

/** Splits messages, in their order, into fetches of bounded size and count. */
export function inBatches<T extends { readonly sizeBytes: number }>(
  messages: readonly T[],
  limit: BatchLimit = BATCH_LIMIT,
): readonly (readonly T[])[] {
  const batches: T[][] = [];
  let batch: T[] = [];
  let bytes = 0;
  for (const message of messages) {
    const full = batch.length >= limit.maxCount || bytes + message.sizeBytes > limit.maxBytes;
    if (batch.length > 0 && full) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(message);
    bytes += message.sizeBytes;
  }
  return batch.length === 0 ? batches : [...batches, batch];
}
