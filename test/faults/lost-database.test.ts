/**
 * The PostgreSQL dies in the middle of a backlog and is away for a while: no mail is at fault, nothing is lost
 * or done twice, and the daemon goes on by itself (DESIGN §8).
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startCluster, stopCluster } from '../../src/shell/db/cluster.ts';
import { findPlace, type Place } from '../../src/shell/db/cluster-place.ts';
import { type DatabaseHandle, isDatabaseAway, openDatabase } from '../../src/shell/db/connection.ts';
import {
  endSending,
  expectEachAnsweredOnce,
  expectEachFiledOnce,
  makeBacklog,
  progressOf,
  RAISED_LIMITS,
} from '../support/backlog.ts';
import { eventually, writeSetting } from '../support/daemon.ts';
import { startDaemonProcess, untilUp } from '../support/daemon-process.ts';
import { needs } from '../support/needs.ts';
import { useRealMail } from '../support/real-mail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MAILS = 300;
const DEATHS = 4;
const AWAY_MS = 5_000;
const QUIETLY = { fsync: false, onStep: () => undefined } as const;

describe.skipIf(!needs('dovecot'))('a database that dies again and again during a backlog', () => {
  const mail = useRealMail();

  test('costs nothing: every mail is filed and answered, and none is counted guilty', {
    timeout: 120_000,
  }, async () => {
    const place = await findPlace(await temporaryFolder());
    await startCluster(place, QUIETLY);
    onTestFinished(() => stopCluster(place));
    const { db } = openHandle(place);
    const mails = makeBacklog(MAILS);
    const path = writeSetting({
      databaseUrl: place.url,
      smtpPort: mail.sink.port,
      desks: [{ imap: { port: mail.dovecot.imapPort, user: 'klachten', takeOlderMail: '2020-01-01' } }],
      limits: RAISED_LIMITS,
    });
    const daemon = startDaemonProcess(path);
    await untilUp(daemon);
    const size = MAILS / DEATHS;
    for (let death = 0; death < DEATHS; death += 1) {
      const filed = daemon.said('mail filed').length;
      const portion = mails.slice(death * size, (death + 1) * size);
      await mail.dovecot.deliver('klachten', ...portion.map(({ raw }) => raw));
      // The first time with the work in full swing, the next time a moment later.
      await eventually(() => expect(daemon.said('mail filed').length).toBeGreaterThan(filed), 30_000, 2);
      await killDatabase(place);
      await sleep(death === 0 ? AWAY_MS : 500);
      await startCluster(place, QUIETLY);
    }
    const done = { processed: MAILS, quarantined: 0, waitingToLeave: 0 };
    // Letters that were being handed over when the database died leave again when their claim ends.
    await eventually(
      async () => expect(await progressOf(db).catch(nullIfAway)).toMatchObject({ processed: MAILS }),
      60_000,
    );
    await endSending(db);
    await eventually(async () => expect(await progressOf(db)).toEqual(done), 30_000);
    await expectEachFiledOnce(db, mails);
    const repeats = await expectEachAnsweredOnce(db, mails, mail.sink.received);
    const away = daemon.said('work failed and is tried again').length;
    process.stdout.write(`${away} faults met, ${repeats} letters sent again\n`);
    expect(away).toBeGreaterThan(0);
    const attempts = await db.selectFrom('inbound_mails').select('attempts').distinct().execute();
    expect(attempts).toEqual([{ attempts: 1 }]);
    expect(await daemon.stop()).toBe(0);
  });
});

function openHandle(place: Place): DatabaseHandle {
  const handle = openDatabase(place.url, { max: 2 });
  onTestFinished(handle.close);
  return handle;
}

/** The whole server at once, as when its machine goes dark; its helpers notice and end. */
async function killDatabase(place: Place): Promise<void> {
  const file = await readFile(join(place.cluster, 'postmaster.pid'), 'utf8');
  process.kill(Number.parseInt(file, 10), 'SIGKILL');
}

function nullIfAway(fault: unknown): null {
  if (isDatabaseAway(fault)) return null;
  throw fault;
}
