/**
 * Puts letters in the outbox, inside the caller's transaction: numbered, addressed, and composed to the very
 * bytes that will leave, so that the archive holds what was sent (style.md 3.1, decision 5).
 */
import { COMMON_CAUSES } from '../case/profile.ts';
import type { Language } from '../case/vocabulary.ts';
import { addOfficeHours } from '../case/working-days.ts';
import type { Desk } from '../config.ts';
import { LETTERS, type LetterName } from '../letters/letters.ts';
import type { LetterSetting } from '../letters/wording.ts';
import type { AnswerLink } from '../mail/answer-link.ts';
import { addressOutbound, type Enclosures } from '../mail/outbound-mail.ts';
import { writeInvite } from '../shell/calendar-invite.ts';
import { holdMarks } from '../shell/db/locks.ts';
import { countToStaff, keepNotices, type NewNotice } from '../shell/db/notice-store.ts';
import { type NewOutbound, queueMails, takeOutboundIds } from '../shell/db/outbox-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { composeEnclosing, composeMail } from '../shell/smtp.ts';
import type { LetterOrder } from './docket.ts';
import { isNearLimit } from './near-limit.ts';
import type { Office } from './office.ts';

/** What every letter of a desk in a language is written with. */
export function settingFor(
  office: Pick<Office, 'config' | 'templates' | 'profiles'>,
  desk: Desk,
  language: Language,
): LetterSetting {
  const profile = office.profiles.get(desk.profile);
  return {
    language,
    words: office.templates.words(language),
    timeZone: office.config.timeZone,
    organisation: office.config.organisation,
    rights: office.config.disputes,
    sectorRights: profile?.rights ?? { nl: [], en: [] },
    reopenDays: office.config.limits.reopenDays,
    needs: desk.needs,
    causes: profile?.causes ?? COMMON_CAUSES,
    categories: desk.categories,
  };
}

/**
 * Writes letters into the outbox; they leave when the transaction commits. What a colleague gets beyond the
 * limits of an hour is kept for one combined mail instead (combine-notices.ts).
 */
export async function writeLetters(office: Office, tx: Db, orders: readonly LetterOrder[]): Promise<void> {
  if (orders.length === 0) return;
  const excess = await findExcess(office, tx, orders);
  const leaving = orders.filter((order) => !excess.has(order));
  await keepNotices(
    tx,
    [...excess].map((order) => noticeOf(order, office.now())),
  );
  if (leaving.length > 0) await queueLetters(office, tx, leaving, await takeOutboundIds(tx, leaving.length));
}

/**
 * Writes letters into the outbox, however many their readers had.
 * @param serials  a number of the outbox for each
 */
export async function queueLetters(
  office: Office,
  tx: Db,
  orders: readonly LetterOrder[],
  serials: readonly number[],
): Promise<void> {
  await queueMails(
    tx,
    await Promise.all(orders.map((order, index) => compose(office, order, serials[index]))),
  );
}

/** One comes once, in the very hour in which notices come too fast; the other brings a file that no list can hold. */
const NEVER_WAITS: ReadonlySet<LetterName> = new Set([
  'staff/answers-paused',
  'staff/to-post',
  // Once in their period, with files and numbers that a reply names.
  'staff/digest',
  'staff/day-list',
]);

/**
 * What is beyond what its reader gets in an hour. Notices and answers are counted apart: whoever wrote to us
 * hears at once what was done with it, until it looks as if two machines are writing to each other.
 */
async function findExcess(
  office: Office,
  tx: Db,
  orders: readonly LetterOrder[],
): Promise<ReadonlySet<LetterOrder>> {
  const { staffNoticesPerHour, staffAnswersPerHour } = office.config.limits;
  const toStaff = orders.filter(
    ({ letter }) => LETTERS[letter].audience === 'staff' && !NEVER_WAITS.has(letter),
  );
  const { notices = [], answers = [] } = Object.groupBy(toStaff, (order) =>
    order.answers === null ? 'notices' : 'answers',
  );
  return new Set([
    ...(await beyond(office, tx, 'notices', notices, staffNoticesPerHour)),
    ...(await beyond(office, tx, 'answers', answers, staffAnswersPerHour)),
  ]);
}

