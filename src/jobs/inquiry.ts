/** What the register is asked before a mail is judged (mail/dispose.ts): by the desk that it came to. */
import { type Desk, deskProfile } from '../config.ts';
import type { DeskProfile } from '../mail/desk-profile.ts';
import type { InboundMail } from '../mail/inbound-mail.ts';
import { wantedFacts } from '../mail/wanted-facts.ts';
import type { ClaimedMail } from '../shell/db/inbound-store.ts';
import type { Question } from '../shell/db/known-store.ts';
import { deskFor, type Office } from './office.ts';

/** A mail that was read and is to be filed. */
export type ReadMail = { readonly claimed: ClaimedMail; readonly mail: InboundMail };

/** A mail, its desk, what that desk is to the judgement, and the question to the register. */
export type Inquiry = ReadMail & {
  readonly desk: Desk;
  readonly profile: DeskProfile;
  readonly question: Question;
};

/** The question about a mail that was just read, or is read once more. */
export function inquiryOf(office: Office, { claimed, mail }: ReadMail): Inquiry {
  const desk = deskFor(office, claimed.desk);
  const profile = deskProfile(office.config, desk);
  const { id: mailId, imported, receivedAt } = claimed;
  const wanted = wantedFacts(mail, profile, office.keys);
  const question = { mailId, desk: desk.name, receivedAt, mail, wanted, imported };
  return { claimed, mail, desk, profile, question };
}

/** What two deliveries of one mail have in common, and no two other mails. */
export function contentMark({ contentDigest }: InboundMail): string {
  return `content ${contentDigest}`;
}

/**
 * What mails share that must not be judged at the same moment, also not by two daemons: their content, and the address
 * whose answers are counted (inbound.md F2 and G3).
 */
export function marksOf({ mail, question }: Inquiry): readonly string[] {
  const address = question.wanted.author?.address;
  return [contentMark(mail), ...(address === undefined ? [] : [`answers to ${address}`])];
}
