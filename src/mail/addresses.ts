/**
 * Addresses: which are the same, which can be written to, and which belong to robots that must never be
 * answered. The parser has already put addresses in lower case with an ASCII domain; nothing here folds dots
 * or plus tags, because two such addresses may be two persons.
 * Source: inbound.md D4 and G1; RFC 5321 4.1.2 for the shape, RFC 2142 and RFC 5233 for the names.
 */

/** True for an address that a mail can be sent to: one @, an ASCII domain, no white space, RFC 5321 lengths. */
export function isUsableAddress(address: string): boolean {
  return address.length <= 254 && /^[^\s@<>(),;:\\"[\]]{1,64}@[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i.test(address);
}

/** True when both name the same mailbox for us: equal but for the case of letters. */
export function sameAddress(one: string, other: string): boolean {
  return one !== '' && one.toLowerCase() === other.toLowerCase();
}

/** True when the address is in the list. */
export function isAmong(addresses: readonly string[], address: string): boolean {
  return addresses.some((each) => sameAddress(each, address));
}

/** True when mail to the address comes back to one of our own, with a tag behind a plus as well (RFC 5233). */
export function isOwnAddress(own: readonly string[], address: string): boolean {
  return isAmong(own, address) || isAmong(own, address.replace(/\+[^@]*@/, '@'));
}

/** The part behind the last @ in lower case, or '' when there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : address.slice(at + 1).toLowerCase();
}

/** The part before the last @ in lower case; the whole text when there is no @. */
export function localPartOf(address: string): string {
  const at = address.lastIndexOf('@');
  return (at < 0 ? address : address.slice(0, at)).toLowerCase();
}

const DAEMON_NAMES =
  /^(mail(er)?[-_. ]?d(ea|ae)mon|mailer|mail[-_.]?delivery[-_.]?(system|subsystem)?|post[-_.]?master|daemon|smtp[-_.]?gateway|autobounce)s?([-+_.].*)?$/;

/** True for the mailboxes that mail servers report from: mailer-daemon, postmaster and their variants. */
export function isDaemonAddress(address: string): boolean {
  return (
    DAEMON_NAMES.test(localPartOf(address)) ||
    localPartOf(address) === 'microsoftexchange329e71ec88ae4615bbc36ab6ce41109e'
  );
}

/**
 * Local parts by which robots are known. Order does not matter; each line is one habit, so that a line can
 * be added when a robot shows up that is not here.
 */
const ROBOT_NAMES: readonly RegExp[] = [
  // "Do not answer" in the languages our mail comes from.
  /(^|[-_.+])(no|do[-_.]?not|dont|not)[-_.]?(reply|replies|respond|response|answer)([-_.+0-9]|$)/,
  /^(noreply|donotreply)/,
  /(^|[-_.])(geen[-_.]?(antwoord|reactie)|niet[-_.]?(be)?antwoorden|(nicht|keine)[-_.]?antwort(en)?)([-_.]|$)/,
  /(^|[-_.])(ne[-_.]?pas[-_.]?repondre|pas[-_.]?de[-_.]?reponse|no[-_.]?(responder|contestar|responda)|nao[-_.]?respond(a|er)|non[-_.]?rispondere)([-_.]|$)/,
  /(^|[-_.])(nepasrepondre|ei[-_.]?vastata|svar[-_.]?ej|ikke[-_.]?svar|inte[-_.]?svara)([-_.]|$)/,
  // Return paths of lists and senders in bulk (RFC 2142 names, Mailman, ezmlm).
  /^bounces?([-_.+].*)?$/,
  /[-_.+]bounces?([-_.+].*)?$/,
  /^owner-/,
  /-(owner|request|unsubscribe|unsub)$/,
  /^(listserv|majordomo|mailman|sympa|listmaster|lists?erver)$/,
  // Automatic senders that say so.
  /^(auto[-_.]?(reply|responder|response|mailer|notify|confirm)|vacation|nobody|devnull|null|cron|www-data|apache|anonymous)$/,
];

/** Local parts in which another address is packed: VERP, SRS (forwarders) and BATV (signed return paths). */
const PACKED_ADDRESS = [
  /=[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/,
  /^srs[01][=+-]/,
  /^(prvs|btv1)=/,
  /^msprvs1=/,
];

/** True for the return path of a mailing list: owner-, -request, -bounces. */
export function isListReturnPath(address: string): boolean {
  return /^owner-|-(owner|request|bounces?)([+=].*)?$/.test(localPartOf(address));
}

/** True for an address that nobody reads: daemons, no-reply senders, return paths of lists, VERP shapes. */
export function isRobotAddress(address: string): boolean {
  const name = localPartOf(address);
  return (
    isDaemonAddress(address) ||
    ROBOT_NAMES.some((pattern) => pattern.test(name)) ||
    PACKED_ADDRESS.some((pattern) => pattern.test(name))
  );
}
