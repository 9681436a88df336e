/**
 * A register of many cases for the benchmark: each with the log that the daemon writes, sealed in a valid
 * chain, its row, clocks and mails, all acknowledged at once.
 */
import { sql } from 'kysely';
import type { CaseRules } from '../../src/case/case-rules.ts';
import { COMMON_CATEGORIES } from '../../src/case/category.ts';
import { clocksOf } from '../../src/case/clocks.ts';
import type { ComplaintRegistered } from '../../src/case/events.ts';
import { replay } from '../../src/case/evolve.ts';
import { COMMON_CAUSES } from '../../src/case/profile.ts';
import { printReference } from '../../src/case/reference.ts';
import { countCase } from '../../src/digest/case-tally.ts';
import { insertEvents, sealEvents } from '../../src/shell/db/case-log.ts';
import { saveCases } from '../../src/shell/db/case-rows.ts';
import { newChain } from '../../src/shell/db/case-store.ts';
import { openDatabase } from '../../src/shell/db/connection.ts';
import type { Db } from '../../src/shell/db/tables.ts';

/** Cases that go to the database together. */
const AT_ONCE = 2_500;
const FIRST_CASE = 1_001;

const RULES: CaseRules = {
  calendar: {
    timeZone: 'Europe/Amsterdam',
    closedDays: new Set(),
    officeHours: { from: '08:30', until: '17:00' },
  },
  profile: {
    name: 'algemeen',
    terms: {
      confirm: { amount: 1, unit: 'working-days' },
      firstContact: { amount: 3, unit: 'working-days' },
      information: { amount: 14, unit: 'days' },
      decision: { amount: 28, unit: 'days' },
      outer: { amount: 8, unit: 'weeks' },
      reaction: { amount: 14, unit: 'days' },
      review: { amount: 10, unit: 'working-days' },
      inquiry: { amount: 20, unit: 'working-days' },
      complexInquiry: { amount: 30, unit: 'working-days' },
      appointment: { amount: 5, unit: 'working-days' },
      satisfaction: { amount: 14, unit: 'days' },
      callback: { amount: 2, unit: 'working-days' },
      remedy: { amount: 30, unit: 'days' },
      rung: { amount: 14, unit: 'days' },
      deposit: { amount: 2, unit: 'months' },
      urgentContact: { amount: 4, unit: 'hours' },
      notice: { amount: 7, unit: 'days' },
      reportBack: { amount: 2, unit: 'working-days' },
      work: { amount: 5, unit: 'working-days' },
      update: { amount: 14, unit: 'days' },
      workChase: { amount: 7, unit: 'days' },
      contactReading: { amount: 1, unit: 'months' },
      hold: { amount: 6, unit: 'months' },
      cause: { amount: 20, unit: 'working-days' },
      measure: { amount: 30, unit: 'working-days' },
      implementation: { amount: 6, unit: 'weeks' },
    },
    compensationLimit: 25_000,
    causes: COMMON_CAUSES,
    categories: COMMON_CATEGORIES,
    needs: [],
    rights: { nl: [], en: [] },
  },
  colleagues: [],
  bodies: [],
};

/**
 * Fills an empty register.
 * @param at  when the complaints arrived
 */
export async function loadRegister(url: string, cases: number, at: Date): Promise<void> {
  const { db, close } = openDatabase(url, { max: 1 });
  await loadMails(db, cases, at);
  for (let first = 0; first < cases; first += AT_ONCE) {
    await loadCases(db, FIRST_CASE + first, Math.min(AT_ONCE, cases - first), at);
  }
  await sql`
    insert into thread_ids (message_id, case_id, kind) select message_id, case_id, 'received' from inbound_mails
  `.execute(db);
  await sql`select setval('case_numbers', ${FIRST_CASE + cases - 1})`.execute(db);
  await sql`vacuum (analyze)`.execute(db);
  await close();
}

/** A mail received and an acknowledgement sent for each case; neither has a text worth its disk. */
async function loadMails(db: Db, cases: number, at: Date): Promise<void> {
  const numbers = sql`generate_series(1, ${sql.lit(cases)}) as n`;
  const caseId = sql`n + ${sql.lit(FIRST_CASE - 1)}`;
  await sql`
    insert into inbound_mails (desk, raw_sha256, size_bytes, received_at, stored_at, message_id, status, attempts,
      disposition, from_address, subject, content_digest, case_id, processed_at)
    select 'klachten', 'sha-' || n, 900, ${at}, ${at}, 'in-' || n || '@mail.example.net', 'processed', 1,
      'complaint', 'person' || n || '@example.net', 'Klacht', 'digest-' || n, ${caseId}, ${at}
    from ${numbers}
  `.execute(db);
  await sql`insert into raw_mails (mail_id, bytes) select id, 'x' from inbound_mails`.execute(db);
  await sql`
    insert into fetched_messages (desk, folder, uid_validity, uid, mail_id, size_bytes, internal_date)
    select 'klachten', 'INBOX', 1, id, id, 900, ${at} from inbound_mails
  `.execute(db);
  await sql`
    insert into outbound_mails (desk, case_id, answers_mail_id, letter, audience, to_address, to_domain, message_id,
      envelope_from, subject, bytes, automatic, status, send_after, sent_at, made_at)
    select 'klachten', ${caseId}, n, 'complainant/received', 'complainant', 'person' || n || '@example.net',
      'example.net', 'out-' || n || '@example.org', 'klachten@example.org', 'Uw klacht', 'x', true, 'sent', ${at},
      ${at}, ${at}
    from ${numbers}
  `.execute(db);
  await sql`select setval(pg_get_serial_sequence('outbound_mails', 'id'), ${cases})`.execute(db);
}

async function loadCases(db: Db, first: number, count: number, at: Date): Promise<void> {
  const cases = Array.from({ length: count }, (_, index) => {
    const caseId = first + index;
    const mailId = caseId - FIRST_CASE + 1;
    const by = { kind: 'bot' } as const;
    const sent = { type: 'letter_sent', letter: 'complainant/received', outboundId: mailId } as const;
    const { sealed, events } = sealEvents(newChain(caseId), [
      { at, by, mailId, fact: complaintOf(caseId, mailId, at) },
      { at, by, mailId: null, fact: sent },
    ]);
    const state = replay(events);
    return {
      sealed,
      row: { caseId, state, clocks: clocksOf(state, RULES), promises: [], counts: countCase(state, RULES) },
    };
  });
  await insertEvents(
    db,
    cases.flatMap(({ sealed }) => sealed),
  );
  await saveCases(
    db,
    cases.map(({ row }) => row),
    at,
  );
}

function complaintOf(caseId: number, number: number, at: Date): ComplaintRegistered {
  return {
    type: 'complaint_registered',
    reference: printReference(caseId),
    desk: 'klachten',
    profile: 'algemeen',
    language: 'nl',
    channel: 'mail',
    receivedAt: at.toISOString(),
    registeredAt: at.toISOString(),
    decisionDue: new Date(at.getTime() + 28 * 86_400_000).toISOString().slice(0, 10),
    complainant: { address: `person${number}@example.net`, name: `Person ${number}` },
    subject: 'Klacht',
    points: [{ number: 1, text: 'De dakkapel lekt sinds de storm van vorige week.' }],
    missing: [],
  };
}
