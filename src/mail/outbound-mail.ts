/**
 * A mail that leaves, as data: everything that the mail program writes into header and envelope. One pure
 * function puts addresses, token, thread and the marks against loops on a text that is already rendered.
 * No text can add a header of its own: every value is one line before it goes in.
 * Source: inbound.md G6; RFC 5322 3.6.4 (threads), RFC 3834 5 (Auto-Submitted), RFC 5233 (subaddress).
 */
import { findReferences, printReference } from '../case/reference.ts';
import { domainOf } from './addresses.ts';
import { type AnswerLink, answerLinkTo } from './answer-link.ts';
import type { Header, MailAddress } from './inbound-mail.ts';
import { ownMark } from './own-mark.ts';
import { makeToken, messageIdFor, type ReplyAddress, tokenAddress } from './reply-token.ts';
import type { SigningKey } from './signing-key.ts';

/** A file that goes with a mail; `type` is a content type such as `application/pdf`. */
export type MailFile = {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
  /** Set for a picture inside the HTML part, which names it by this word (RFC 2392). */
  readonly inlineAs?: string;
};

/** What goes with the text of a mail. */
export type Enclosures = {
  /** An invitation as iCalendar (shell/calendar-invite.ts), or null. */
  readonly invite: string | null;
  readonly files: readonly MailFile[];
};

/** A complete outgoing mail; ids are without angle brackets, `envelopeFrom` is where a bounce goes. */
export type OutboundMail = {
  readonly from: MailAddress;
  readonly to: MailAddress;
  readonly replyTo: MailAddress | null;
  readonly envelopeFrom: string;
  readonly messageId: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly date: Date;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly enclosures: Enclosures;
  /** Fields beside those above, in the spelling in which they are written. */
  readonly headers: readonly Header[];
};

/** What is to leave: a rendered letter, and what it is about. */
export type OutboundDraft = {
  /** Number of the mail in the outbox; the token names it. */
  readonly serial: number;
  readonly audience: 'complainant' | 'staff' | 'third-party';
  readonly to: MailAddress;
  readonly date: Date;
  readonly subject: string;
  /** Text and HTML; the links are known only here, and null where the desk has no reply addresses. */
  readonly parts: (link: AnswerLink | null) => { readonly text: string; readonly html: string };
  readonly enclosures: Enclosures;
  /** Reference of the case, such as `C-1042-9`; null when the mail is about none. */
  readonly reference: string | null;
  /** The mail that this one answers, or null. */
  readonly answers: {
    readonly messageId: string | null;
    readonly inReplyTo: readonly string[];
    readonly references: readonly string[];
  } | null;
  /** Keyword of RFC 3834: an answer to one mail, or a mail that nobody's mail called for. */
  readonly autoSubmitted: 'auto-replied' | 'auto-generated';
};

/** The desk as a sender. */
export type SendingDesk = {
  readonly address: string;
  readonly senderName: string;
  readonly replyAddress: ReplyAddress;
  /** `plus`: every mail has an envelope sender of its own, so that its bounce is known by the address. */
  readonly bounceAddress: 'plus' | 'none';
};

/** RFC 5322 lets References be shortened; old mail systems break on long ones. */
const MOST_REFERENCES = 20;
/** Twice what any mail program in use writes. */
const LONGEST_ID = 200;
const LONGEST_SUBJECT = 200;

/** Addresses, threads and marks a letter; `key` is the newest signing key. */
export function addressOutbound(draft: OutboundDraft, desk: SendingDesk, key: SigningKey): OutboundMail {
  const claim = { serial: draft.serial, address: draft.to.address };
  const token = makeToken(key, { ...claim, audience: draft.audience });
  const bounceToken = makeToken(key, { ...claim, audience: 'bounce' });
  const from = { address: oneLine(desk.address), name: oneLine(desk.senderName) };
  const replyAddress = tokenAddress(token, from.address, desk.replyAddress);
  const messageId = messageIdFor(token, domainOf(from.address));
  const thread = threadHeaders(draft.answers);
  const about = draft.reference ?? oneLine(draft.subject);
  const { text, html } = draft.parts(replyAddress === null ? null : answerLinkTo(replyAddress, about));
  return {
    from,
    to: { address: oneLine(draft.to.address), name: oneLine(draft.to.name) },
    replyTo: replyAddress === null ? null : { address: replyAddress, name: from.name },
    envelopeFrom: bounceAddress(bounceToken, from.address, desk),
    messageId,
    ...thread,
    date: draft.date,
    subject: withReference(oneLine(draft.subject), draft.reference),
    text,
    html: draft.audience === 'complainant' ? withHiddenToken(html, token) : html,
    enclosures: draft.enclosures,
    headers: [
      { name: 'Auto-Submitted', value: draft.autoSubmitted },
      { name: 'X-Auto-Response-Suppress', value: 'All' },
      { name: 'X-Redress-Mail', value: ownMark(key, messageId) },
    ],
  };
}

/**
 * Hides the reply token in the HTML, where programs that drop the headers of a thread quote it all the same
 * (inbound.md E1e). It opens nothing that the address in Reply-To does not open.
 */
function withHiddenToken(html: string, token: string): string {
  const hidden = `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${token}</div>`;
  const end = html.lastIndexOf('</body>');
  return end < 0 ? `${html}${hidden}` : `${html.slice(0, end)}${hidden}\n${html.slice(end)}`;
}

function bounceAddress(token: string, deskAddress: string, desk: SendingDesk): string {
  const own = desk.bounceAddress === 'plus' ? tokenAddress(token, deskAddress, { kind: 'plus' }) : null;
  return own ?? deskAddress;
}

/** RFC 5322 3.6.4: the references of the mail that is answered, or its parent, and then that mail itself. */
function threadHeaders(answers: OutboundDraft['answers']): Pick<OutboundMail, 'inReplyTo' | 'references'> {
  if (answers === null) return { inReplyTo: null, references: [] };
  const [inReplyTo = null] = saneIds(answers.messageId === null ? [] : [answers.messageId]);
  const before = answers.references.length > 0 ? answers.references : answers.inReplyTo.slice(0, 1);
  const all = new Set(saneIds([...before, ...(inReplyTo === null ? [] : [inReplyTo])]));
  return { inReplyTo, references: [...all].slice(-MOST_REFERENCES) };
}

/** Letters of an atom and the name of a host, or an address in brackets (RFC 5322 3.6.4): nothing to read or to tap. */
const SANE_ID = /^[\w!#$%&'*+/=?^`{|}~.-]+@(?:[\w-]+(?:\.[\w-]+)*|\[[\da-f.:]+\])$/i;

/** Ids of strangers are copied only when they have the shape of an id: who chooses one could write in it. */
function saneIds(ids: readonly string[]): readonly string[] {
  return ids.filter((id) => id.length <= LONGEST_ID && !id.includes('//') && SANE_ID.test(id));
}

/** Puts `[C-1042-9]` or `[M-12]` behind the subject, unless the subject already has that reference. */
function withReference(subject: string, reference: string | null): string {
  const short = subject.slice(0, LONGEST_SUBJECT).toWellFormed();
  if (reference === null) return short;
  const isThere =
    findReferences(short).some((number) => printReference(number) === reference) ||
    short.split(/[^\w-]+/u).includes(reference);
  return isThere ? short : `${short} [${reference}]`.trim();
}

/** One line: line ends and control characters become a space, so that no value can begin a header. */
function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
