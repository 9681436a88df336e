/** The same mails delivered twice: the second time nothing comes of them. */
import { openSession } from '../../src/shell/db/connection.ts';
import { startDaemonChild, writeDaemonSetting } from './daemon-child.ts';
import { rawMails } from './ingest-benches.ts';
import { RAISED_LIMITS } from './ingest-row.ts';
import type { Bench } from './place.ts';
import { untilDone } from './until-done.ts';

/** Counts cases and acknowledgements after the first and after the second time. */
export const TWICE: Bench = {
  word: 'twice',
  mails: 2_000,
  needs: 'dovecot',
  run: async (place, mails) => {
    const { dovecot, smtpPort } = await place.mailServers();
    const databaseUrl = await place.newDatabase();
    const user = place.newUser();
    const raws = rawMails(mails);
    await dovecot.deliver(user, ...raws);
    const setting = { imapPort: dovecot.imapPort, user, smtpPort, databaseUrl, limits: RAISED_LIMITS };
    const daemon = startDaemonChild(writeDaemonSetting(setting), place.logFile);
    await Promise.race([untilDone(databaseUrl, mails), daemon.failed]);
    const first = await countAll(databaseUrl);
    await dovecot.deliver(user, ...raws);
    await Promise.race([untilDone(databaseUrl, 2 * mails), daemon.failed]);
    const second = await countAll(databaseUrl);
    await daemon.stop();
    const more = (name: keyof typeof first) => `${second[name] - first[name]}, after ${first[name]}`;
    return [
      { name: 'twice: messages in the ledger', measured: more('messages') },
      { name: 'twice: new cases', measured: more('cases'), goal: '0' },
      { name: 'twice: new acknowledgements', measured: more('acknowledgements'), goal: '0' },
    ];
  },
};

async function countAll(url: string) {
  const session = await openSession(url);
  const count = async (rows: string) => {
    const [row] = await session.query(`select count(*) as count from ${rows}`);
    return Number(row?.['count']);
  };
  const counts = {
    messages: await count('fetched_messages'),
    cases: await count('cases'),
    acknowledgements: await count("outbound_mails where letter = 'complainant/received'"),
  };
  await session.close();
  return counts;
}
