/**
 * What a mail is, as an ordered table: the first rule that holds decides. Machines come before people, because
 * a mail system that is taken for a complainant makes a loop, and an out-of-office of a colleague is no command.
 * Each rule has a test with a mail that hits it and one that nearly does.
 * Source: inbound.md C; DESIGN 3 (From on the roster is always `staff`, spam marks always hold).
 */
import { isAmong, isOwnAddress } from './addresses.ts';
import { findAuthor, isContactForm } from './author.ts';
import { isBounce, isByPersonAtDaemon } from './bounce-signs.ts';
import type { DeskProfile } from './desk-profile.ts';
import type { Disposition, Known, SentMail } from './disposition.ts';
import { isFromBody } from './dispute-bodies.ts';
import type { InboundMail } from './inbound-mail.ts';
import {
  hasAttachedReport,
  hasNullReturnPath,
  isAutomaticReply,
  isAutoSubmitted,
  isComplaintReport,
  isFromOwnList,
  isFromRobot,
  isLikeAutomaticReply,
  isListMail,
  isMarkedAsSpam,
  isReadReceipt,
  namesWhoReads,
  saysMachineMade,
} from './machine-signs.ts';
import { audienceOf } from './reply-token.ts';
import { findThread } from './thread.ts';

/** One row: when it holds for a mail, the mail gets `disposition`; `why` is for the person who reads the register. */
export type Rule = {
  readonly name: string;
  readonly when: (mail: InboundMail, desk: DeskProfile, known: Known) => boolean;
  readonly disposition: Disposition;
  readonly why: string;
};

/** The table. `complaint` of the last row becomes `correspondence` when the mail joins a case (dispose.ts). */
export const RULES: readonly Rule[] = [
  {
    name: 'own',
    when: (_mail, _desk, known) => known.ownMark,
    disposition: 'own',
    why: 'we sent it ourselves: our signed mark is on it, made for its Message-ID',
  },
  {
    name: 'complaint-report',
    when: isComplaintReport,
    disposition: 'record',
    why: 'a provider reports abuse',
  },
  {
    name: 'read-receipt',
    when: isReadReceipt,
    disposition: 'record',
    why: 'a program reports that a mail was opened',
  },
  {
    name: 'bounce',
    when: (mail, _desk, known) => isBounce(mail, known),
    disposition: 'bounce',
    why: 'a mail server reports that a mail was not delivered',
  },
  {
    name: 'auto-reply',
    when: isAutomaticReply,
    disposition: 'auto-reply',
    why: 'a program answered for a person',
  },
  {
    name: 'spam-mark',
    when: (mail, desk) => isMarkedAsSpam(mail, desk),
    disposition: 'hold',
    why: 'a spam filter marked it',
  },
  {
    name: 'imported-own',
    when: (mail, desk, known) => known.imported && isFromOwnAddress(mail, desk) && !isContactForm(mail, desk),
    disposition: 'own',
    why: 'an imported mail from an address of ours: the copy of what was sent to somebody',
  },
  {
    name: 'own-address',
    when: (mail, desk) => isFromOwnAddress(mail, desk) && !isContactForm(mail, desk),
    disposition: 'hold',
    why: 'From is an address of ours, but nothing proves that we sent it',
  },
  {
    name: 'dispute-body-apart',
    when: (mail, desk, known) => isFromBody(mail, desk) && findThread(mail, desk, known).caseId === null,
    disposition: 'hold',
    why: 'a body that decides on disputes wrote, and nothing says about which case',
  },
  {
    name: 'dispute-body',
    when: isFromBody,
    disposition: 'complaint',
    why: 'a body that decides on disputes wrote about a case: a coordinator reads it',
  },
  {
    name: 'person-at-daemon',
    when: isByPersonAtDaemon,
    disposition: 'hold',
    why: 'the address of a mail server, but a mail program of people wrote it',
  },
  {
    name: 'machine-on-case',
    when: (mail, desk, known) => isMachineNotice(mail, desk) && findThread(mail, desk, known).caseId !== null,
    disposition: 'record',
    why: 'a notice of a machine about a known case',
  },
  {
    name: 'machine-notice',
    when: isMachineNotice,
    disposition: 'hold',
    why: 'a notice of a machine; it may be evidence, so a person looks',
  },
  {
    name: 'attached-report',
    when: hasAttachedReport,
    disposition: 'hold',
    why: 'a report of a machine is attached: a person may show what he got',
  },
  {
    name: 'list',
    when: (mail, desk, known) => isListMail(mail) && !isFromOwnList(mail, desk) && known.tokens.size === 0,
    disposition: 'hold',
    why: 'a list handed it on, or it was sent to many',
  },
  {
    name: 'imported-staff',
    when: (mail, desk, known) => known.imported && isFromStaff(mail, desk),
    disposition: 'record',
    why: 'an imported mail of a colleague: it is kept, and no command in it is carried out',
  },
  {
    name: 'automatic-subject',
    when: isLikeAutomaticReply,
    disposition: 'hold',
    why: 'an answer whose subject begins like that of an automatic reply; nothing else says that it is one',
  },
  { name: 'roster', when: isFromStaff, disposition: 'staff', why: 'From is on the roster' },
  {
    name: 'staff-token',
    when: (mail, desk, known) => !known.imported && strangersStaffTokens(mail, desk, known).length > 0,
    disposition: 'hold',
    why: 'it came to the reply address of a colleague, from an address that nobody of us has',
  },
  {
    name: 'no-author',
    when: (mail, desk) => findAuthor(mail, desk).person === null,
    disposition: 'hold',
    why: 'no header says who wrote it',
  },
  {
    name: 'human',
    when: () => true,
    disposition: 'complaint',
    why: 'nothing speaks against a person who wrote it',
  },
];

/**
 * The mails of ours to colleagues whose reply address somebody used who is neither that colleague nor a person of the
 * case: a telephone of our own that is not on the roster, or whoever was shown a notice (commands.md 3.7).
 */
export function strangersStaffTokens(
  mail: InboundMail,
  desk: DeskProfile,
  { tokens, cases }: Known,
): readonly SentMail[] {
  const author = findAuthor(mail, desk).person?.address ?? '';
  return [...tokens].flatMap(([token, sent]) => {
    const participants = sent.caseId === null ? [] : (cases.get(sent.caseId)?.participants ?? []);
    const isKnown = isAmong([sent.recipient, ...participants], author);
    return audienceOf(token) === 'staff' && !isKnown ? [sent] : [];
  });
}

function isFromOwnAddress(mail: InboundMail, desk: DeskProfile): boolean {
  return mail.from.some((from) => isOwnAddress(desk.ownAddresses, from.address));
}

function isFromStaff(mail: InboundMail, desk: DeskProfile): boolean {
  const roster = desk.roster.map((member) => member.address);
  return mail.from.some((from) => isAmong(roster, from.address));
}

/**
 * A web form that the configuration names writes from a robot's address for a person. The null path is what
 * machines use; a person behind a badly made form may have it too, so this holds and does not drop.
 */
function isMachineNotice(mail: InboundMail, desk: DeskProfile): boolean {
  const bySender = isFromRobot(mail) && !isContactForm(mail, desk) && !namesWhoReads(mail);
  return bySender || isAutoSubmitted(mail) || saysMachineMade(mail) || hasNullReturnPath(mail);
}
