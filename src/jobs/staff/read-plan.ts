/**
 * Reads what a colleague wants from what the colleague really wrote: the quotation, the echo of our own mail and the
 * signature are cut first, then the lines become commands or problems (commands.md 3.3 and 3.4).
 */
import { PERMISSIONS } from '../../case/permissions.ts';
import { COMMON_CAUSES } from '../../case/profile.ts';
import { localDay } from '../../case/working-days.ts';
import { deskProfile } from '../../config.ts';
import { isOwnAddress } from '../../mail/addresses.ts';
import type { StaffMember } from '../../mail/desk-profile.ts';
import { scanStructure } from '../../mail/mime-structure.ts';
import type { AnsweredMail } from '../../shell/db/answered-store.ts';
import { readTexts } from '../../shell/mail-texts.ts';
import { readMailViews } from '../../shell/mail-views.ts';
import type { AuthoredLine } from '../../staff/authored-line.ts';
import { learnSignature, mailTail } from '../../staff/authored-signature.ts';
import { authoredText } from '../../staff/authored-text.ts';
import { CATALOGUE } from '../../staff/catalogue.ts';
import type { LeftOut } from '../../staff/outcome.ts';
import { isIntent, mailProblem, type Plan, problemOf } from '../../staff/plan.ts';
import type { Problem } from '../../staff/problem.ts';
import { type MailReading, readMail } from '../../staff/read.ts';
import type { Scope } from '../../staff/scope.ts';
import type { Filing } from '../filing.ts';
import type { Office } from '../office.ts';

/** What a mail asks for, or why that cannot be told. */
export type PlanReading =
  | { readonly ok: true; readonly plan: Plan; readonly scope: Scope | null; readonly tail: readonly string[] }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly original: string };

/** What earlier mails tell of this one. */
export type Earlier = {
  /** The mails of ours that it answers. */
  readonly answered: readonly AnsweredMail[];
  /** The last lines of the latest mails of the same person, newest first. */
  readonly tails: readonly (readonly string[])[];
};

/** More quoted mails of ours are not compared with. */
const MOST_PARENTS = 3;

/** Reads one mail. */
export function readPlan(
  office: Office,
  filing: Filing,
  member: StaffMember,
  { answered, tails }: Earlier,
): PlanReading {
  const { claimed, mail } = filing;
  const sent = answered
    .slice(0, MOST_PARENTS)
    .map(({ bytes }) => readTexts(bytes, scanStructure(bytes, 0)).text);
  const context = { sent, learnedSignature: learnSignature(tails) };
  const authored = authoredText(readMailViews(claimed.bytes), mail, context);
  if (!authored.ok) {
    return { ok: false, problems: [mailProblem(authored.because)], original: mail.visibleText };
  }
  const { lines, ignored } = authored;
  const written = lines.map(({ text }) => text);
  const original = written.join('\n');
  const { timeZone, staff } = office.config;
  const reading = readMail(lines, {
    today: localDay(claimed.receivedAt, timeZone),
    calendar: office.calendar,
    language: member.language,
    sender: { name: member.name, address: member.address },
    people: staff,
    ownAddresses: deskProfile(office.config, filing.desk).ownAddresses,
    categories: filing.desk.categories,
    causes: office.profiles.get(filing.desk.profile)?.causes ?? COMMON_CAUSES,
    files: filesOf(filing),
    isLegal: (name) => CATALOGUE[name].permission.roles.some((role) => member.roles.includes(role)),
  });
  if (!reading.ok) return { ok: false, problems: reading.problems, original };
  const stopped = stopThatCameFirst(reading, lines);
  if (stopped !== null) return { ok: false, problems: [problemOf('stop-first', stopped)], original };
  const commands = reading.commands.map(({ line, written: text, name, request }) => {
    // One command may ask for more or for less: to begin something, and to end it.
    const { level, moves } = isIntent(request) ? PERMISSIONS[request.type] : CATALOGUE[name].permission;
    return { line, written: text, request, level, moves };
  });
  const leftOut = leftOutOf(office, filing, reading, ignored);
  return {
    ok: true,
    plan: { commands, note: reading.note, original, leftOut },
    scope: reading.scope,
    tail: mailTail(written, ignored.signature),
  };
}

/** The line of the stop word, where nothing stands above it: whoever wrote on below it must hear why nothing ran. */
function stopThatCameFirst(
  { commands, note, stop }: Extract<MailReading, { readonly ok: true }>,
  lines: readonly AuthoredLine[],
): { readonly line: number; readonly written: string } | null {
  if (stop === null || commands.length > 0 || note.trim() !== '') return null;
  const written = lines.find(({ number }) => number === stop.line)?.text ?? '';
  return { line: stop.line, written };
}

/** Files that a person put to the mail; a logo in the text is none. */
function filesOf({ mail }: Filing): readonly string[] {
  return mail.attachments.filter(({ inline }) => !inline).map(({ name }) => name);
}

function leftOutOf(
  office: Office,
  filing: Filing,
  { commands, courtesies, stop }: Extract<MailReading, { readonly ok: true }>,
  { quotedCommands, signature }: Pick<LeftOut, 'quotedCommands' | 'signature'>,
): LeftOut {
  const { ownAddresses } = deskProfile(office.config, filing.desk);
  const { to, cc } = filing.mail;
  const copied = [...to, ...cc].map(({ address }) => address);
  const attached = commands.flatMap(({ request }) => ('files' in request ? request.files : []));
  return {
    quotedCommands,
    afterStop: stop?.ignored ?? 0,
    signature,
    courtesies,
    copied: copied.filter((address) => address !== '' && !isOurs(address, ownAddresses, filing)),
    files: filesOf(filing).filter((name) => !attached.includes(name)),
  };
}

/** Every address of the desk, with a token or without. */
function isOurs(address: string, own: readonly string[], { desk }: Filing): boolean {
  const { replyAddress } = desk;
  const isReply = replyAddress.kind === 'subdomain' && address.endsWith(`@${replyAddress.domain}`);
  return isReply || isOwnAddress(own, address);
}
