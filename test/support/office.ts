/**
 * The desk of story tests: the real jobs on a real database, with the two ends that leave the house in the
 * hands of the test. Mail comes in as a mailbox would have given it, and what leaves is read back from the
 * very bytes; the clock stands still until a test moves it.
 */
import { afterAll, beforeAll } from 'vitest';
import type { Config } from '../../src/config.ts';
import type { Office } from '../../src/jobs/office.ts';
import { processWaiting } from '../../src/jobs/process-mail.ts';
import { sendAsked } from '../../src/jobs/send-asked.ts';
import { sendOutbox } from '../../src/jobs/send-outbox.ts';
import type { InboundMail } from '../../src/mail/inbound-mail.ts';
import { scanHeader } from '../../src/mail/scan-header.ts';
import type { CheckSignatures } from '../../src/shell/check-signatures.ts';
import { openFreshMails } from '../../src/shell/db/fresh-mails.ts';
import { storeMails } from '../../src/shell/db/inbound-store.ts';
import { loadSigningKeys } from '../../src/shell/db/signing-keys.ts';
import { openLog } from '../../src/shell/log.ts';
import { type MailReader, openMailReader } from '../../src/shell/parse-guarded.ts';
import { parseMail } from '../../src/shell/parse-mail.ts';
import type { Parcel, SendResult } from '../../src/shell/smtp.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { exampleConfig } from './configuration.ts';
import { useDatabase } from './database.ts';

/** Tuesday 17 November 2026, 11:00 in Amsterdam. */
export const START = new Date('2026-11-17T10:00:00Z');

/** A mail that left, as the receiving server got it. */
export type LeftMail = { readonly parcel: Parcel; readonly mail: InboundMail };

export type TestDesk = {
  readonly office: Office;
  /** Puts a mail into the mailbox of the desk and has it stored; an imported one comes from an archive. */
  readonly deliver: (raw: string | Uint8Array, receivedAt?: Date, imported?: boolean) => Promise<void>;
  /** Files everything that waits and sends everything that is due; gives what left, in order. */
  readonly work: () => Promise<readonly LeftMail[]>;
  /** What the mail server answers from now on; accepts everything until told otherwise. */
  answerWith: (parcel: Parcel) => SendResult;
  /** Moves the clock. */
  readonly pass: (milliseconds: number) => void;
  /** Reads a mail; a test may put another reader here. */
  readMail: MailReader['parse'];
  /** What checking signatures finds; nothing until a test says more. */
  checkSignatures: CheckSignatures;
};

const RUNNING = new AbortController().signal;

/** Gives the calling test file a desk of its own, with the example configuration changed by `change`. */
export function useDesk(change: (config: Config) => Config = (config) => config): TestDesk {
  const database = useDatabase();
  const reader = openMailReader();
  let now = START;
  let uid = 0;
  let left: LeftMail[] = [];
  let office: Office | undefined;
  const desk: TestDesk = {
    get office() {
      if (office === undefined) throw new Error('the desk exists from the first test on');
      return office;
    },
    deliver: async (raw, receivedAt = now, imported = false) => {
      const bytes = Buffer.from(raw);
      uid += 1;
      const folder = { desk: 'klachten', folder: 'INBOX', uidValidity: 1, uid };
      const sizes = {
        storedAt: now,
        internalDate: receivedAt,
        sizeBytes: bytes.length,
        bytes,
        shortened: false,
        imported,
      };
      await storeMails(desk.office.db, [{ ...folder, ...sizes, ...scanHeader(bytes) }]);
    },
    work: async () => {
      left = [];
      await processWaiting(desk.office, RUNNING, () => undefined);
      await sendAsked(desk.office, RUNNING);
      await sendOutbox(desk.office, new Map([['klachten', sender]]), RUNNING);
      return left;
    },
    answerWith: () => ({ outcome: 'accepted', reply: '250 2.0.0 taken' }),
    pass: (milliseconds) => {
      now = new Date(now.getTime() + milliseconds);
    },
    readMail: reader.parse,
    checkSignatures: async () => [],
  };
  const sender = {
    send: async (parcel: Parcel) => {
      const result = desk.answerWith(parcel);
      if (result.outcome === 'accepted') left.push({ parcel, mail: await parseMail(parcel.bytes) });
      return result;
    },
    close: () => undefined,
  };
  beforeAll(async () => {
    const config = change(exampleConfig());
    office = {
      config,
      db: database.db,
      now: () => now,
      log: openLog('silent'),
      keys: await loadSigningKeys(database.db),
      templates: openTemplates(),
      profiles: config.profiles,
      calendar: {
        timeZone: config.timeZone,
        closedDays: new Set(['2026-12-25', '2027-01-01']),
        officeHours: config.officeHours,
      },
      fresh: openFreshMails(),
      parse: (raw) => desk.readMail(raw),
      checkSignatures: (mails, at) => desk.checkSignatures(mails, at),
    };
  });
  afterAll(() => reader.close());
  return desk;
}
