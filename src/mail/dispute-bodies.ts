/**
 * Mail of a mediator, a disputes committee or a court: it is about a case and is never the word of the complainant, so
 * a coordinator reads it (procedure step 6; domain.md 1 row 6.4). From proves nothing; nothing is answered to it and
 * nothing moves by it.
 */
import { sameAddress } from './addresses.ts';
import type { DeskProfile } from './desk-profile.ts';
import type { InboundMail } from './inbound-mail.ts';

/** The body that is named in From; null for none. */
export function bodyOf<B extends { readonly address: string | null }>(
  { from }: Pick<InboundMail, 'from'>,
  bodies: readonly B[],
): B | null {
  return bodies.find((body) => from.some(({ address }) => sameAddress(body.address ?? '', address))) ?? null;
}

/** True when a body of the configuration is named in From. */
export function isFromBody(mail: Pick<InboundMail, 'from'>, { bodies }: DeskProfile): boolean {
  const addressed = bodies.map((address) => ({ address }));
  return bodyOf(mail, addressed) !== null;
}
