/**
 * The contact card of a colleague: the address at which he or she always enters complaints, and one line to send so that
 * it is seen what the mails of this person prove (DESIGN 3, "Proof when mails carry none"; commands.md 3.7, `doctor`).
 */

import type { StaffMember } from '../mail/desk-profile.ts';
import { CATALOGUE, type CommandName, printCommand } from '../staff/catalogue.ts';
import { CHANNEL_VALUES } from '../staff/values.ts';
import { inline } from './foreign-text.ts';
import type { LetterSetting } from './wording.ts';

/** Model of `staff/contact-card`. */
export type ContactCardModel = {
  readonly organisation: string;
  readonly name: string;
  /** Lines to tap. */
  readonly help: string;
  readonly intake: string;
  readonly rekey: string;
  /** False where the desk uses no reply addresses: then there is no standing one. */
  readonly hasAddress: boolean;
};

/** The card of this person; its reply address is the standing one. */
export function contactCardModel(
  { organisation, language }: LetterSetting,
  { name }: StaffMember,
  hasAddress: boolean,
): ContactCardModel {
  const line = (command: CommandName) => printCommand({ row: CATALOGUE[command] }, language);
  return {
    organisation: organisation.name,
    name: inline(name),
    help: line('help'),
    intake: `${line('intake')} ${CHANNEL_VALUES.names.phone[language][0]}`,
    rekey: line('rekey'),
    hasAddress,
  };
}
