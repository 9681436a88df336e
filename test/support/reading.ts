/**
 * Reading a mailbox in steps that a test controls: the real job on a real database, with a mailbox that the
 * test changes between two rounds, and a ledger that is empty at the beginning of each test.
 */
import { beforeEach } from 'vitest';
import type { Config } from '../../src/config.ts';
import { readFolder } from '../../src/jobs/read-folder.ts';
import { newFolderMemory } from '../../src/jobs/take-messages.ts';
import { useDesk } from './office.ts';
import { rawMail } from './raw-mail.ts';
import { scriptedMailbox } from './scripted-mailbox.ts';

/** Gives the calling describe block a desk and its mailbox. */
export function useReading(change?: (config: Config) => Config) {
  const desk = useDesk(change);
  let mailbox = scriptedMailbox();
  let memory = newFolderMemory();
  beforeEach(async () => {
    mailbox = scriptedMailbox();
    memory = newFolderMemory();
    const { db } = desk.office;
    await db.deleteFrom('outbound_mails').execute();
    for (const table of ['fetched_messages', 'mailbox_states', 'raw_mails', 'inbound_mails'] as const) {
      await db.deleteFrom(table).execute();
    }
  });
  const round = async () => {
    const [first] = desk.office.config.desks;
    if (first === undefined) throw new Error('the example has a desk');
    await readFolder(desk.office, first, mailbox.session, memory, async () => undefined);
  };
  return {
    desk,
    get mailbox() {
      return mailbox;
    },
    arrive: (subject: string, at = desk.office.now(), statedBytes?: number) =>
      mailbox.arrive(rawMail({ Subject: subject }), at, statedBytes),
    round,
    /** Rounds as the watch makes them, each on a new connection when the one before broke. */
    rounds: async (count: number) => {
      for (let rounds = 0; rounds < count; rounds += 1) await round().catch(() => undefined);
    },
    /** Letters to staff that were written and not sent. */
    notices: async () => {
      const rows = await desk.office.db.selectFrom('outbound_mails').select(['letter', 'subject']).execute();
      return rows.map(({ letter }) => letter);
    },
    /** The connection breaks at the command after `commands`; the next daemon knows only the ledger. */
    brokenRound: async (commands: number) => {
      mailbox.commandsLeft = commands;
      await round().catch(() => undefined);
      mailbox.commandsLeft = Number.POSITIVE_INFINITY;
      memory = newFolderMemory();
    },
    /** Subjects of the stored mails, in the order in which they were stored. */
    taken: async () => {
      const rows = await desk.office.db.selectFrom('raw_mails').select('bytes').orderBy('mail_id').execute();
      return rows.map(({ bytes }) => /^Subject: (.*)\r$/m.exec(bytes.toString())?.[1]);
    },
  };
}

/** More commands than any round of these tests gives. */
export const ANY_COMMAND = Array.from({ length: 14 }, (_, commands) => commands);
