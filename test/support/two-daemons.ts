/** Two daemons that file a mail each at the same moment, step by step. */
import { expect } from 'vitest';
import { fileMails } from '../../src/jobs/file-mails.ts';
import type { ReadMail } from '../../src/jobs/inquiry.ts';
import type { Office } from '../../src/jobs/office.ts';
import { claimMails } from '../../src/shell/db/inbound-store.ts';
import { waitingForLock } from './stored-cases.ts';

/** Takes the next mail that waits, as a daemon does, and reads it. */
export async function claimNext(office: Office): Promise<ReadMail> {
  const [claimed] = await claimMails(office.db, office.now(), { mails: 1, bytes: 1 });
  if (claimed === undefined) throw new Error('no mail waits');
  const parsed = await office.parse(claimed.bytes);
  if (!parsed.ok) throw new Error(parsed.reason);
  return { claimed, mail: parsed.mail };
}

/** One daemon files its mail and has not committed yet when the other begins: the other must wait for it. */
export async function fileAtOnce(office: Office, one: ReadMail, other: ReadMail): Promise<void> {
  let second: Promise<void> = Promise.resolve();
  await office.db.transaction().execute(async (tx) => {
    await fileMails(office, tx, [one]);
    second = office.db.transaction().execute((tx2) => fileMails(office, tx2, [other]));
    await expect.poll(() => waitingForLock(office.db)).toBe(1);
  });
  await second;
}
