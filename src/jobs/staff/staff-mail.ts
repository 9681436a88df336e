/**
 * A mail of a colleague with everything that is needed to carry it out, loaded before its cases are held: who wrote it
 * and how that is proven, which mail of ours it answers, what it asks for and for which cases (commands.md 3.4, 3.7).
 */
import { findReferences, parseReference } from '../../case/reference.ts';
import { deskProfile } from '../../config.ts';
import type { LetterName } from '../../letters/letters.ts';
import { sameAddress } from '../../mail/addresses.ts';
import type { StaffMember } from '../../mail/desk-profile.ts';
import type { Known } from '../../mail/disposition.ts';
import { scanStructure } from '../../mail/mime-structure.ts';
import { audienceOf } from '../../mail/reply-token.ts';
import { strangersStaffTokens } from '../../mail/rules.ts';
import { answeredMails } from '../../mail/thread.ts';
import { type AnsweredMail, loadAnswered } from '../../shell/db/answered-store.ts';
import type { SentDigest } from '../../shell/db/digest-store.ts';
import { loadGuards } from '../../shell/db/guard-store.ts';
import { measuresOfTransactions } from '../../shell/db/measure-store.ts';
import { findSurvivors } from '../../shell/db/merged-store.ts';
import type { Db } from '../../shell/db/tables.ts';
import {
  holdTransaction,
  loadTails,
  type StoredTransaction,
  takeTransactionIds,
} from '../../shell/db/transaction-store.ts';
import { readTexts } from '../../shell/mail-texts.ts';
import { type CaseScope, findCaseScope } from '../../staff/case-scope.ts';
import { findStanding, memberInFrom, type Standing, type TokenUse, UNGUARDED } from '../../staff/level.ts';
import { measuresIn, otherCases } from '../../staff/plan.ts';
import type { StaffRequest } from '../../staff/requests.ts';
import type { Filing } from '../filing.ts';
import type { Office } from '../office.ts';
import { CONTACT_CARD } from '../send-contact-cards.ts';
import { aimedAtRow, casesByRow, digestAmong, transactionOfRow } from './digest-rows.ts';
import { type PlanReading, readPlan } from './read-plan.ts';

/** A mail of one colleague, ready to be carried out. */
export type StaffMail = {
  readonly filing: Filing;
  /** Who wrote it; for a mail of a stranger the colleague whose reply address it came to. */
  readonly member: StaffMember;
  readonly byStranger: boolean;
  readonly standing: Standing;
  /** Number of the transaction that it is. */
  readonly transaction: number;
  /** The mails of ours that it answers, the nearest first. */
  readonly answered: readonly AnsweredMail[];
  /** The digest that it answers; null for any other mail. */
  readonly digest: SentDigest | null;
  readonly reading: PlanReading;
  readonly scope: CaseScope;
  /** The transaction that it confirms, takes back or sends on; null when it names none that exists. */
  readonly named: StoredTransaction | null;
};

/** A mail and what the register knows of it. */
export type LookedUp = { readonly filing: Filing; readonly known: Known };

/** Loads the mails that one colleague wrote; those of two persons at once are left out. */
export async function loadStaffMails(
  office: Office,
  tx: Db,
  mails: readonly LookedUp[],
): Promise<readonly StaffMail[]> {
  const { staff } = office.config;
  const written = mails.flatMap(({ filing, known }) => {
    const member = memberInFrom(filing.mail, staff) ?? ownerOfToken(office, filing, known);
    return member === null ? [] : [{ filing, known, member }];
  });
  if (written.length === 0) return [];
  const addresses = written.map(({ member }) => member.address);
  const serials = written.flatMap(({ filing, known }) => answeredSerials({ filing, known }));
  const sent = new Map((await loadAnswered(tx, serials)).map((mail) => [mail.serial, mail]));
  const guards = await loadGuards(tx, addresses);
  const tails = await loadTails(tx, addresses);
  const numbers = await takeTransactionIds(tx, written.length);
  const loaded: StaffMail[] = [];
  for (const [index, { filing, known, member }] of written.entries()) {
    const shown = answeredSerials({ filing, known }).flatMap((serial) => sent.get(serial) ?? []);
    const earlier = { answered: shown, tails: tails.get(member.address) ?? [] };
    const reading = readPlan(office, filing, member, earlier);
    const survivors = await findSurvivors(tx, casesNamed(filing, shown, reading));
    const answered = shown.map((each) => onSurvivor(each, survivors));
    const found = findStanding({
      mail: filing.mail,
      roster: staff,
      proof: filing.fate.proof,
      tokens: tokensOf(known, answered),
      guard: guards.get(member.address) ?? UNGUARDED,
      at: filing.claimed.receivedAt,
    });
    const standing = found ?? unproven(member, guards.get(member.address)?.locked ?? false);
    const about = { answered, digest: await digestAmong(tx, answered) };
    const transaction = numbers[index];
    if (transaction === undefined) throw new Error('every mail has a number');
    loaded.push({
      filing,
      member,
      byStranger: found === null,
      standing,
      transaction,
      ...about,
      reading: aimedAtRow(reading, about.digest),
      scope: followScope(scopeOf(filing, standing, about, reading, survivors), survivors),
      named: await namedTransaction(tx, reading, about),
    });
  }
  return loaded;
}

/** The colleague whose reply address a stranger used; null for every other mail. */
function ownerOfToken(office: Office, { mail, desk, fate }: Filing, known: Known): StaffMember | null {
  if (!fate.rules.hit.includes('staff-token')) return null;
  const used = strangersStaffTokens(mail, deskProfile(office.config, desk), known);
  const isUsed = ({ address }: StaffMember) => used.some(({ recipient }) => sameAddress(recipient, address));
  return office.config.staff.find(isUsed) ?? null;
}

