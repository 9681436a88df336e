/**
 * Contact cards: a mail to each colleague whose reply address is the standing one for entering complaints, and which
 * asks for one line back, so that `redress doctor` sees what their mails prove (DESIGN 3; commands.md 3.7).
 */
import { contactCardModel } from '../letters/contact-card-model.ts';
import type { LetterName } from '../letters/letters.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import { makeToken, tokenAddress } from '../mail/reply-token.ts';
import { lastLetterTo } from '../shell/db/contact-cards.ts';
import type { Db } from '../shell/db/tables.ts';
import { type Docket, openDocket } from './docket.ts';
import { enterDocket } from './enter-docket.ts';
import type { Office } from './office.ts';
import { settingFor } from './write-letters.ts';

/** Name of the letter that is one. */
export const CONTACT_CARD: LetterName = 'staff/contact-card';

/** Puts a card for each of these people in the outbox. @returns how many */
export async function sendContactCards(office: Office, members: readonly StaffMember[]): Promise<number> {
  await office.db.transaction().execute(async (tx) => {
    const docket = openDocket(office.now(), new Map());
    for (const member of members) orderContactCard(office, docket, member);
    await enterDocket(office, tx, docket);
  });
  return members.length;
}

/** Puts the card of one person on a docket; the first desk sends it. */
export function orderContactCard(office: Office, docket: Docket, to: StaffMember): void {
  const [desk] = office.config.desks;
  if (desk === undefined) throw new Error('the configuration has at least one desk');
  const hasAddress = desk.replyAddress.kind !== 'none';
  const model = contactCardModel(settingFor(office, desk, to.language), to, hasAddress);
  const written = office.templates.render(CONTACT_CARD, to.language, model);
  const about = { caseId: null, reference: null, automatic: true, answers: null } as const;
  docket.letters.push({ desk, letter: CONTACT_CARD, written, to, ...about });
}

/**
 * The standing address of a person.
 * @returns null where no card was sent since the tokens were renewed, or the desk uses no reply addresses
 */
export async function standingAddressOf(
  { config, keys }: Pick<Office, 'config' | 'keys'>,
  db: Db,
  { address }: Pick<StaffMember, 'address'>,
): Promise<string | null> {
  const serial = await lastLetterTo(db, CONTACT_CARD, address);
  const [desk] = config.desks;
  const [key] = keys;
  if (serial === null || desk === undefined || key === undefined) return null;
  const token = makeToken(key, { serial, audience: 'staff', address });
  return tokenAddress(token, desk.address, desk.replyAddress);
}
