/**
 * Who wrote a mail: the person that a case belongs to and that an answer would go to. Usually From; but web
 * forms write on behalf of the person in Reply-To, lists put their own address in From, and some mails name
 * nobody at all.
 * Source: inbound.md D1-D4; RFC 5322 3.6.2 (originator fields).
 */
import type { Person } from '../case/vocabulary.ts';
import { isAmong, isOwnAddress, isUsableAddress, sameAddress } from './addresses.ts';
import type { DeskProfile } from './desk-profile.ts';
import { formFields, lacksFormField } from './form-fields.ts';
import { headerValue, type InboundMail, type MailAddress } from './inbound-mail.ts';
import { isListMail } from './machine-signs.ts';

export const AUTHOR_FLAGS = [
  'contact-form',
  'form-field-missing',
  'list-rewritten',
  'reply-to-elsewhere',
  'sender-instead-of-from',
  'unverified-form',
] as const;
/** What was odd about finding the author; staff see it beside the mail. */
export type AuthorFlag = (typeof AUTHOR_FLAGS)[number];

/** `person` is null when no header names a usable address. */
export type Author = { readonly person: Person | null; readonly flags: readonly AuthorFlag[] };

/** Finds who wrote the mail, and says which way. */
export function findAuthor(mail: InboundMail, desk: DeskProfile): Author {
  const form = personBehindForm(mail, desk);
  if (form !== null) {
    const isKnown = mail.from.every((from) => isAmong(desk.formSenders, from.address));
    return {
      person: form,
      flags: [
        'contact-form',
        ...(lacksFormField(mail, desk) ? (['form-field-missing'] as const) : []),
        ...(isKnown ? [] : (['unverified-form'] as const)),
      ],
    };
  }
  const rewritten = personBehindList(mail);
  if (rewritten !== null) return { person: rewritten, flags: ['list-rewritten'] };
  const from = mail.from.find(isUsable);
  if (from !== undefined)
    return { person: from, flags: replyGoesElsewhere(mail, from) ? ['reply-to-elsewhere'] : [] };
  const returnPath = { address: mail.envelopeSender ?? '', name: '' };
  const others = [...(mail.sender === null ? [] : [mail.sender]), ...mail.replyTo, returnPath];
  const person = others.find(isUsable) ?? null;
  return { person, flags: person === null ? [] : ['sender-instead-of-from'] };
}

/**
 * True when a web form wrote for the person in Reply-To: From is one that the configuration names, or an address
 * of ours. Nothing proves the latter, so it is flagged and not answered (answer-gate.ts).
 */
export function isContactForm(mail: InboundMail, desk: DeskProfile): boolean {
  return personBehindForm(mail, desk) !== null;
}

/** True for a form that writes from an address of ours without being named in the configuration. */
export function isUnverifiedForm(mail: InboundMail, desk: DeskProfile): boolean {
  return findAuthor(mail, desk).flags.includes('unverified-form');
}

function personBehindForm(mail: InboundMail, desk: DeskProfile): Person | null {
  const isForm = mail.from.length === 1 && mail.from.every((from) => isFormSender(from.address, desk));
  const [person, ...more] = mail.replyTo;
  if (!isForm || person === undefined || more.length > 0) return null;
  const isForeign = !isFormSender(person.address, desk);
  if (!isForeign || !isUsable(person)) return null;
  const filledIn = formFields(mail, desk).find(({ field }) => field === 'name');
  return filledIn === undefined ? person : { ...person, name: filledIn.value };
}

function isFormSender(address: string, desk: DeskProfile): boolean {
  return isAmong(desk.formSenders, address) || isOwnAddress(desk.ownAddresses, address);
}

/**
 * A list that rewrote From for DMARC names the writer twice: in X-Original-From and in Reply-To. Without the fields
 * of a list anybody could write from his own domain, which proves him, in the name of somebody else.
 */
function personBehindList(mail: InboundMail): Person | null {
  if (!isListMail(mail)) return null;
  const original = headerValue(mail, 'x-original-from') ?? headerValue(mail, 'x-original-sender');
  if (original === null) return null;
  const address = (/<([^<>]+)>/.exec(original)?.[1] ?? original).trim().toLowerCase();
  if (mail.from.some((from) => sameAddress(from.address, address))) return null;
  const person = mail.replyTo.find((each) => sameAddress(each.address, address));
  return person !== undefined && isUsable(person) ? person : null;
}

function replyGoesElsewhere(mail: InboundMail, from: MailAddress): boolean {
  return mail.replyTo.length > 0 && !mail.replyTo.some((each) => sameAddress(each.address, from.address));
}

function isUsable(person: MailAddress): boolean {
  return isUsableAddress(person.address);
}
