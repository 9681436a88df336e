/**
 * What the mails of each colleague really carry as proof of who wrote them, and what the configuration should say
 * for it to count (DESIGN 3, People and proof; commands.md 3.7 last paragraphs).
 */
import type { Config } from '../config.ts';
import { boundaryName } from '../mail/boundary-name.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import { lastStaffMails, type ProvenMail } from '../shell/db/proof-store.ts';
import { loadRaw } from '../shell/db/raw-store.ts';
import type { Db } from '../shell/db/tables.ts';

/** How the mails of a colleague are proven: all of them, some, or none; `unseen` when there is no mail yet. */
export type StaffProof = {
  readonly member: StaffMember;
  readonly state: 'proven' | 'sometimes' | 'never' | 'unseen';
  readonly mails: number;
  readonly proven: number;
  /** What proved the last proven mail. */
  readonly source: 'boundary' | 'own-check' | null;
  /**
   * The server that wrote Authentication-Results on the last mail that was not proven, where its desk trusts no
   * such server or another one.
   */
  readonly unused: { readonly desk: string; readonly server: string } | null;
};

/** A habit shows in so many mails. */
const LOOKED_AT = 10;

/** The proof of everybody on the roster, in its order. */
export async function examineStaffProof(db: Db, { staff, desks }: Config): Promise<readonly StaffProof[]> {
  const all = await lastStaffMails(
    db,
    staff.map(({ address }) => address),
    LOOKED_AT,
  );
  const found: StaffProof[] = [];
  for (const member of staff) {
    const mails = all.filter(({ address }) => address === member.address);
    const proven = mails.filter(isProven);
    const source = proven[0]?.proof?.source;
    found.push({
      member,
      state: stateOf(mails.length, proven.length),
      mails: mails.length,
      proven: proven.length,
      source: source === 'boundary' || source === 'own-check' ? source : null,
      unused: await unusedResults(
        db,
        desks,
        mails.find((mail) => !isProven(mail)),
      ),
    });
  }
  return found;
}

function isProven({ proof }: ProvenMail): boolean {
  return proof?.proven ?? false;
}

function stateOf(mails: number, proven: number): StaffProof['state'] {
  if (mails === 0) return 'unseen';
  if (proven === mails) return 'proven';
  return proven === 0 ? 'never' : 'sometimes';
}

async function unusedResults(
  db: Db,
  desks: Config['desks'],
  mail: ProvenMail | undefined,
): Promise<StaffProof['unused']> {
  if (mail === undefined) return null;
  const raw = await loadRaw(db, mail.mailId);
  const server = raw === null ? null : boundaryName(raw);
  const trusted = desks.find(({ name }) => name === mail.desk)?.trustedAuthServ ?? null;
  return server === null || server === trusted ? null : { desk: mail.desk, server };
}
