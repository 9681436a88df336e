/**
 * A mailbox in memory behind the port of imap-session.ts. A test changes it between two rounds, and can
 * break the connection at any command.
 */
import type { FetchedMessage, MailboxSession } from '../../src/shell/imap-session.ts';
import { TransientError } from '../../src/shell/transient-error.ts';

export type StoredMessage = {
  readonly uid: number;
  readonly bytes: Buffer;
  readonly internalDate: Date;
  /** RFC822.SIZE as the server states it. */
  readonly sizeBytes: number;
};

export type ScriptedMailbox = {
  readonly session: MailboxSession;
  uidValidity: number;
  /** What SELECT says; UIDs are given from here on. */
  uidNext: number;
  messages: StoredMessage[];
  /** UIDs that are listed and never answered. */
  readonly silent: Set<number>;
  /** UIDs at which the server ends the connection when their body is asked for. */
  readonly breaking: Set<number>;
  /** The connection breaks at the command after this many. */
  commandsLeft: number;
  /** UIDs that the round marked as taken. */
  readonly marked: Set<number>;
  /** UIDs whose body was asked for whole, in order. */
  readonly fetched: number[];
  /** Puts a mail into the mailbox. */
  readonly arrive: (raw: string, internalDate: Date, statedBytes?: number) => void;
  /** The server rebuilds the mailbox: the same messages, another UIDVALIDITY, UIDs from 1. */
  readonly renumber: () => void;
};

/** An empty mailbox. */
export function scriptedMailbox(): ScriptedMailbox {
  const command = () => {
    if (mailbox.commandsLeft === 0) throw new TransientError('the connection broke');
    mailbox.commandsLeft -= 1;
  };
  const answered = (uids: readonly number[]) =>
    mailbox.messages.filter(({ uid }) => uids.includes(uid) && !mailbox.silent.has(uid));
  const whole = (uids: readonly number[]): readonly FetchedMessage[] => {
    command();
    const found = answered(uids);
    if (found.some(({ uid }) => mailbox.breaking.has(uid))) throw new TransientError('the connection broke');
    mailbox.fetched.push(...found.map(({ uid }) => uid));
    return found.map((message) => ({ ...message, short: false }));
  };
  const session: MailboxSession = {
    state: () => {
      const { uidValidity, uidNext, messages } = mailbox;
      return { uidValidity, uidNext, exists: messages.length };
    },
    listUids: async (from) => {
      command();
      return mailbox.messages.map(({ uid }) => uid).filter((uid) => uid >= from);
    },
    describe: async (uids) => {
      command();
      return answered(uids).map(({ bytes: _, ...described }) => described);
    },
    fetchNew: async (from) => ({
      fetched: whole(Array.from({ length: 16 }, (_, index) => from + index)),
      larger: [],
    }),
    fetchBodies: async (uids) => whole(uids),
    fetchBody: async (uid) => whole([uid])[0] ?? null,
    fetchHead: async (uid) => {
      command();
      const [message] = answered([uid]);
      return message === undefined ? null : { ...message, bytes: headOf(message.bytes), short: false };
    },
    markTaken: async (uids) => {
      command();
      for (const uid of uids) mailbox.marked.add(uid);
      return true;
    },
  };
  const mailbox: ScriptedMailbox = {
    session,
    uidValidity: 1,
    uidNext: 1,
    messages: [],
    silent: new Set(),
    breaking: new Set(),
    commandsLeft: Number.POSITIVE_INFINITY,
    marked: new Set(),
    fetched: [],
    arrive: (raw, internalDate, statedBytes) => {
      const bytes = Buffer.from(raw);
      const sizeBytes = statedBytes ?? bytes.length;
      mailbox.messages.push({ uid: mailbox.uidNext, bytes, internalDate, sizeBytes });
      mailbox.uidNext += 1;
    },
    renumber: () => {
      mailbox.uidValidity += 1;
      mailbox.messages = mailbox.messages.map((message, index) => ({ ...message, uid: index + 1 }));
      mailbox.uidNext = mailbox.messages.length + 1;
    },
  };
  return mailbox;
}

function headOf(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.indexOf('\r\n\r\n') + 4);
}
