/**
 * Looks for earlier complaints that new ones may belong to, once for all the mails of a docket that open a case, so that
 * the notices can suggest to merge or to link them (domain.md 2.6). An archive that is imported is not looked at: its
 * cases are told to nobody one by one.
 */
import { addressKey } from '../case/object-key.ts';
import { printReference } from '../case/reference.ts';
import { type Comparable, type ComplaintFacts, comparable, findAlike } from '../mail/alike.ts';
import { findEarlierComplaints } from '../shell/db/alike-store.ts';
import type { Db } from '../shell/db/tables.ts';
import type { Docket } from './docket.ts';
import { authorOf, type Filing } from './filing.ts';

/** A mail that opens a case, and under which number. */
export type Opening = { readonly caseId: number; readonly filing: Filing };

/** Puts on the docket what new complaints are like: earlier ones, and those before them among the new. */
export async function lookForAlike(tx: Db, docket: Docket, opening: readonly Opening[]): Promise<void> {
  const facts = opening.filter(({ filing }) => !filing.claimed.imported).map(factsOf);
  await lookForAlikeAmong(tx, docket, facts);
}

/** The same for complaints that did not come by mail. */
export async function lookForAlikeAmong(
  tx: Db,
  docket: Pick<Docket, 'alike'>,
  added: readonly ComplaintFacts[],
): Promise<void> {
  if (added.length === 0) return;
  const earlier: Comparable[] = (await findEarlierComplaints(tx, added)).map(comparable);
  for (const facts of added) {
    const each = comparable(facts);
    docket.alike.set(facts.caseId, findAlike(each, earlier));
    earlier.push(each);
  }
}

function factsOf({ caseId, filing }: Opening): ComplaintFacts {
  const { mail, desk, claimed } = filing;
  return newComplaintFacts({
    caseId,
    desk: desk.name,
    address: authorOf(filing).address,
    subject: mail.subject,
    text: mail.visibleText,
    receivedAt: claimed.receivedAt,
  });
}

/** What a complaint that nobody looked at yet is compared by. */
export function newComplaintFacts(
  given: Pick<ComplaintFacts, 'caseId' | 'desk' | 'address' | 'subject' | 'text' | 'receivedAt'>,
): ComplaintFacts {
  const reference = printReference(given.caseId);
  const fresh = { category: null, stage: 'received', closedAt: null } as const;
  return { ...given, ...fresh, reference, objectKey: addressKey(given.text) };
}
