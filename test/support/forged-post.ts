/**
 * The desk at which forged command mails arrive: two cases, every kind of token that somebody could have got hold of,
 * and what came of each mail afterwards, by the word that stands in its command and nowhere else.
 */

import { sql } from 'kysely';
import { scanHeader } from '../../src/mail/scan-header.ts';
import type { SignatureCheck } from '../../src/mail/sender-proof.ts';
import { loadEvents } from '../../src/shell/db/case-store.ts';
import { storeMails } from '../../src/shell/db/inbound-store.ts';
import { signature, type TokenName } from './forgeries.ts';
import type { LeftMail, TestDesk } from './office.ts';
import { type RawFields, rawMail } from './raw-mail.ts';
import { ELS, LEO, sentTo, staffMail } from './staff-mails.ts';

/** The case that the forged mails are about, and the one whose token is of no use for it. */
export const HERE = 'C-1001-9';
const THERE = 'C-1002-4';
const CASES = [1001, 1002, 1003, 1004] as const;
const ANNA = 'anna@example.net';
const MINUTE_MS = 60_000;
const TOO_OLD_MS = 91 * 24 * 60 * MINUTE_MS;

/** How each token stands in a mail: the fields that carry it, or a line of its text. */
export type Carriers = Readonly<Record<TokenName, { readonly fields: RawFields; readonly line: string }>>;

/** Puts a mail into the mailbox with what our own check found; bytes that came before are no new mail. */
export async function post(
  desk: TestDesk,
  uid: number,
  raw: string,
  check: SignatureCheck | null,
): Promise<void> {
  const bytes = Buffer.from(raw);
  const at = desk.office.now();
  const place = { desk: 'klachten', folder: 'Claims', uidValidity: 1, uid, internalDate: at, storedAt: at };
  const rest = { sizeBytes: bytes.length, bytes, shortened: false, imported: false, signatureCheck: check };
  await storeMails(desk.office.db, [{ ...place, ...rest, ...scanHeader(bytes) }]);
}

/** Opens two cases and collects the tokens. */
export async function collectTokens(desk: TestDesk): Promise<Carriers> {
  await desk.deliver(rawMail());
  const first = await desk.work();
  await desk.deliver(rawMail({ Subject: 'De factuur klopt niet' }, 'U rekent twee keer voorrijkosten.'));
  await desk.work();
  const early = sentTo(first, ELS);
  const confirmation = sentTo(first, ANNA);
  desk.pass(MINUTE_MS);
  let uid = 0;
  const ask = async (text: string, address: string, fields: RawFields = {}) => {
    uid += 1;
    const mail = staffMail(text, { From: address, Subject: `Vraag ${uid}`, ...fields });
    await post(desk, uid, mail, signature('example.net'));
    return sentTo(await desk.work(), address);
  };
  await ask('#rekey', ELS, { To: replyAddress(early) });
  desk.pass(MINUTE_MS);
  const status = async (reference: string, address: string) => {
    const told = await ask(`#bij ${reference}\n#status`, address);
    if (!told.mail.subject.includes(reference)) throw new Error(`the answer is not about ${reference}`);
    return told;
  };
  const here = await status(HERE, ELS);
  const there = await status(THERE, ELS);
  const ofLeo = await status(HERE, LEO);
  const old = await status(HERE, ELS);
  const longAgo = new Date(desk.office.now().getTime() - TOO_OLD_MS);
  await sql`update outbound_mails set made_at = ${longAgo} where message_id = ${old.mail.messageId}`.execute(
    desk.office.db,
  );
  const token = replyAddress(here);
  const id = `<${here.mail.messageId}>`;
  return {
    none: inAddress('klachten@example.org'),
    'of Els for this case': inAddress(token),
    'of Els in capitals': inAddress(token.toUpperCase()),
    'of Els in In-Reply-To alone': { fields: { 'In-Reply-To': id }, line: '' },
    'of Els in References alone': { fields: { References: `<other@example.net> ${id}` }, line: '' },
    'of Els in the text alone': { fields: {}, line: token },
    'of Els for another case': inAddress(replyAddress(there)),
    'of Els, too old': inAddress(replyAddress(old)),
    'of Els, made void': inAddress(replyAddress(early)),
    'of Leo for this case': inAddress(replyAddress(ofLeo)),
    'of the complainant': inAddress(replyAddress(confirmation)),
    'of the envelope': inAddress(here.parcel.from),
    'with another serial': inAddress(token.replace(/(?<=\+s)\d+/u, (serial) => `${Number(serial) + 1}`)),
    'with another signature': inAddress(token.replace(/(?<=k\d+-)./u, otherLetter)),
    'with another addressee': inAddress(token.replace(/.(?=@)/u, otherLetter)),
  };
}

function inAddress(address: string): Carriers[TokenName] {
  return { fields: { To: address }, line: '' };
}

function otherLetter(letter: string): string {
  return letter === 'a' ? 'b' : 'a';
}

function replyAddress({ mail }: LeftMail): string {
  const address = mail.replyTo[0]?.address;
  if (address === undefined) throw new Error('our mails say where an answer goes');
  return address;
}

/** How often each word was carried out: once for every fact that a colleague is said to have brought about. */
export async function countActs(desk: TestDesk, words: RegExp): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const caseId of CASES) {
    for (const { by, fact } of await loadEvents(desk.office.db, caseId)) {
      // What is passed on is registered as the text of a complaint: nothing in it is carried out.
      if (by.kind !== 'staff' || fact.type === 'complaint_registered') continue;
      for (const [word] of JSON.stringify(fact).matchAll(words))
        counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

/** The words in the letters that left to the complainant. */
export function wordsToAnna(left: readonly LeftMail[], words: RegExp): ReadonlySet<string> {
  const texts = left
    .filter(({ parcel }) => parcel.to === ANNA)
    .map(({ mail }) => `${mail.subject} ${mail.text}`);
  return new Set(texts.flatMap((text) => text.match(words) ?? []));
}
