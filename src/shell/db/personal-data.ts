/**
 * Which columns may hold personal data, and what erasing does to each (DESIGN.md §3 "Register fields", "Purge
 * and erasure"). Keyed by the tables, so that the compiler asks for every column of `tables.ts`; a test
 * compares it with the database.
 */
import { CACHE_ERASURE } from './cache-erasure.ts';
import { DIGEST_ERASURE } from './digest-erasure.ts';
import { MEASURE_ERASURE } from './measure-tables.ts';
import { PROMISE_ERASURE } from './promise-store.ts';
import type { Database } from './tables.ts';

/**
 * `none`: can hold no personal data, and stays. `clear`: set to null, or to an empty text or list; the row
 * stays. `delete-row`: the row goes. `keyed-hash`: replaced by a hash with a secret key, so that a rescan of
 * the mailbox knows the mail again and nobody else can.
 */
export type Erasure = 'none' | 'clear' | 'delete-row' | 'keyed-hash';

type EveryColumn = { readonly [T in keyof Database]: { readonly [C in keyof Database[T]]-?: Erasure } };

/** Every column of every table. */
export const PERSONAL_DATA = {
  fetched_messages: {
    desk: 'none',
    folder: 'none',
    uid_validity: 'none',
    uid: 'none',
    mail_id: 'none',
    size_bytes: 'none',
    internal_date: 'none',
    fetched_at: 'none',
  },
  mailbox_states: {
    desk: 'none',
    folder: 'none',
    uid_validity: 'none',
    watermark_uid: 'none',
    uid_next: 'none',
    polled_at: 'none',
    missing: 'none',
    reconciled_at: 'none',
  },
  raw_mails: { mail_id: 'delete-row', bytes: 'delete-row' },
  inbound_mails: {
    id: 'none',
    desk: 'none',
    raw_sha256: 'keyed-hash',
    size_bytes: 'none',
    received_at: 'none',
    stored_at: 'none',
    // Mail programs put names of machines and mailboxes into the ids they make.
    message_id: 'clear',
    refers_to: 'clear',
    status: 'none',
    attempts: 'none',
    next_attempt_at: 'none',
    failure: 'clear',
    shortened: 'none',
    imported: 'none',
    disposition: 'none',
    rules_hit: 'none',
    rules_missed: 'none',
    evidence: 'clear',
    acknowledge_because: 'none',
    flags: 'none',
    from_address: 'clear',
    from_name: 'clear',
    subject: 'clear',
    language: 'none',
    visible_text: 'clear',
    full_text: 'clear',
    content_digest: 'keyed-hash',
    case_id: 'none',
    second_delivery_of: 'none',
    processed_at: 'none',
    // A person's own domain names that person.
    signature_check: 'clear',
    proof: 'clear',
  },
  mail_decisions: {
    id: 'none',
    mail_id: 'none',
    act: 'none',
    by_address: 'clear',
    because: 'clear',
    case_id: 'none',
    at: 'none',
  },
  attachments: {
    id: 'none',
    mail_id: 'none',
    position: 'none',
    name: 'clear',
    type: 'none',
    bytes: 'none',
    inline: 'none',
    range_start: 'none',
    range_end: 'none',
    encoding: 'none',
    content: 'clear',
    // Whoever has the file could prove with it that it was sent.
    sha256: 'clear',
  },
  cases: {
    id: 'none',
    reference: 'none',
    desk: 'none',
    profile: 'none',
    language: 'none',
    channel: 'none',
    stage: 'none',
    complainant_address: 'clear',
    complainant_name: 'clear',
    subject: 'clear',
    received_at: 'none',
    registered_at: 'none',
    decision_due_on: 'none',
    acknowledged_at: 'none',
    missing: 'none',
    // A colleague, not a complainant; who handled it stays known.
    handler_address: 'none',
    handler_name: 'none',
    // In words of staff, who may name anybody.
    category: 'clear',
    severity: 'none',
    merged_into: 'none',
    // An address, often that of the complainant.
    object_key: 'clear',
    revision: 'none',
    updated_at: 'none',
    closed_at: 'none',
  },
  case_events: {
    id: 'none',
    case_id: 'none',
    seq: 'none',
    type: 'none',
    at: 'none',
    mail_id: 'none',
    // Salted with 32 bytes that go with the payload: nothing can be guessed back from it.
    payload_digest: 'none',
    previous_digest: 'none',
    digest: 'none',
  },
  case_event_payloads: { event_id: 'delete-row', payload: 'delete-row', salt: 'delete-row' },
  promises: PROMISE_ERASURE,
  ...CACHE_ERASURE,
  ...MEASURE_ERASURE,
  thread_ids: { message_id: 'delete-row', case_id: 'delete-row', kind: 'delete-row' },
  outbound_mails: {
    id: 'none',
    desk: 'none',
    case_id: 'none',
    answers_mail_id: 'none',
    letter: 'none',
    audience: 'none',
    to_address: 'clear',
    // A person's own domain names that person.
    to_domain: 'clear',
    message_id: 'none',
    envelope_from: 'none',
    subject: 'clear',
    bytes: 'clear',
    automatic: 'none',
    status: 'none',
    attempts: 'none',
    send_after: 'none',
    locked_until: 'none',
    sent_at: 'none',
    // Servers repeat the address in their replies.
    smtp_reply: 'clear',
    failure: 'clear',
    made_at: 'none',
    transaction_id: 'none',
    about_mail_id: 'none',
    case_revision: 'none',
    work_order: 'none',
  },
  // The mail that `combined_in` names shows the subject too: it is cleared before this row goes.
  waiting_notices: {
    id: 'delete-row',
    desk: 'delete-row',
    to_address: 'delete-row',
    letter: 'delete-row',
    case_id: 'delete-row',
    subject: 'delete-row',
    noticed_at: 'delete-row',
    combined_in: 'delete-row',
  },
  address_flags: { address: 'delete-row', reason: 'delete-row', flagged_at: 'delete-row' },
  breaker_trips: {
    id: 'none',
    tripped_at: 'none',
    mails: 'none',
    released_at: 'none',
    // A colleague or an operator, not a complainant; who let mail go stays known.
    released_by: 'none',
  },
  delivery_troubles: {
    mail_id: 'delete-row',
    outbound_id: 'delete-row',
    address: 'delete-row',
    status: 'delete-row',
    at: 'delete-row',
  },
  staff_tasks: {
    id: 'none',
    kind: 'none',
    desk: 'none',
    case_id: 'none',
    mail_id: 'none',
    outbound_id: 'none',
    opened_at: 'none',
    done_at: 'none',
  },
  staff_transactions: {
    id: 'none',
    mail_id: 'none',
    desk: 'none',
    // A colleague, not a complainant; what colleagues wrote may hold what they write about.
    by_address: 'none',
    message_id: 'clear',
    written_at: 'none',
    status: 'none',
    proof: 'none',
    plan: 'clear',
    plan_digest: 'clear',
    cases: 'none',
    revisions: 'none',
    tail: 'clear',
    made_at: 'none',
    done_at: 'none',
    expires_at: 'none',
  },
  // Mailboxes of colleagues.
  mailbox_guards: {
    address: 'none',
    tokens_void_before: 'none',
    locked_at: 'none',
    locked_by: 'none',
  },
  schedule_runs: { task: 'none', period: 'none', at: 'none' },
  signing_keys: { id: 'none', secret: 'none', made_at: 'none' },
  ...DIGEST_ERASURE,
} as const satisfies EveryColumn;
