/** What is counted of cases, so that the analysis is a sum over rows and never reads a log (src/digest/case-tally.ts). */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Caches that are made again from the logs: no row is looked up in another table when one is written.
    create table case_tallies (
      case_id bigint primary key,
      -- The revision of the case that was counted; a row that lags behind is counted anew.
      revision int not null,
      desk text not null,
      counts boolean not null,
      received_on date not null,
      registered_on date not null,
      confirmed_on date,
      decided_on date,
      repair_from date,
      repaired_on date,
      closed_on date,
      closing_reason text,
      closings date[] not null,
      reopenings date[] not null,
      channel text not null,
      category text,
      severity text not null,
      project text,
      third_party text,
      handler text,
      waiting_on text check (waiting_on in ('complainant', 'third-party', 'us')),
      satisfaction text,
      satisfaction_on date,
      reworks int not null,
      rework_on date,
      is_repeat boolean not null,
      objected_on date,
      reviewed_on date,
      award_on date,
      award_against boolean,
      rung text,
      rung_body text,
      rung_until date,
      dispute_since date,
      learnt boolean not null,
      exposure_cents bigint not null,
      hold_since date,
      hold_review_on date,
      hold_automatic boolean,
      own_cents bigint not null,
      claimed_cents bigint not null,
      paid_cents bigint not null,
      recovered_cents bigint not null
    );
    -- Cases are numbered as they come, so a range of days is a range of pages; a new case costs next to nothing here.
    create index case_tallies_received on case_tallies using brin (received_on)
      with (pages_per_range = 16, autosummarize = on);
    create index case_tallies_open on case_tallies (received_on) where closed_on is null;
    create index case_tallies_closed on case_tallies (closed_on) where closed_on is not null;
    create index case_tallies_repair on case_tallies (repair_from) where repair_from is not null;
    create index case_tallies_repaired on case_tallies (repaired_on) where repaired_on is not null;
    create index case_tallies_decided on case_tallies (decided_on) where decided_on is not null;
    create index case_tallies_satisfaction on case_tallies (satisfaction_on) where satisfaction_on is not null;
    create index case_tallies_rework on case_tallies (rework_on) where rework_on is not null;
    create index case_tallies_objected on case_tallies (objected_on) where objected_on is not null;
    create index case_tallies_reopened on case_tallies (case_id) where reopenings[1] is not null;
    create index case_tallies_award on case_tallies (award_on) where award_on is not null;
    create index case_tallies_rung on case_tallies (rung_until) where rung is not null;
    create index case_tallies_hold on case_tallies (hold_review_on) where hold_since is not null;

    create table case_points (
      case_id bigint not null,
      number int not null,
      desk text not null,
      received_on date not null,
      decided_on date,
      channel text not null,
      category text,
      cause text,
      cause_text text,
      project text,
      third_party text,
      finding text,
      primary key (case_id, number)
    );
    create index case_points_received on case_points using brin (received_on)
      with (pages_per_range = 16, autosummarize = on);
    create index case_points_decided on case_points (decided_on) where decided_on is not null;

    create table case_duties (
      case_id bigint not null,
      number int not null,
      desk text not null,
      check_number int not null,
      about text not null,
      due_on date not null,
      done_at timestamptz,
      passed boolean,
      known_on date not null,
      mail_id bigint,
      outbound_id bigint,
      primary key (case_id, number)
    );
    create index case_duties_known on case_duties (known_on);
    create index case_duties_decision on case_duties (known_on) where check_number = 8 and about = 'decision';
    create index case_duties_open on case_duties (due_on) where passed is null;
  `.execute(db);
}
