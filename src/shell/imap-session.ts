/**
 * What reading a mailbox offers to the job that fetches mail (inbound.md A): the shapes only, so that the
 * job and the adapter agree without either knowing the IMAP library. Messages are named by UID, never by
 * sequence number, and are never selected by flag, date or count.
 */

/** The folder as the server last described it on SELECT. */
export type MailboxState = {
  readonly uidValidity: number;
  /** The UID that the next message will get at least; 0 when the server does not say. */
  readonly uidNext: number;
  /** Number of messages; for people to read, never to decide what to fetch. */
  readonly exists: number;
};

export type DescribedMessage = {
  readonly uid: number;
  /** RFC822.SIZE as the server states it. */
  readonly sizeBytes: number;
  /** INTERNALDATE; null when the server sends none that can be read. */
  readonly internalDate: Date | null;
};

export type FetchedMessage = DescribedMessage & {
  readonly bytes: Buffer;
  /** True when the body stayed more than 1 % shorter than `sizeBytes` after a second fetch. */
  readonly short: boolean;
};

/** Messages above the highest known UID: the small ones whole, the larger ones only described. */
export type NewMessages = {
  readonly fetched: readonly FetchedMessage[];
  readonly larger: readonly DescribedMessage[];
};

/**
 * One round over an open folder. Every method is one or two IMAP commands, throws TransientError when the
 * connection is lost, and may be called in any order, but one at a time. A UID that the server does not
 * answer is absent from the result.
 */
export type MailboxSession = {
  readonly state: () => MailboxState;
  /** All UIDs >= `fromUid`, ascending; without the last-message echo of `n:*`. */
  readonly listUids: (fromUid: number) => Promise<readonly number[]>;
  readonly describe: (uids: readonly number[]) => Promise<readonly DescribedMessage[]>;
  /**
   * The quick way for mail that was just announced: one round trip for size, date and body of the next few
   * UIDs from `fromUid` on. It bounds memory by asking the server for the first bytes of each body only;
   * it is no proof of completeness, so `listUids` still follows.
   */
  readonly fetchNew: (fromUid: number) => Promise<NewMessages>;
  /** Whole messages in one FETCH; the caller bounds the sum of their sizes. */
  readonly fetchBodies: (uids: readonly number[]) => Promise<readonly FetchedMessage[]>;
  /** One large message, read in pieces; null when it is gone. */
  readonly fetchBody: (uid: number) => Promise<FetchedMessage | null>;
  /** Headers and first text part of a message too large to take, as one mail; null when it is gone. */
  readonly fetchHead: (uid: number) => Promise<FetchedMessage | null>;
  /**
   * Sets the keyword `$Redress` where the server permits own keywords. A convenience for people who look
   * at the mailbox: nothing is ever decided by it. True when it was set.
   */
  readonly markTaken: (uids: readonly number[]) => Promise<boolean>;
};

/** The server refused the account, or its token command gave no token. */
export class MailboxAuthenticationError extends Error {
  override readonly name = 'MailboxAuthenticationError';
}