async function beyond(
  office: Office,
  tx: Db,
  kind: 'notices' | 'answers',
  orders: readonly LetterOrder[],
  limit: number,
): Promise<readonly LetterOrder[]> {
  if (orders.length === 0) return [];
  const wanted = Map.groupBy(orders, ({ to }) => to.address);
  const counts = await countToStaff(tx, kind, [...wanted.keys()], office.now());
  const countOf = (address: string) => counts.get(address) ?? 0;
  const near = [...wanted].flatMap(([address, theirs]) =>
    isNearLimit(countOf(address), theirs.length, limit) ? [address] : [],
  );
  if (near.length > 0) {
    await holdMarks(
      tx,
      near.map((address) => `${kind} to ${address}`),
    );
    for (const [address, count] of await countToStaff(tx, kind, near, office.now()))
      counts.set(address, count);
  }
  return orders.filter(({ to }) => {
    const count = countOf(to.address);
    counts.set(to.address, count + 1);
    return count >= limit;
  });
}

function noticeOf({ desk, to, letter, caseId, written }: LetterOrder, noticedAt: Date): NewNotice {
  return { desk: desk.name, toAddress: to.address, letter, caseId, subject: written.subject, noticedAt };
}

async function compose(office: Office, order: LetterOrder, serial: number | undefined): Promise<NewOutbound> {
  const [key] = office.keys;
  if (serial === undefined || key === undefined) throw new Error('a letter needs a number and a signing key');
  const at = office.now();
  const { audience } = LETTERS[order.letter];
  const autoSubmitted = order.answers === null ? 'auto-generated' : 'auto-replied';
  const { to, written, reference, automatic } = order;
  const answers = order.answers?.mail ?? null;
  const { subject } = written;
  const parts = (link: AnswerLink | null) => (link === null ? written : written.linked(link));
  const about = { subject, parts, reference, answers, enclosures: enclosuresOf(order, at) };
  const draft = { serial, audience, to, date: at, ...about, autoSubmitted } as const;
  const mail = addressOutbound(draft, order.desk, key);
  const encloses = mail.enclosures.invite !== null || mail.enclosures.files.length > 0;
  return {
    id: serial,
    desk: order.desk.name,
    caseId: order.caseId,
    answersMailId: order.answers?.claimed.id ?? null,
    letter: order.letter,
    audience,
    toAddress: mail.to.address,
    messageId: mail.messageId,
    envelopeFrom: mail.envelopeFrom,
    subject: mail.subject,
    bytes: encloses ? await composeEnclosing(mail) : composeMail(mail),
    automatic,
    sendAfter: leavesAt(office, order) ?? at,
    madeAt: at,
    ...(order.transaction === undefined ? {} : { transactionId: order.transaction }),
    ...(order.about === undefined ? {} : { aboutMailId: order.about }),
    ...(order.workOrder === undefined ? {} : { workOrder: order.workOrder }),
  };
}

function enclosuresOf({ desk, invitation, files = [] }: LetterOrder, at: Date): Enclosures {
  const organiser = { address: desk.address, name: desk.senderName };
  return { files, invite: invitation === undefined ? null : writeInvite(invitation, organiser, at) };
}

/** When a letter leaves; null for at once. What waits can be taken back. */
export function leavesAt(
  office: Office,
  { letter, urgent = false }: Pick<LetterOrder, 'letter' | 'urgent'>,
): Date | null {
  const minutes = office.config.limits.letterDelayMinutes;
  const { delay } = LETTERS[letter];
  if (delay === 'morning') return urgent ? null : addOfficeHours(office.now(), 0, office.calendar);
  if (delay === 'none' || minutes === 0) return null;
  return new Date(office.now().getTime() + minutes * 60_000);
}
