/**
 * How a mail shows that it reports another mail as not delivered. Mail servers agree on little, so this is a
 * table of signs, each enough by itself; a null return path or a daemon in From needs a second sign beside it.
 * Source: inbound.md C2; RFC 3464 and RFC 6522 (delivery reports), RFC 3463 (status codes).
 */
import { isDaemonAddress, isRobotAddress } from './addresses.ts';
import type { Known } from './disposition.ts';
import { headerValue, headerValues, type InboundMail } from './inbound-mail.ts';
import {
  hasAutoReplyHeader,
  hasCloudNotice,
  hasNullReturnPath,
  isAutoSubmitted,
  isFromPerson,
  namesWhoReads,
} from './machine-signs.ts';
import { audienceOf } from './reply-token.ts';
import { hasAutomaticReplySubject, hasFailureSubject, hasForwardSubject } from './subject-signs.ts';

type BounceSign = { readonly name: string; readonly shows: (mail: InboundMail, known: Known) => boolean };

const BOUNCE_SIGNS: readonly BounceSign[] = [
  { name: 'delivery-report', shows: isDeliveryReport },
  { name: 'failed-recipients', shows: (mail) => headerValue(mail, 'x-failed-recipients') !== null },
  { name: 'to-bounce-address', shows: cameToBounceAddress },
  { name: 'from-daemon', shows: (mail) => isFromDaemon(mail) && saysFailure(mail) },
  { name: 'null-path', shows: isReportOnNullPath },
  { name: 'robot-notice', shows: isNoticeOfRobot },
];

/** True when the mail reports that a mail was not, or not yet, delivered. */
export function isBounce(mail: InboundMail, known: Known): boolean {
  return BOUNCE_SIGNS.some((sign) => sign.shows(mail, known));
}

/**
 * Where From names a person the words of the text are not enough: badly made forms send what people write on the
 * null path, and people complain of what was not delivered. Such mail is held (rules.ts).
 */
function isReportOnNullPath(mail: InboundMail): boolean {
  if (!hasNullReturnPath(mail) || saysVacation(mail)) return false;
  return isFromPerson(mail) ? saysFailureItself(mail) : saysFailure(mail);
}

/** Mail programs of people, as they name themselves in User-Agent and X-Mailer; programs of servers are none of them. */
const MAIL_PROGRAMS =
  /thunderbird|microsoft outlook|outlook express|windows (live )?mail|apple mail|(iphone|ipad|android) mail|roundcube|squirrelmail|horde|zimbra|evolution|kmail|claws|k-9|fairemail|\b(neo)?mutt\b|emclient|the bat|airmail|\bspark\b|mailbird|postbox/i;
/** Gmail gives such ids to what people write; its reports have others. */
const ID_OF_GMAIL = /^CA[\w+=-]{20,}@mail\.gmail\.com$/;

/**
 * True where a person writes from postmaster@ or the like, as small firms do: a mail program of people wrote it, and
 * it has neither the null path nor a report. It may well be about something that was not delivered.
 */
export function isByPersonAtDaemon(mail: InboundMail): boolean {
  const isMachine = hasNullReturnPath(mail) || isAutoSubmitted(mail) || hasReport(mail);
  if (isMachine || !mail.from.some((from) => isDaemonAddress(from.address))) return false;
  const programs = ['user-agent', 'x-mailer'].flatMap((name) => headerValues(mail, name));
  return programs.some((name) => MAIL_PROGRAMS.test(name)) || ID_OF_GMAIL.test(mail.messageId ?? '');
}

function hasReport(mail: InboundMail): boolean {
  return mail.contentType === 'multipart/report' || mail.deliveryReports.length > 0;
}

/** True for From mailer-daemon or postmaster, and where no field of the sender names anybody. */
function isFromDaemon(mail: InboundMail): boolean {
  const named = mail.from.filter((from) => from.address !== '');
  if (isByPersonAtDaemon(mail)) return false;
  if (named.length > 0) return named.some((from) => isDaemonAddress(from.address));
  if (namesWhoReads(mail)) return false;
  return !mail.envelopeSender || isRobotAddress(mail.envelopeSender);
}

/**
 * A status code of RFC 3463 or an SMTP reply code with the words that servers put beside it. Bare numbers
 * are not enough: a version or a date looks the same.
 */
