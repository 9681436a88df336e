/** The most memory that the daemon ever held, as the kernel counted it; PostgreSQL is another process. */
import { startDaemonChild, writeDaemonSetting } from './daemon-child.ts';
import { rawMails } from './ingest-benches.ts';
import { RAISED_LIMITS } from './ingest-row.ts';
import { writeMail } from './mime.ts';
import type { Bench, BenchPlace } from './place.ts';
import { untilDone } from './until-done.ts';

const LARGE_BYTES = 45 * 1024 * 1024;
/** A byte of a file takes 4/3 of a byte in base64, and every 76 of those another two. */
const ENCODED = (4 / 3) * (78 / 76);
const SMALL_MAILS = 200;

/** A backlog, and one large mail in the middle of small ones. */
export const MEMORY: Bench = {
  word: 'memory',
  mails: 2_000,
  needs: 'dovecot',
  run: async (place, mails) => {
    const small = rawMails(SMALL_MAILS, 2);
    const amongSmall = small.with(SMALL_MAILS / 2, largeMail());
    const backlog = await peakWith(place, rawMails(mails));
    const large = await peakWith(place, amongSmall);
    return [
      { name: `memory: ${mails} mails waiting`, measured: inMegabytes(backlog), goal: 'at most 250 MB' },
      { name: 'memory: a 45 MB mail passes', measured: inMegabytes(large), goal: 'at most 350 MB' },
    ];
  },
};

async function peakWith(place: BenchPlace, raws: readonly Buffer[]): Promise<number> {
  const { dovecot, smtpPort } = await place.mailServers();
  const databaseUrl = await place.newDatabase();
  const user = place.newUser();
  await dovecot.deliver(user, ...raws);
  const setting = { imapPort: dovecot.imapPort, user, smtpPort, databaseUrl, limits: RAISED_LIMITS };
  const daemon = startDaemonChild(writeDaemonSetting(setting), place.logFile);
  await Promise.race([untilDone(databaseUrl, raws.length), daemon.failed]);
  const peak = await daemon.peakMemory();
  await daemon.stop();
  return peak;
}

function largeMail(): Buffer {
  const bytes = Buffer.alloc(LARGE_BYTES / ENCODED, 'de foto van de dakkapel');
  return writeMail(
    [
      ['From', 'Anna de Wit <anna@example.net>'],
      ['To', 'Klachten <klachten@example.org>'],
      ['Subject', 'Lekkage dakkapel, met film'],
      ['Date', 'Tue, 17 Nov 2026 10:59:00 +0100'],
      ['Message-ID', '<film.1@mail.example.net>'],
    ],
    { text: 'Onze dakkapel lekt sinds de storm; op de film ziet u hoe erg.\n', html: null },
    { name: 'dakkapel.mp4', type: 'video/mp4', bytes },
    '8bit',
    'film',
  );
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`;
}
