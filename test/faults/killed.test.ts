/**
 * The daemon is killed at random moments while mail comes in, twenty times (DESIGN §3 "Exactly once"): every
 * mail is one case or one join, everybody who complained has one acknowledgement.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { chanceFrom } from '../../src/sandbox/chance.ts';
import type { Db } from '../../src/shell/db/tables.ts';
import {
  endSending,
  expectEachAnsweredOnce,
  expectEachFiledOnce,
  makeBacklog,
  progressOf,
  RAISED_LIMITS,
} from '../support/backlog.ts';
import { eventually, writeSetting } from '../support/daemon.ts';
import { startDaemonProcess } from '../support/daemon-process.ts';
import { useDatabase } from '../support/database.ts';
import { needs } from '../support/needs.ts';
import { useRealMail } from '../support/real-mail.ts';

const MAILS = 500;
const KILLS = 20;
/** Longest life in milliseconds after the daemon said that it reads: about as long as it needs for a portion. */
const LONGEST_LIFE_MS = 900;
/** Where a run shall be repeated, REDRESS_SEED is the number that it printed. */
const SEED = Number(process.env['REDRESS_SEED'] ?? Date.now() % 1_000_000);

describe.skipIf(!needs('dovecot'))('a daemon that is killed twenty times while 500 mails come in', () => {
  const mail = useRealMail();
  const database = useDatabase();

  test('leaves every mail one case or one join, and everybody with one acknowledgement', {
    timeout: 180_000,
  }, async () => {
    process.stdout.write(`REDRESS_SEED=${SEED}\n`);
    const chance = chanceFrom(SEED);
    const mails = makeBacklog(MAILS);
    const path = writeSetting({
      databaseUrl: database.url,
      smtpPort: mail.sink.port,
      desks: [{ imap: { port: mail.dovecot.imapPort, user: 'klachten', takeOlderMail: '2020-01-01' } }],
      limits: RAISED_LIMITS,
    });
    const inHand: InHand[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const portion = mails.slice((MAILS / KILLS) * kill, (MAILS / KILLS) * (kill + 1));
      await mail.dovecot.deliver('klachten', ...portion.map(({ raw }) => raw));
      if (kill === KILLS / 2) await endLeases(database.db);
      const daemon = startDaemonProcess(path);
      await eventually(() => expect(daemon.said('reading mailbox')).toHaveLength(1), 20_000, 5);
      await sleep(chance.whole(0, LONGEST_LIFE_MS));
      await daemon.kill();
      inHand.push(await countInHand(database.db));
    }
    const before = await progressOf(database.db);
    await endLeases(database.db);
    startDaemonProcess(path);
    await eventually(
      async () =>
        expect(await progressOf(database.db)).toEqual({
          processed: MAILS,
          quarantined: 0,
          waitingToLeave: 0,
        }),
      60_000,
    );
    await expectEachFiledOnce(database.db, mails);
    const repeats = await expectEachAnsweredOnce(database.db, mails, mail.sink.received);
    const hits = inHand.filter(({ reading, sending }, index) => {
      const last = inHand[index - 1];
      return reading > (last?.reading ?? 0) || sending > (last?.sending ?? 0);
    });
    process.stdout.write(
      `${before.processed} filed before the last start, ${repeats} repeats; in hand after each kill: ` +
        `${inHand.map(({ reading, sending }) => `${reading}+${sending}`).join(' ')}\n`,
    );
    // A kill that always hits an idle daemon proves nothing.
    expect(hits.length).toBeGreaterThan(2);
  });
});

/** Mails that were claimed and not finished: being read and filed, being sent. */
type InHand = { readonly reading: number; readonly sending: number };

async function countInHand(db: Db): Promise<InHand> {
  const { rows } = await sql<InHand>`select
    (select count(*) from inbound_mails where status = 'pending' and attempts > 0) as reading,
    (select count(*) from outbound_mails where status = 'sending') as sending`.execute(db);
  return rows[0] ?? { reading: 0, sending: 0 };
}

/** What the clock does in two minutes, while no daemon lives that could still hold a claim. */
async function endLeases(db: Db): Promise<void> {
  await sql`update inbound_mails set next_attempt_at = now() where status = 'pending'`.execute(db);
  await endSending(db);
}
