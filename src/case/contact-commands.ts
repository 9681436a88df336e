/** What the bot does about what was arranged for a time (contact.ts), a file that is kept, and a deposit (deposit.ts). */
import type { Given } from './commands.ts';

/** Ask the manager whether a contact arrangement is still needed: half of it has passed. */
type ReviewContact = Given & { readonly type: 'review_contact' };

/** Have read what waited for the day of reading of a contact arrangement. */
type ReadUnread = Given & { readonly type: 'read_unread' };

/** End a contact arrangement whose last day has passed. */
type FreeContact = Given & { readonly type: 'free_contact' };

/** Ask the coordinator whether a file must still be kept. */
type ReviewHold = Given & { readonly type: 'review_hold' };

/** Tell the buyer of a new home of the deposit (clock F). */
type TellDeposit = Given & { readonly type: 'tell_deposit' };

/** What the bot does about what was arranged for a time: contact, a file that is kept, a deposit. */
export type ContactCommand = ReviewContact | ReadUnread | FreeContact | ReviewHold | TellDeposit;