const FAILURE_WORDS = [
  /\b[45]\.\d{1,2}\.\d{1,3}\b/,
  /\b[45]\d\d[ -](<|#?[45]\.\d|user|unknown|mailbox|recipient|requested|no such|unable|sorry|address|relay|message|permanent|temporar|invalid|host|access|not |rejected|service|domain|unrouteable|spam|delivery|account|over|quota|size|transaction|5|e-?mail|blocked)/i,
  /\b(user|recipient|mailbox|account|address|host|domain)( name| e-?mail address)?\s*(is |was )?(unknown|not found|does(n.t| not) exist|unavailable|disabled|inactive|full|over quota|rejected|not listed|invalid)/i,
  /\b(un(known|routable|routeable|deliverable)|no such|non-?existent|invalid) (user|recipient|mailbox|address|host|domain|account|local part|person)/i,
  /\b(could|can|will|was|were|has|have|had) ?(not|n.t)( yet)? be(en)? (delivered|sent|reached)/i,
  /\b(delivery|deliver|message|mail).{0,60}\b(failed|failure|undeliver|rejected|refused|returned|bounced|blocked|problem)/i,
  /\b(unable|failed) to deliver|\bpermanent(ly)? (fatal )?(error|failure|failed)|\bgiving up\b|\bquota exceeded|\bmessage size exceeds/i,
  /配信(できません|不能|エラー)|送信できません|届けられません|送信不能|宛先/,
  /niet (worden )?(bezorgd|afgeleverd)|onbestelbaar|nicht zugestellt|unzustellbar|n.a pas pu .tre (remis|distribu|livr)|не (было )?доставлен|no se (ha podido|pudo) entregar/i,
  /^-{3,} ?(original message|the following addresses|transcript of session|returned message|this is a copy of the message)/im,
] as const;

/** True when subject or text speak of a failed delivery, or a returned mail is inside. */
function saysFailure(mail: InboundMail): boolean {
  if (saysFailureItself(mail)) return true;
  const beginning = mail.text.slice(0, 20_000);
  return FAILURE_WORDS.some((pattern) => pattern.test(beginning));
}

/** True without a look at the words of the text. */
function saysFailureItself(mail: InboundMail): boolean {
  return hasFailureSubject(mail.subject) || mail.returnedMessageIds.length > 0;
}

function isDeliveryReport(mail: InboundMail): boolean {
  if (mail.reportType === 'delivery-status') return true;
  const isReport = mail.contentType === 'multipart/report' && mail.reportType === '';
  // Who passes a report on shows it as evidence; its subject keeps the words of the server.
  const isItself = hasFailureSubject(mail.subject) && !hasForwardSubject(mail.subject);
  return mail.deliveryReports.length > 0 && (isReport || isFromMachine(mail) || isItself);
}

/** Vacation programs answer to the envelope sender as well (RFC 3834 4), so the address alone is not enough. */
function cameToBounceAddress(mail: InboundMail, known: Known): boolean {
  const returned = [...known.tokens.keys()].some((token) => audienceOf(token) === 'bounce');
  if (!returned || saysVacation(mail)) return false;
  const noPerson = mail.envelopeSender === null || mail.envelopeSender === '';
  return noPerson || isFromMachine(mail) || saysFailure(mail);
}

/**
 * Cloud services report from a no-reply address, with a failure subject and no report part. A form that names who
 * reads may have such a subject from the person who filled it in.
 */
function isNoticeOfRobot(mail: InboundMail): boolean {
  if (!isFromMachine(mail) || saysVacation(mail)) return false;
  return (hasFailureSubject(mail.subject) && !namesWhoReads(mail)) || hasCloudNotice(mail, 'Bounce');
}

function isFromMachine(mail: InboundMail): boolean {
  if (isByPersonAtDaemon(mail)) return false;
  return (
    isFromDaemon(mail) ||
    hasNullReturnPath(mail) ||
    isAutoSubmitted(mail) ||
    mail.from.some((from) => isRobotAddress(from.address))
  );
}

function saysVacation(mail: InboundMail): boolean {
  return hasAutomaticReplySubject(mail.subject) || hasAutoReplyHeader(mail);
}
