/**
 * `ack`: a complainant whom no automatic mail was allowed to reach is told after all. Either the confirmation of
 * receipt leaves now, because a person asks for it, or it is noted how that person told the complainant
 * (DESIGN §3 "Held mail, muted humans, breaker"; inbound.md G; procedure step 1).
 */
import { ACKNOWLEDGEMENT_LETTERS, type Case } from '../case/case.ts';
import { deskProfile } from '../config.ts';
import { mayAnswer } from '../mail/answer-gate.ts';
import { dispose, emptyKnown } from '../mail/dispose.ts';
import { unreadableMail } from '../mail/released-mail.ts';
import { NOTHING_PROVEN } from '../mail/sender-proof.ts';
import { loadEvents, lockCases } from '../shell/db/case-store.ts';
import { findCaseOfMail, isLetterWaiting } from '../shell/db/held-store.ts';
import { withinTransaction } from '../shell/db/locks.ts';
import { withdrawNotices } from '../shell/db/notice-store.ts';
import { countAnswers } from '../shell/db/outbox-store.ts';
import type { Db } from '../shell/db/tables.ts';
import { closeTasks } from '../shell/db/task-store.ts';
import { announce } from './announce.ts';
import { openDocket } from './docket.ts';
import { enterDocket } from './enter-docket.ts';
import type { Filing } from './filing.ts';
import { type OrderOfStaff, orderedBy, readAgain } from './held-mail.ts';
import type { ReadMail } from './inquiry.ts';
import { deskFor, type Office } from './office.ts';
import { runCommand } from './run-commands.ts';

/** What is asked, for which case, by whom. */
export type AcknowledgeOrder = OrderOfStaff & {
  /** Number of a case, or of the mail that opened it. */
  readonly target: { readonly caseId: number } | { readonly mailId: number };
  /** How the complainant was told another way; null: the letter leaves. */
  readonly told: string | null;
};

/** Why no confirmation leaves. */
export type AcknowledgeRefusal =
  | { readonly code: 'no-such-case' }
  | { readonly code: 'no-such-mail' }
  /** The mail is on no case: it is to be opened first. */
  | { readonly code: 'not-on-case' }
  | { readonly code: 'case-closed'; readonly reference: string }
  | { readonly code: 'already-acknowledged'; readonly reference: string; readonly at: Date }
  | { readonly code: 'on-its-way'; readonly reference: string }
  /** The address must not be written to; `because` names the rules of the answer gate. */
  | { readonly code: 'not-allowed'; readonly reference: string; readonly because: readonly string[] };

/** The case that was acknowledged, or why it was not. */
export type Acknowledged =
  | { readonly ok: true; readonly reference: string }
  | { readonly ok: false; readonly refusal: AcknowledgeRefusal };

function no(refusal: AcknowledgeRefusal): Acknowledged {
  return { ok: false, refusal };
}

/** Has the confirmation leave, or notes that it was given. */
export async function acknowledgeCase(office: Office, order: AcknowledgeOrder): Promise<Acknowledged> {
  const { target } = order;
  const caseId = 'caseId' in target ? target.caseId : await findCaseOfMail(office.db, target.mailId);
  if (caseId === undefined) return no({ code: 'no-such-mail' });
  if (caseId === null) return no({ code: 'not-on-case' });
  const read = order.told === null ? await readComplaint(office, caseId) : null;
  const done = await withinTransaction(office.db, (tx) => acknowledge(office, tx, caseId, read, order));
  if (done.ok)
    office.log.info('acknowledged by staff', { case: done.reference, letter: order.told === null });
  return done;
}

/** The mail that opened the case, which the confirmation answers; null where no mail did. */
async function readComplaint(office: Office, caseId: number): Promise<ReadMail | null> {
  const [first] = await loadEvents(office.db, caseId);
  const mailId = first?.mailId ?? null;
  return mailId === null ? null : readAgain(office, mailId);
}

async function acknowledge(
  office: Office,
  tx: Db,
  caseId: number,
  read: ReadMail | null,
  order: AcknowledgeOrder,
): Promise<Acknowledged> {
  const { told } = order;
  const at = office.now();
  const docket = openDocket(at, await lockCases(tx, [caseId]));
  const state = docket.cases.get(caseId)?.state;
  if (state === undefined) return no({ code: 'no-such-case' });
  const { reference } = state;
  if (told === null) {
    const refusal = await whyNotSent(office, tx, caseId, state, read, at);
    if (refusal !== null) return no(refusal);
  }
  const given = { at, by: orderedBy(order), mailId: null } as const;
  const change = runCommand(
    office,
    docket,
    caseId,
    told === null
      ? { type: 'release_acknowledgement', ...given }
      : { type: 'record_acknowledgement', ...given, how: told },
  );
  if (!change.ok) return no(wordsOf(state));
  announce(office, docket, change, filingOf(office, state, read, at));
  await enterDocket(office, tx, docket);
  await closeTasks(tx, ['acknowledge'], { caseId }, at);
  await withdrawNotices(tx, caseId, 'staff/not-acknowledged');
  return { ok: true, reference };
}

/** The register says no for one of two reasons, and which it is shows on the case. */
function wordsOf({ reference, acknowledgement }: Case): AcknowledgeRefusal {
  if (acknowledgement.state === 'given')
    return { code: 'already-acknowledged', reference, at: acknowledgement.at };
  return { code: 'case-closed', reference };
}

async function whyNotSent(
  office: Office,
  tx: Db,
  caseId: number,
  state: Case,
  read: ReadMail | null,
  at: Date,
): Promise<AcknowledgeRefusal | null> {
  const { reference, complainant } = state;
  if (state.acknowledgement.state === 'given') return wordsOf(state);
  if (await isLetterWaiting(tx, caseId, ACKNOWLEDGEMENT_LETTERS)) return { code: 'on-its-way', reference };
  const [answers] = await countAnswers(tx, [complainant.address], at);
  if (answers === undefined) throw new Error('every address has its count of answers');
  const gate = mayAnswer(
    {
      mail: read?.mail ?? unreadableMail(new Uint8Array()),
      desk: deskProfile(office.config, deskFor(office, state.desk)),
      known: { ...emptyKnown(), answers },
      disposition: 'complaint',
      author: complainant,
      isSecondDelivery: false,
      receivedAt: state.receivedAt,
      processedAt: at,
      proof: NOTHING_PROVEN,
    },
    'asked',
  );
  return gate.send ? null : { code: 'not-allowed', reference, because: gate.because };
}

function filingOf(office: Office, state: Case, read: ReadMail | null, at: Date): Filing | null {
  if (read === null) return null;
  const desk = deskFor(office, state.desk);
  const { claimed, mail } = read;
  const fate = dispose(
    mail,
    deskProfile(office.config, desk),
    emptyKnown(),
    claimed.receivedAt,
    at,
    claimed.signatureCheck,
  );
  return { claimed, mail, desk, at, fate };
}
