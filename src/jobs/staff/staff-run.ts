/**
 * One mail of a colleague while it is carried out: what it is done with, the transaction that is written of it, and
 * the one answer that its writer gets, at the address on the roster and nowhere else (commands.md 3.6 and 3.8).
 */
import type { Case } from '../../case/case.ts';
import type { Level } from '../../case/vocabulary.ts';
import { answerTo, type TextFile } from '../../letters/answers.ts';
import { LETTERS } from '../../letters/letters.ts';
import type { StaffMember } from '../../mail/desk-profile.ts';
import type { MailFile } from '../../mail/outbound-mail.ts';
import { type AskedReport, noteAsked } from '../../shell/db/asked-store.ts';
import type { Db } from '../../shell/db/tables.ts';
import { countRefused, type NewTransaction } from '../../shell/db/transaction-store.ts';
import type { Change } from '../../staff/change.ts';
import { levelFor, provenanceOf } from '../../staff/level.ts';
import { NOTHING_LEFT_OUT, type Outcome } from '../../staff/outcome.ts';
import { type Plan, type PlannedCommand, planDigest } from '../../staff/plan.ts';
import type { Problem } from '../../staff/problem.ts';
import type { Docket, LetterOrder } from '../docket.ts';
import { deskFor, type Office } from '../office.ts';
import { settingFor } from '../write-letters.ts';
import type { StaffMail } from './staff-mail.ts';
import { casesOn } from './try-plan.ts';

/** A mail, the docket that it changes, and the transaction of the database around both. */
export type StaffRun = {
  readonly office: Office;
  readonly tx: Db;
  readonly docket: Docket;
  readonly mail: StaffMail;
};

/** A plan and the cases that it is about. */
export type PlanOnCases = { readonly plan: Plan; readonly caseIds: readonly number[] };

/** What is written of a transaction beside the mail itself. */
export type Ending = PlanOnCases &
  Pick<NewTransaction, 'status'> & {
    /** How well it is proven who wrote it; by default what the mail itself shows for its case. */
    readonly level?: Level;
    readonly revisions?: ReadonlyMap<number, number>;
    readonly expiresAt?: Date;
    /** True when the mail answers the challenge of the plan. */
    readonly answered?: boolean;
    /** The mail in which it was asked, where it is another one. */
    readonly mailId?: number;
  };

/** Writes down what the mail was. */
export function record(run: StaffRun, ending: Ending): void {
  const { docket, mail } = run;
  const { filing, member, standing, transaction, reading } = mail;
  const { plan, caseIds, status, revisions, expiresAt } = ending;
  const caseId = onlyCase(caseIds);
  const level = ending.level ?? levelFor(standing, caseId);
  docket.transactions.push({
    id: transaction,
    mailId: ending.mailId ?? filing.claimed.id,
    desk: filing.desk.name,
    by: member.address,
    messageId: filing.mail.messageId,
    writtenAt: filing.mail.writtenAt,
    status,
    proof: proofOf(run, level, caseId, ending.answered ?? false),
    plan,
    planDigest: planDigest(plan, member.address, caseIds),
    caseIds,
    revisions: revisions ?? new Map(),
    tail: reading.ok ? reading.tail : [],
    madeAt: docket.at,
    expiresAt: expiresAt ?? null,
  });
}

/** The case of a mail that is about one; null for none and for several. */
export function onlyCase(caseIds: readonly number[]): number | null {
  const [first = null, ...others] = caseIds;
  return others.length > 0 ? null : first;
}

/**
 * Puts the answer on the docket.
 * @param transaction  the one that its token confirms or takes back
 * @param beside       the mail that waits, where the answer asks about one; files that go with the answer
 */
export function answer(
  { office, docket, mail }: StaffRun,
  outcome: Outcome,
  caseIds: readonly number[],
  transaction = mail.transaction,
  beside: Pick<LetterOrder, 'about' | 'files'> = {},
): void {
  const { filing, member } = mail;
  const place = { caseIds, transaction, answers: filing, ...beside };
  putAnswer({ office, docket }, member, outcome, place);
}

/** What an act did that writes no letter and cannot be taken back. */
export type LastingAct = {
  readonly command: Pick<PlannedCommand, 'line' | 'written'>;
  readonly change: Change;
  readonly caseIds: readonly number[];
  readonly level: Level;
  readonly note: string;
};

