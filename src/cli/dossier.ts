/**
 * One case as a whole, for `redress show`: everything the register holds, in the shape that `--json` prints.
 * Papers that were only located so far are decoded now, so that each has its size and its SHA-256.
 */
import { CLOCKS } from '../case/clocks.ts';
import { deliveryOf } from '../case/delivery.ts';
import type { RecordedEvent } from '../case/events.ts';
import { replay } from '../case/evolve.ts';
import { CLOCK_NAMES } from '../case/vocabulary.ts';
import { localDay } from '../case/working-days.ts';
import type { Config } from '../config.ts';
import { decodeAttachmentsOf } from '../jobs/decode-attachments.ts';
import { loadEvents } from '../shell/db/case-store.ts';
import type { PromisesTable } from '../shell/db/case-tables.ts';
import {
  attachmentsOf,
  clocksOnCase,
  type FiledAttachment,
  type FiledClock,
  type FiledLetter,
  type FiledMail,
  findCaseId,
  lettersOf,
  mailsOf,
} from '../shell/db/dossier.ts';
import { loadMeasures } from '../shell/db/measure-log.ts';
import { promisesOnCase } from '../shell/db/promise-store.ts';
import { listOpenTasks } from '../shell/db/register.ts';
import type { Db } from '../shell/db/tables.ts';
import { parseMail } from '../shell/parse-mail.ts';
import { learningLines } from './describe-learning.ts';
import { jsonTask } from './json-lines.ts';

/** A case with everything on it. */
export type Dossier = NonNullable<Awaited<ReturnType<typeof readDossier>>>;

/** One mail of the correspondence. */
export type Correspondence = Dossier['correspondence'][number];

/**
 * Reads a case.
 * @param at  now; a term that ends before it is late
 * @returns   null when there is no such case
 */
export async function readDossier(db: Db, config: Config, reference: string, at: Date) {
  const caseId = await findCaseId(db, reference);
  if (caseId === null) return null;
  await decodeAttachmentsOf(db, caseId);
  const events = await loadEvents(db, caseId);
  const mails = await mailsOf(db, caseId);
  const files = await attachmentsOf(
    db,
    mails.map(({ id }) => id),
  );
  const letters = await lettersOf(db, caseId);
  const {
    revision,
    missing,
    correspondenceCount,
    noteCount,
    cameBack,
    warned,
    promiseActs,
    dutyActs,
    closings,
    ...state
  } = replay(events);
  const measures = await loadMeasures(
    db,
    state.measures.map(({ number }) => number),
  );
  const needs = config.desks.find(({ name }) => name === state.desk)?.needs ?? [];
  return {
    ...state,
    missing: missing.map((name) => ({
      name,
      question: needs.find((need) => need.name === name)?.question[state.language] ?? null,
    })),
    delivery: deliveryOf(state, { ...config, closedDays: new Set() }),
    ...learningLines(state, measures),
    clocks: (await clocksOnCase(db, caseId)).map((clock) => clockLine(clock, at)),
    promises: (await promisesOnCase(db, caseId)).map((promise) =>
      promiseLine(promise, localDay(at, config.timeZone)),
    ),
    correspondence: await inOrder(mails, letters, files),
    events: events.map(eventLine),
    tasks: (await listOpenTasks(db, { desk: null, caseId })).map(jsonTask),
  };
}

async function inOrder(
  mails: readonly FiledMail[],
  letters: readonly FiledLetter[],
  files: readonly FiledAttachment[],
) {
  const incoming = mails.map((mail) => ({
    settled: mail.processedAt ?? mail.receivedAt,
    line: incomingMail(mail, files),
  }));
  const outgoing = letters.map(async (letter) => ({
    settled: letter.madeAt,
    line: await outgoingMail(letter),
  }));
  // Mail servers give the time of arrival in whole seconds; within one second the order of our work tells.
  return [...incoming, ...(await Promise.all(outgoing))]
    .toSorted(
      (one, other) =>
        secondOf(one.line.at) - secondOf(other.line.at) || one.settled.getTime() - other.settled.getTime(),
    )
    .map(({ line }) => line);
}

function secondOf(at: Date): number {
  return Math.floor(at.getTime() / 1_000);
}

function clockLine(clock: FiledClock, at: Date) {
  const name = CLOCK_NAMES.find((known) => known === clock.clock);
  const runs = clock.stopped_at === null;
  return {
    clock: clock.clock,
    meaning: name === undefined ? '' : CLOCKS[name].meaning,
    started: clock.starts_at,
    due: clock.due_on,
    stopped: clock.stopped_at,
    state: runs ? (clock.due_at < at ? 'late' : 'running') : 'stopped',
  } as const;
}

function promiseLine(promise: PromisesTable, today: string) {
  const {
    kind,
    about,
    due_on: due,
    first_due_on: firstDue,
    moves,
    made_at: made,
    settled_at: settled,
  } = promise;
  const isOver = promise.state === 'open' && due < today;
  return { kind, about, made, due, firstDue, moves, settled, state: isOver ? 'broken' : promise.state };
}

function incomingMail(mail: FiledMail, files: readonly FiledAttachment[]) {
  return {
    at: mail.receivedAt,
    direction: mail.disposition === 'staff' ? 'note' : 'in',
    mail: mail.id,
    from: { address: mail.fromAddress ?? '', name: mail.fromName ?? '' },
    subject: mail.subject ?? '',
    text: mail.visibleText ?? '',
    disposition: mail.disposition,
    messageId: mail.messageId,
    proof: mail.proof,
    flags: mail.flags,
    secondDeliveryOf: mail.secondDeliveryOf,
    alsoTo: mail.alsoTo,
    attachments: files
      .filter(({ mailId }) => mailId === mail.id)
      .map(({ name, type, bytes, inline, sha256 }) => ({ name, type, bytes, inline, sha256 })),
  } as const;
}

/** The text is read from the very bytes that leave, because those are what the archive holds. */
async function outgoingMail(letter: FiledLetter) {
  return {
    at: letter.madeAt,
    direction: 'out',
    letter: letter.letter,
    audience: letter.audience,
    to: letter.toAddress,
    subject: letter.subject,
    text: (await parseMail(letter.bytes)).text,
    outbound: letter.id,
    messageId: letter.messageId,
    status: letter.status,
    attempts: letter.attempts,
    sendAfter: letter.sendAfter,
    sentAt: letter.sentAt,
    reply: letter.smtpReply,
    failure: letter.failure,
  } as const;
}

function eventLine({ seq, at, by, mailId, fact }: RecordedEvent) {
  return { seq, at, by, mail: mailId, ...fact };
}
