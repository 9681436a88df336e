/**
 * A mailbox that refuses the login, or stays out of reach, is told to the coordinator once, not at every
 * attempt: a promise to read it every minute is being broken (inbound.md A6).
 */
import type { Desk } from '../config.ts';
import { isDatabaseAway } from '../shell/db/connection.ts';
import type { MailboxTrouble } from '../shell/imap.ts';
import { faultFields } from '../shell/log.ts';
import { openDocket } from './docket.ts';
import { enterDocket } from './enter-docket.ts';
import { tellOfMailboxTrouble } from './notify-staff.ts';
import type { Office } from './office.ts';

/** What was noticed and said since the mailbox was last read. */
export type TroubleMemory = { since: Date | null; told: boolean };

/** A connection that comes back within this time is nobody's concern. */
const PATIENCE_MS = 15 * 60_000;

/**
 * Tells of a refused login at once and of any other trouble after fifteen minutes. Never rejects. While the
 * register is away nobody can be told, and the mailbox is not at fault.
 */
export async function noteTrouble(
  office: Office,
  desk: Desk,
  memory: TroubleMemory,
  kind: MailboxTrouble,
  fault: Error,
): Promise<void> {
  if (isDatabaseAway(fault)) return;
  const at = office.now();
  memory.since ??= at;
  const { since } = memory;
  const isRefused = kind === 'authentication';
  const isLong = at.getTime() - since.getTime() >= PATIENCE_MS;
  if (memory.told || !(isRefused || isLong)) return;
  memory.told = true;
  const trouble = { kind: isRefused ? 'login-refused' : 'unreachable', reply: fault.message } as const;
  try {
    const docket = openDocket(at, new Map());
    tellOfMailboxTrouble(office, docket, desk, trouble, since);
    await office.db.transaction().execute((tx) => enterDocket(office, tx, docket));
  } catch (failure) {
    memory.told = false;
    office.log.error('the coordinator could not be told', { desk: desk.name, ...faultFields(failure) });
  }
}
