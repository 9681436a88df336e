/**
 * What a failed attempt to send means for the mail: whether it may be tried again, or may have arrived.
 * Reply codes as in RFC 5321 4.2 and RFC 4954 6; the fields of a fault as nodemailer sets them.
 */

/** Why a mail did not leave, or may not have; `reason` is one line for logs and staff, without addresses. */
export type NotSent =
  /** It did not leave, and may be tried again. */
  | { readonly outcome: 'transient'; readonly reason: string }
  /** It did not leave, and trying again would give the same answer. */
  | { readonly outcome: 'permanent'; readonly reason: string }
  /** The connection was lost after the whole body had been handed over: it may have arrived. */
  | { readonly outcome: 'unknown'; readonly reason: string };

const SHUTTING_DOWN = 421;
// Login wanted or refused (RFC 4954 6): a fault of the account, which passes when the account is mended.
const LOGIN_CODES: ReadonlySet<number> = new Set([530, 534, 535, 538]);
// "Bad sequence of commands" speaks of the conversation, not of the mail.
const BAD_SEQUENCE = 503;
const MAIL_COMMANDS: ReadonlySet<unknown> = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/** @param handedOver  true when the last byte of the body had left */
export function judgeFault(fault: unknown, handedOver: boolean): NotSent {
  const reason = reasonOf(fault);
  if (wasRefusedHere(fault)) return { outcome: 'permanent', reason };
  const code = replyCode(fault);
  if (code === null) return { outcome: handedOver ? 'unknown' : 'transient', reason };
  const aboutMail = MAIL_COMMANDS.has(fieldOf(fault, 'command')) && !LOGIN_CODES.has(code);
  const final = code >= 500 && code !== BAD_SEQUENCE && aboutMail;
  return { outcome: final ? 'permanent' : 'transient', reason };
}

/** True when the server did not answer at all, or only that it ends the connection. */
export function wasNeverHeard(fault: unknown): boolean {
  const code = replyCode(fault);
  return code === SHUTTING_DOWN || (code === null && !wasRefusedHere(fault));
}

/** A reply in one line, without the addresses that servers like to repeat. */
export function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').replace(/<?[^\s<>@]+@[^\s<>,;:]+>?/g, '(address)');
  return line.slice(0, 300).toWellFormed().trim();
}

/** True when nodemailer itself refused the envelope or the size, before anything was said. */
function wasRefusedHere(fault: unknown): boolean {
  const kind = fieldOf(fault, 'code');
  return replyCode(fault) === null && (kind === 'EENVELOPE' || kind === 'EMESSAGE');
}

function replyCode(fault: unknown): number | null {
  const code = fieldOf(fault, 'responseCode');
  return typeof code === 'number' ? code : null;
}

function reasonOf(fault: unknown): string {
  const command = fieldOf(fault, 'command');
  const message = fault instanceof Error ? fault.message : String(fault);
  const login = typeof command === 'string' && command.startsWith('AUTH') ? 'login refused: ' : '';
  return `${login}${oneLine(message)}`;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
