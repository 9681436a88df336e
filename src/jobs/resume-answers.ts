/**
 * `resume`: a person looked at the newest cases and lets the automatic mail to complainants go on that the breaker
 * paused (inbound.md G3; DESIGN §3 "Held mail, muted humans, breaker").
 */
import { type BreakerRelease, releaseBreaker } from '../shell/db/breaker-store.ts';
import type { Office } from './office.ts';

/**
 * Releases the breaker.
 * @param by  an address of the roster
 * @returns   what leaves now, or null when nothing was paused
 */
export async function resumeAnswers(office: Office, by: string): Promise<BreakerRelease | null> {
  const release = await releaseBreaker(office.db, { at: office.now(), by });
  if (release !== null) office.log.info('automatic mail goes on', { waiting: release.waiting });
  return release;
}
