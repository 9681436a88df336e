/**
 * The books of a desk: every mail on the server stands in the ledger once, and something came of each. What
 * came of it is counted where it lies (cases, logs, tasks), not where the mail says so.
 */

/** Counts at the end. */
export type Books = {
  readonly mailsOnServer: number;
  readonly ledgerRows: number;
  readonly cases: number;
  /** Mails that joined a case. */
  readonly joined: number;
  readonly staff: number;
  /** Mails that a person must look at. */
  readonly held: number;
  readonly quarantined: number;
  /** Bounces, automatic replies, notices of machines and own copies. */
  readonly recorded: number;
  /** The same bytes once more, or the same mail by another way. */
  readonly secondDeliveries: number;
  /** Acknowledgements in the outbox, and cases whose acknowledgement is left to a person. */
  readonly acknowledgements: number;
  readonly leftToPerson: number;
  /** Letters that were received more than once, and not byte for byte the same. */
  readonly differentRepeats: number;
};

/** What does not add up, in words; nothing when the books balance. */
export function findDifferences(books: Books): readonly string[] {
  const { cases, joined, staff, held, quarantined, recorded, secondDeliveries } = books;
  const outcomes = cases + joined + staff + held + quarantined + recorded + secondDeliveries;
  const answers = books.acknowledgements + books.leftToPerson;
  return [
    ...difference('mails on the server', books.mailsOnServer, 'rows of the ledger', books.ledgerRows),
    ...difference('rows of the ledger', books.ledgerRows, 'what came of them', outcomes),
    ...difference('cases', cases, 'acknowledgements, by us or left to a person', answers),
    ...difference('letters repeated with other bytes', books.differentRepeats, 'allowed', 0),
  ];
}

function difference(left: string, leftCount: number, right: string, rightCount: number): readonly string[] {
  if (leftCount === rightCount) return [];
  return [`${left}: ${leftCount}, ${right}: ${rightCount} (difference ${leftCount - rightCount})`];
}
