/** `redress retry ID`: puts a quarantined mail back in the queue, as if it had just arrived (DESIGN §8). */
import { systemClock } from '../shell/clock.ts';
import { retryMail } from '../shell/db/inbound-store.ts';
import { findMailStatus } from '../shell/db/register.ts';
import type { Db } from '../shell/db/tables.ts';
import { closeTasks } from '../shell/db/task-store.ts';
import type { ConfigOption } from './read-settings.ts';
import { EXIT, type Screen } from './screen.ts';
import { withRegister } from './with-register.ts';

/** Puts a mail back. @returns 1 when no quarantined mail has this number */
export async function retryCommand(mailId: number, options: ConfigOption, screen: Screen): Promise<number> {
  const answer = await withRegister(options, screen, async ({ config, db }) => {
    const isBack = await putBack(db, mailId, systemClock());
    const mail = isBack ? null : await findMailStatus(db, mailId);
    return { isBack, mail, attempts: config.limits.attempts };
  });
  if (answer === null) return EXIT.usage;
  const { isBack, mail, attempts } = answer;
  if (!isBack) {
    screen.remark(mail === null ? `There is no mail ${mailId}.` : describeOther(mailId, mail));
    screen.remark('Nothing was changed. Mails that can be retried: redress cases --waiting');
    return EXIT.notInOrder;
  }
  screen.print(`Mail ${mailId} is back in the queue.`);
  screen.print('A running "redress run" takes it up within seconds; else: redress run --once');
  screen.print(`If it fails ${attempts} times again, it is set aside again and the coordinator is told.`);
  return EXIT.done;
}

function putBack(db: Db, mailId: number, at: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const isBack = await retryMail(tx, mailId, at);
    if (isBack) await closeTasks(tx, ['quarantined'], { mailId }, at);
    return isBack;
  });
}

function describeOther(
  mailId: number,
  mail: { readonly status: string; readonly disposition: string | null },
): string {
  return mail.status === 'pending'
    ? `Mail ${mailId} is in the queue already.`
    : `Mail ${mailId} is not in quarantine: it was processed (${mail.disposition}).`;
}
