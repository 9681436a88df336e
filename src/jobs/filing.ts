/** One mail on its way into the register, with the judgement on it. */
import type { Person } from '../case/vocabulary.ts';
import type { Desk } from '../config.ts';
import { sameAddress } from '../mail/addresses.ts';
import type { Fate } from '../mail/disposition.ts';
import type { InboundMail } from '../mail/inbound-mail.ts';
import type { ClaimedMail } from '../shell/db/inbound-store.ts';

/** A mail that was claimed and read, the judgement on it, its desk, and now. */
export type Filing = {
  readonly claimed: ClaimedMail;
  readonly mail: InboundMail;
  readonly fate: Fate;
  readonly desk: Desk;
  readonly at: Date;
};

/** Who wrote it; every disposition that files on a case has an author. */
export function authorOf({ fate }: Filing): Person {
  if (fate.author === null) throw new Error(`${fate.disposition} needs an author`);
  return fate.author;
}

/** The member of staff in From; a stranger beside him must neither write notes nor keep him from the answer. */
export function authorAmong(staff: readonly Person[], filing: Filing): Person {
  const isAuthor = ({ address }: Person) =>
    filing.mail.from.some((from) => sameAddress(from.address, address));
  return staff.find(isAuthor) ?? authorOf(filing);
}

/** What a mail of staff says as a note; a mail without text says its subject. */
export function noteText({ visibleText, subject }: Pick<InboundMail, 'visibleText' | 'subject'>): string {
  return visibleText.trim() === '' ? subject : visibleText;
}