/** Answers such an act. @param asked  the plan that it was, for which case, and whether that was confirmed */
export function answerLasting(
  run: StaffRun,
  asked: PlanOnCases & { readonly transaction: number; readonly answered: boolean },
  { command, change, caseIds, level, note }: LastingAct,
): void {
  const { plan, transaction, answered } = asked;
  if (!answered) record(run, { plan, caseIds, status: 'done', level });
  const after = casesOn(run.docket, caseIds);
  const { line, written } = command;
  const outcome: Outcome = {
    kind: 'done',
    transaction,
    after,
    commands: [{ reference: after[0]?.reference ?? '', line, written, changes: [change] }],
    letters: [],
    preview: null,
    note,
    leftOut: plan.leftOut,
    undo: { possible: false },
    proof: proofOf(run, level, onlyCase(asked.caseIds), answered),
  };
  answer(run, outcome, caseIds, transaction);
}

/** Where an answer belongs. */
export type AnswerPlace = Pick<LetterOrder, 'answers' | 'about' | 'files'> & {
  readonly caseIds: readonly number[];
  readonly transaction: number;
};

/** Puts an answer to a person on the docket. */
export function putAnswer(
  { office, docket }: Pick<StaffRun, 'office' | 'docket'>,
  to: StaffMember,
  outcome: Outcome,
  { caseIds, ...place }: AnswerPlace,
): void {
  const caseId = onlyCase(caseIds);
  const [state] = caseId === null ? [] : casesOn(docket, [caseId]);
  const desk = deskFor(office, place.answers?.claimed.desk ?? state?.desk ?? '');
  const setting = settingFor(office, desk, to.language);
  const { letter, written, files } = answerTo(outcome, to, setting, office.templates.render);
  const { automatic } = LETTERS[letter];
  const about = state === undefined ? null : caseId;
  const reference = state?.reference ?? null;
  const enclosed = files.map(asMailFile);
  const order = { desk, letter, written, to, caseId: about, reference, automatic, files: enclosed };
  docket.letters.push({ ...order, ...place });
}

function asMailFile({ name, text }: TextFile): MailFile {
  return { name, type: 'text/plain; charset=utf-8', content: new TextEncoder().encode(text) };
}

const HOUR_MS = 60 * 60 * 1000;
/** So many mails of a person in an hour are told what was wrong with them (commands.md 3.6). */
const MOST_REFUSALS = 6;

/** Says that nothing was done, and why; after too many of them once that no more is said. */
export async function refuse(
  run: StaffRun,
  problems: readonly Problem[],
  { plan, caseIds }: PlanOnCases,
): Promise<void> {
  const { docket, mail, tx } = run;
  const by = mail.member.address;
  const since = new Date(docket.at.getTime() - HOUR_MS);
  const { count, first } = await countRefused(tx, by, since);
  const now = docket.transactions.filter((each) => each.by === by && each.status === 'refused').length;
  record(run, { plan, caseIds, status: 'refused' });
  const refused = count + now;
  if (refused > MOST_REFUSALS) return;
  const state = firstCase(run, caseIds);
  const until = new Date((first ?? docket.at).getTime() + HOUR_MS);
  const outcome: Outcome =
    refused === MOST_REFUSALS
      ? { kind: 'muted', mails: refused, until }
      : { kind: 'nothing-done', state, problems, original: originalOf(mail, plan) };
  answer(run, outcome, caseIds);
}

/** Notes what is made when this mail is filed, so that no other mail waits for it (jobs/send-asked.ts). */
export async function askLater(
  { tx, docket, mail }: StaffRun,
  transaction: number,
  reports: readonly AskedReport[],
): Promise<void> {
  const { filing, member } = mail;
  const about = { mailId: filing.claimed.id, transaction, by: member.address };
  await noteAsked(tx, { ...about, reports, at: docket.at });
}

/** Everything that was typed, so that nothing is lost. */
export function originalOf({ filing, reading }: StaffMail, plan: Plan): string {
  if (!reading.ok) return reading.original;
  return plan.original.trim() === '' ? filing.mail.visibleText : plan.original;
}

/** A mail of which no plan was read. */
export const NO_PLAN: Plan = { commands: [], note: '', original: '', leftOut: NOTHING_LEFT_OUT };

/** How it is proven who wrote the mail, apart from the transaction. */
export function proofOf({ mail }: StaffRun, level: Level, caseId: number | null, answered: boolean) {
  const { transaction: _, ...proof } = provenanceOf(mail.standing, level, {
    caseId,
    transaction: 0,
    answered,
  });
  return proof;
}

/** How many events each of some cases has: what is shown of them now. */
export function revisionsOf({ cases }: Docket, caseIds: readonly number[]): ReadonlyMap<number, number> {
  return new Map(
    caseIds.flatMap((caseId) => {
      const revision = cases.get(caseId)?.state.revision;
      return revision === undefined ? [] : [[caseId, revision] as const];
    }),
  );
}

/** The state of the first case, for answers that are about one. */
export function firstCase({ docket }: StaffRun, caseIds: readonly number[]): Case | null {
  return casesOn(docket, caseIds)[0] ?? null;
}