function unproven(member: StaffMember, locked: boolean): Standing {
  return { member, locked, proven: false, source: 'none', tokens: [] };
}

/** The cases that a mail can change: they are held before it is carried out. */
export function casesOfMail({ scope, named, reading }: StaffMail): readonly number[] {
  const plans = [...(reading.ok ? [reading.plan] : []), ...(named === null ? [] : [named.plan])];
  return [...(scope.ok ? scope.caseIds : []), ...(named?.caseIds ?? []), ...plans.flatMap(otherCases)];
}

/** The measures that some mails can change: those that they name, and those of what they confirm or take back. */
export async function measuresOfMails(tx: Db, mails: readonly StaffMail[]): Promise<readonly number[]> {
  const named = mails.flatMap((mail) => mail.named ?? []);
  const plans = [
    ...mails.flatMap(({ reading }) => (reading.ok ? reading.plan : [])),
    ...named.map(({ plan }) => plan),
  ];
  const changed = await measuresOfTransactions(
    tx,
    named.map(({ id }) => id),
  );
  return [...plans.flatMap(measuresIn), ...changed];
}

/** More ancestors tell nothing new. */
const MOST_ANSWERED = 10;

function answeredSerials({ filing, known }: LookedUp): readonly number[] {
  const serials = answeredMails(filing.mail, known).map(({ outboundId }) => outboundId);
  return [...new Set(serials)].slice(0, MOST_ANSWERED);
}

/**
 * Tokens in the address, and those in the Message-IDs that the mail answers. The envelope sender of a letter has a
 * token too, which every mail server on the way saw: it proves nothing.
 */
function tokensOf(known: Known, answered: readonly AnsweredMail[]): readonly TokenUse[] {
  const inAddress = [...known.tokens].map(
    ([token, { outboundId }]) => [outboundId, audienceOf(token)] as const,
  );
  const audiences = new Map(inAddress);
  const named = new Set([...known.sentIds.values()].map(({ outboundId }) => outboundId));
  return answered.flatMap(({ serial, letter, audience, recipient, caseId, madeAt }) => {
    const byId = audience === 'staff' && named.has(serial) ? audience : null;
    const found = byId ?? audiences.get(serial) ?? null;
    return found === null
      ? []
      : [{ serial, audience: found, recipient, caseId, madeAt, standing: letter === CONTACT_CARD }];
  });
}

function scopeOf(
  { mail, fate }: Filing,
  { tokens }: Standing,
  { answered, digest }: Answered,
  reading: PlanReading,
  survivors: Survivors,
): CaseScope {
  const ofPerson = new Set(tokens.map(({ serial }) => serial));
  const notice = answered.find(({ serial }) => ofPerson.has(serial));
  return findCaseScope({
    written: reading.ok ? reading.scope : null,
    tokenCase: notice?.caseId ?? null,
    listedCases: notice?.letter === LISTING ? listedIn(notice) : [],
    threadCase: fate.thread.caseId,
    subjectCases: findReferences(mail.subject).map((caseId) => survivors.get(caseId) ?? caseId),
    rows: casesByRow(digest),
  });
}

/** A notice about several cases: a reply to it is about those that it lists. */
const LISTING: LetterName = 'staff/measure-wanted';

function listedIn({ bytes }: AnsweredMail): readonly number[] {
  return findReferences(readTexts(bytes, scanStructure(bytes, 0)).text);
}

/** The mails of ours that a mail answers, and the digest among them. */
type Answered = Pick<StaffMail, 'answered' | 'digest'>;

type Survivors = ReadonlyMap<number, number>;

function casesNamed(
  { mail }: Filing,
  answered: readonly AnsweredMail[],
  reading: PlanReading,
): readonly number[] {
  const scope = reading.ok ? reading.scope : null;
  const written =
    scope?.by === 'reference' ? scope.references.flatMap((each) => parseReference(each) ?? []) : [];
  return [...answered.flatMap(({ caseId }) => caseId ?? []), ...findReferences(mail.subject), ...written];
}

/** A notice of a case that goes on in another one is about that; it showed nothing of it. */
function onSurvivor(mail: AnsweredMail, survivors: Survivors): AnsweredMail {
  const survivor = mail.caseId === null ? undefined : survivors.get(mail.caseId);
  return survivor === undefined ? mail : { ...mail, caseId: survivor, caseRevision: null };
}

function followScope(scope: CaseScope, survivors: Survivors): CaseScope {
  if (!scope.ok) return scope;
  return { ok: true, caseIds: [...new Set(scope.caseIds.map((caseId) => survivors.get(caseId) ?? caseId))] };
}

async function namedTransaction(
  tx: Db,
  reading: PlanReading,
  { answered, digest }: Answered,
): Promise<StoredTransaction | null> {
  if (!reading.ok) return null;
  const ofRow = transactionOfRow(reading.scope, digest);
  for (const { request } of reading.plan.commands) {
    const id = transactionIn(request, ofRow ?? answered[0]?.transactionId ?? null);
    if (id !== null) return holdTransaction(tx, id);
  }
  return null;
}

function transactionIn(request: StaffRequest, shown: number | null): number | null {
  switch (request.type) {
    case 'send_note':
      return request.transaction;
    case 'approve':
    case 'confirm':
    case 'decline':
    case 'undo':
      return request.transaction ?? shown;
    default:
      return null;
  }
}
