/**
 * What every job works with: the configuration, the register, the clock on the wall and the templates.
 * `desk.ts` makes the one there is; a test or the sandbox passes its own clock.
 */
import type { CaseRules } from '../case/case-rules.ts';
import type { Profile } from '../case/profile.ts';
import type { ProfileName } from '../case/vocabulary.ts';
import type { Calendar } from '../case/working-days.ts';
import type { Config, Desk } from '../config.ts';
import type { SigningKey } from '../mail/signing-key.ts';
import type { CheckSignatures } from '../shell/check-signatures.ts';
import type { Clock } from '../shell/clock.ts';
import type { FreshMails } from '../shell/db/fresh-mails.ts';
import type { Db } from '../shell/db/tables.ts';
import type { Log } from '../shell/log.ts';
import type { Parsed } from '../shell/parse-guarded.ts';
import type { Templates } from '../shell/templates.ts';

export type Office = {
  readonly config: Config;
  readonly db: Db;
  readonly now: Clock;
  readonly log: Log;
  /** Newest first. */
  readonly keys: readonly SigningKey[];
  readonly templates: Templates;
  readonly profiles: ReadonlyMap<ProfileName, Profile>;
  readonly calendar: Calendar;
  /** Bytes of mails that were stored a moment ago. */
  readonly fresh: FreshMails;
  readonly parse: (raw: Uint8Array) => Promise<Parsed>;
  /** Used for desks whose configuration asks for it. */
  readonly checkSignatures: CheckSignatures;
};

/** The desk of that name; where it is gone from the configuration the first desk takes over its cases. */
export function deskFor(office: Pick<Office, 'config'>, name: string): Desk {
  const desk = office.config.desks.find((each) => each.name === name) ?? office.config.desks[0];
  if (desk === undefined) throw new Error('the configuration has at least one desk');
  return desk;
}

/** What cases of a profile are decided by. */
export function rulesFor(office: Office, profileName: ProfileName): CaseRules {
  const profile = office.profiles.get(profileName);
  if (profile === undefined) throw new Error(`the profile ${profileName} was not read`);
  const { staff, disputes, hourCents, limits } = office.config;
  const { reopenDays } = limits;
  const { calendar } = office;
  return { profile, calendar, colleagues: staff, ...disputes, hourCents, reopenDays };
}
