/** Who does something to a case by a mail, and with what authority: the same for every command of that mail. */
import type { Actor } from '../../case/events.ts';
import type { StaffMember } from '../../mail/desk-profile.ts';

/** In whose name a command is given, and the mail in which it was asked. */
export type Giver = {
  readonly by: Actor;
  readonly mailId: number;
  readonly member: StaffMember;
  /** Address of the second person who approved it, where that was needed. */
  readonly approvedBy?: string;
};

/** What every command of staff on a case carries. */
export function givenBy({ by, mailId, member, approvedBy }: Giver, at: Date) {
  return {
    at,
    by,
    mailId,
    person: personOf(member),
    roles: member.roles,
    approvedBy: approvedBy ?? null,
  } as const;
}

/** A colleague as the log names them. */
export function personOf({ address, name }: StaffMember) {
  return { address, name };
}
