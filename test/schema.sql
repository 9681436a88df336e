-- The schema as the migrations leave it. Written by "npm run schema"; a test compares.

create sequence case_numbers as bigint start 1001;

create sequence measure_numbers as bigint start 1;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'case_events is append-only';
      end $function$;

CREATE OR REPLACE FUNCTION public.refuse_measure_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'measure_events is append-only';
      end $function$;

create table address_flags (
  address text not null,
  reason text not null,
  flagged_at timestamp with time zone default now() not null,
  constraint address_flags_pkey PRIMARY KEY (address)
);

create table asked_reports (
  id bigint generated always as identity not null,
  mail_id bigint not null,
  transaction_id bigint not null,
  by_address text not null,
  reports jsonb not null,
  asked_at timestamp with time zone not null,
  attempts integer default 0 not null,
  done_at timestamp with time zone,
  constraint asked_reports_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES inbound_mails(id),
  constraint asked_reports_pkey PRIMARY KEY (id)
);
CREATE INDEX asked_reports_open ON asked_reports USING btree (id) WHERE (done_at IS NULL);

create table attachments (
  id bigint generated always as identity not null,
  mail_id bigint not null,
  "position" integer not null,
  name text not null,
  type text not null,
  bytes bigint not null,
  inline boolean not null,
  range_start bigint,
  range_end bigint,
  encoding text,
  content bytea,
  sha256 text,
  constraint attachments_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES inbound_mails(id),
  constraint attachments_mail_id_position_key UNIQUE (mail_id, "position"),
  constraint attachments_pkey PRIMARY KEY (id)
);
CREATE INDEX attachments_undecoded ON attachments USING btree (id) WHERE (sha256 IS NULL);

create table breaker_trips (
  id bigint generated always as identity not null,
  tripped_at timestamp with time zone not null,
  mails integer not null,
  released_at timestamp with time zone,
  released_by text,
  constraint breaker_trips_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX breaker_trips_open ON breaker_trips USING btree (((released_at IS NULL))) WHERE (released_at IS NULL);

create table case_clocks (
  case_id bigint not null,
  clock text not null,
  starts_at timestamp with time zone not null,
  due_on date not null,
  due_at timestamp with time zone not null,
  stopped_at timestamp with time zone,
  next_at timestamp with time zone,
  next_percent integer,
  constraint case_clocks_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint case_clocks_pkey PRIMARY KEY (case_id, clock)
);
CREATE INDEX case_clocks_next ON case_clocks USING btree (next_at, case_id, clock) WHERE (next_at IS NOT NULL);

create table case_duties (
  case_id bigint not null,
  number integer not null,
  desk text not null,
  check_number integer not null,
  about text not null,
  due_on date not null,
  done_at timestamp with time zone,
  passed boolean,
  known_on date not null,
  mail_id bigint,
  outbound_id bigint,
  constraint case_duties_pkey PRIMARY KEY (case_id, number)
);
CREATE INDEX case_duties_decision ON case_duties USING btree (desk, known_on, passed) WHERE ((check_number = 8) AND (about = 'decision'::text));
CREATE INDEX case_duties_known ON case_duties USING btree (desk, known_on, check_number, passed);
CREATE INDEX case_duties_open ON case_duties USING btree (due_on) WHERE (passed IS NULL);

create table case_event_payloads (
  event_id bigint not null,
  payload text not null,
  salt bytea not null,
  constraint case_event_payloads_event_id_fkey FOREIGN KEY (event_id) REFERENCES case_events(id),
  constraint case_event_payloads_pkey PRIMARY KEY (event_id),
  constraint case_event_payloads_salt_check CHECK ((octet_length(salt) = 32))
);

create table case_events (
  id bigint generated always as identity not null,
  case_id bigint not null,
  seq integer not null,
  type text not null,
  at timestamp with time zone not null,
  mail_id bigint,
  payload_digest text not null,
  previous_digest text not null,
  digest text not null,
  constraint case_events_case_id_seq_key UNIQUE (case_id, seq),
  constraint case_events_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES inbound_mails(id),
  constraint case_events_pkey PRIMARY KEY (id)
);
CREATE TRIGGER case_events_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON case_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table case_points (
  case_id bigint not null,
  number integer not null,
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
  constraint case_points_pkey PRIMARY KEY (case_id, number)
);
CREATE INDEX case_points_decided ON case_points USING btree (desk, decided_on, finding, cause) WHERE (decided_on IS NOT NULL);
CREATE INDEX case_points_received ON case_points USING brin (received_on) WITH (pages_per_range='16', autosummarize='on');

create table case_tallies (
  case_id bigint not null,
  revision integer not null,
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
  waiting_on text,
  satisfaction text,
  satisfaction_on date,
  reworks integer not null,
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
  recovered_cents bigint not null,
  constraint case_tallies_pkey PRIMARY KEY (case_id),
  constraint case_tallies_waiting_on_check CHECK ((waiting_on = ANY (ARRAY['complainant'::text, 'third-party'::text, 'us'::text])))
);
CREATE INDEX case_tallies_award ON case_tallies USING btree (award_on) WHERE (award_on IS NOT NULL);
CREATE INDEX case_tallies_closed ON case_tallies USING btree (closed_on) WHERE (closed_on IS NOT NULL);
CREATE INDEX case_tallies_decided ON case_tallies USING btree (decided_on) WHERE (decided_on IS NOT NULL);
CREATE INDEX case_tallies_hold ON case_tallies USING btree (hold_review_on) WHERE (hold_since IS NOT NULL);
CREATE INDEX case_tallies_objected ON case_tallies USING btree (objected_on) WHERE (objected_on IS NOT NULL);
CREATE INDEX case_tallies_open ON case_tallies USING btree (received_on) WHERE (closed_on IS NULL);
CREATE INDEX case_tallies_received ON case_tallies USING brin (received_on, registered_on) WITH (pages_per_range='16', autosummarize='on');
CREATE INDEX case_tallies_reopened ON case_tallies USING btree (case_id) WHERE (reopenings[1] IS NOT NULL);
CREATE INDEX case_tallies_repair ON case_tallies USING btree (repair_from) WHERE (repair_from IS NOT NULL);
CREATE INDEX case_tallies_repaired ON case_tallies USING btree (repaired_on) WHERE (repaired_on IS NOT NULL);
CREATE INDEX case_tallies_rework ON case_tallies USING btree (rework_on) WHERE (rework_on IS NOT NULL);
CREATE INDEX case_tallies_rung ON case_tallies USING btree (rung_until) WHERE (rung IS NOT NULL);
CREATE INDEX case_tallies_satisfaction ON case_tallies USING btree (desk, satisfaction, satisfaction_on, counts) WHERE (satisfaction IS NOT NULL);

create table cases (
  id bigint not null,
  reference text not null,
  desk text not null,
  profile text not null,
  language text not null,
  channel text not null,
  stage text not null,
  complainant_address text not null,
  complainant_name text not null,
  subject text not null,
  received_at timestamp with time zone not null,
  registered_at timestamp with time zone not null,
  decision_due_on date not null,
  acknowledged_at timestamp with time zone,
  missing text[] not null,
  revision integer not null,
  updated_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  handler_address text,
  handler_name text,
  category text,
  severity text default 'normal'::text not null,
  merged_into bigint,
  object_key text,
  constraint cases_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES cases(id),
  constraint cases_pkey PRIMARY KEY (id),
  constraint cases_reference_key UNIQUE (reference)
);
CREATE INDEX cases_complainant ON cases USING btree (complainant_address, received_at);
CREATE INDEX cases_merged ON cases USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX cases_object ON cases USING btree (object_key, received_at) WHERE (object_key IS NOT NULL);
CREATE INDEX cases_received ON cases USING btree (received_at);

create table cause_notices (
  cause text not null,
  told_at timestamp with time zone not null,
  constraint cause_notices_pkey PRIMARY KEY (cause)
);

create table delivery_troubles (
  mail_id bigint not null,
  outbound_id bigint not null,
  address text not null,
  status text not null,
  at timestamp with time zone not null,
  constraint delivery_troubles_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES inbound_mails(id),
  constraint delivery_troubles_outbound_id_fkey FOREIGN KEY (outbound_id) REFERENCES outbound_mails(id),
  constraint delivery_troubles_pkey PRIMARY KEY (mail_id, outbound_id)
);
CREATE INDEX delivery_troubles_address ON delivery_troubles USING btree (address, at);

create table digests (
  outbound_id bigint not null,
  desk text not null,
  period text not null,
  to_address text not null,
  rows jsonb not null,
  made_at timestamp with time zone not null,
  constraint digests_outbound_id_fkey FOREIGN KEY (outbound_id) REFERENCES outbound_mails(id),
  constraint digests_pkey PRIMARY KEY (outbound_id)
);
CREATE INDEX digests_period ON digests USING btree (desk, period);

create table fetched_messages (
  desk text not null,
  folder text not null,
  uid_validity bigint not null,
  uid bigint not null,
  mail_id bigint,
  size_bytes bigint not null,
  internal_date timestamp with time zone not null,
  fetched_at timestamp with time zone default now() not null,
  constraint fetched_messages_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES inbound_mails(id),
  constraint fetched_messages_pkey PRIMARY KEY (desk, folder, uid_validity, uid)
);
CREATE INDEX fetched_messages_mail ON fetched_messages USING btree (mail_id);

create table inbound_mails (
  id bigint generated always as identity not null,
  desk text not null,
  raw_sha256 text not null,
  size_bytes bigint not null,
  received_at timestamp with time zone not null,
  stored_at timestamp with time zone default now() not null,
  message_id text,
  refers_to text[] default '{}'::text[] not null,
  status text default 'pending'::text not null,
  attempts integer default 0 not null,
  next_attempt_at timestamp with time zone default now() not null,
  failure text,
  shortened boolean default false not null,
  disposition text,
  rules_hit text[] default '{}'::text[] not null,
  rules_missed text[] default '{}'::text[] not null,
  evidence jsonb,
  acknowledge_because text[] default '{}'::text[] not null,
  flags text[] default '{}'::text[] not null,
  from_address text,
  from_name text,
  subject text,
  language text,
  visible_text text,
  full_text text,
  content_digest text,
  case_id bigint,
  second_delivery_of bigint,
  processed_at timestamp with time zone,
  signature_check jsonb,
  proof jsonb,
  imported boolean default false not null,
  constraint inbound_mails_pkey PRIMARY KEY (id),
  constraint inbound_mails_raw_sha256_key UNIQUE (raw_sha256),
  constraint inbound_mails_second_delivery_of_fkey FOREIGN KEY (second_delivery_of) REFERENCES inbound_mails(id),
  constraint inbound_mails_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'processed'::text, 'quarantined'::text])))
);
alter table inbound_mails alter column visible_text set storage external;
alter table inbound_mails alter column full_text set storage external;
CREATE INDEX inbound_mails_case ON inbound_mails USING btree (case_id);
CREATE INDEX inbound_mails_content ON inbound_mails USING btree (content_digest);
CREATE INDEX inbound_mails_deliveries ON inbound_mails USING btree (second_delivery_of) WHERE (second_delivery_of IS NOT NULL);
CREATE INDEX inbound_mails_thread ON inbound_mails USING btree (message_id, status, id);
CREATE INDEX inbound_mails_waiting ON inbound_mails USING btree (id) WHERE (status = 'pending'::text);

create table mail_decisions (
  id bigint generated always as identity not null,
  mail_id bigint not null,
  act text not null,
  by_address text not null,
  because text,
  case_id bigint,
  at timestamp with time zone not null,
  constraint mail_decisions_act_check CHECK ((act = ANY (ARRAY['open'::text, 'join'::text, 'discard'::text]))),
  constraint mail_decisions_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint mail_decisions_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES inbound_mails(id),
  constraint mail_decisions_pkey PRIMARY KEY (id)
);
CREATE INDEX mail_decisions_mail ON mail_decisions USING btree (mail_id, id);

create table mailbox_guards (
  address text not null,
  tokens_void_before timestamp with time zone,
  locked_at timestamp with time zone,
  locked_by text,
  constraint mailbox_guards_pkey PRIMARY KEY (address)
);

create table mailbox_states (
  desk text not null,
  folder text not null,
  uid_validity bigint not null,
  watermark_uid bigint not null,
  uid_next bigint not null,
  polled_at timestamp with time zone not null,
  reconciled_at timestamp with time zone,
  missing integer default 0 not null,
  constraint mailbox_states_pkey PRIMARY KEY (desk, folder)
);

create table measure_event_payloads (
  event_id bigint not null,
  payload text not null,
  salt bytea not null,
  constraint measure_event_payloads_event_id_fkey FOREIGN KEY (event_id) REFERENCES measure_events(id),
  constraint measure_event_payloads_pkey PRIMARY KEY (event_id),
  constraint measure_event_payloads_salt_check CHECK ((octet_length(salt) = 32))
);

create table measure_events (
  id bigint generated always as identity not null,
  measure bigint not null,
  seq integer not null,
  type text not null,
  at timestamp with time zone not null,
  mail_id bigint,
  transaction_id bigint,
  payload_digest text not null,
  previous_digest text not null,
  digest text not null,
  constraint measure_events_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES inbound_mails(id),
  constraint measure_events_measure_seq_key UNIQUE (measure, seq),
  constraint measure_events_pkey PRIMARY KEY (id)
);
CREATE INDEX measure_events_transaction ON measure_events USING btree (transaction_id) WHERE (transaction_id IS NOT NULL);
CREATE TRIGGER measure_events_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON measure_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_measure_change();

create table measures (
  number bigint not null,
  desk text not null,
  stage text not null,
  due_on date not null,
  target_dimension text,
  target_value text,
  next_at timestamp with time zone,
  revision integer not null,
  updated_at timestamp with time zone not null,
  constraint measures_pkey PRIMARY KEY (number)
);
CREATE INDEX measures_next ON measures USING btree (next_at) WHERE (next_at IS NOT NULL);

create table outbound_mails (
  id bigint generated by default as identity not null,
  desk text not null,
  case_id bigint,
  answers_mail_id bigint,
  letter text not null,
  audience text not null,
  to_address text not null,
  to_domain text not null,
  message_id text not null,
  envelope_from text not null,
  subject text not null,
  bytes bytea not null,
  automatic boolean not null,
  status text default 'queued'::text not null,
  attempts integer default 0 not null,
  send_after timestamp with time zone default now() not null,
  locked_until timestamp with time zone,
  sent_at timestamp with time zone,
  smtp_reply text,
  failure text,
  made_at timestamp with time zone default now() not null,
  transaction_id bigint,
  about_mail_id bigint,
  case_revision integer,
  work_order integer,
  constraint outbound_mails_about_mail_id_fkey FOREIGN KEY (about_mail_id) REFERENCES inbound_mails(id),
  constraint outbound_mails_answers_mail_id_fkey FOREIGN KEY (answers_mail_id) REFERENCES inbound_mails(id),
  constraint outbound_mails_message_id_key UNIQUE (message_id),
  constraint outbound_mails_pkey PRIMARY KEY (id),
  constraint outbound_mails_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'unknown'::text, 'withdrawn'::text]))),
  constraint outbound_mails_transaction_id_fkey FOREIGN KEY (transaction_id) REFERENCES staff_transactions(id)
);
CREATE INDEX outbound_mails_address ON outbound_mails USING btree (to_address, made_at) WHERE automatic;
CREATE INDEX outbound_mails_case ON outbound_mails USING btree (case_id);
CREATE INDEX outbound_mails_domain ON outbound_mails USING btree (to_domain, made_at) WHERE automatic;
CREATE INDEX outbound_mails_due ON outbound_mails USING btree (send_after, id) WHERE (status = ANY (ARRAY['queued'::text, 'sending'::text, 'unknown'::text]));
CREATE INDEX outbound_mails_made ON outbound_mails USING btree (made_at) WHERE automatic;
CREATE INDEX outbound_mails_recipient ON outbound_mails USING btree (to_address, sent_at);
CREATE INDEX outbound_mails_transaction ON outbound_mails USING btree (transaction_id) WHERE (transaction_id IS NOT NULL);

create table promises (
  case_id bigint not null,
  number integer not null,
  kind text not null,
  about text not null,
  made_at timestamp with time zone not null,
  due_on date not null,
  first_due_on date not null,
  moves integer not null,
  settled_at timestamp with time zone,
  state text not null,
  constraint promises_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint promises_pkey PRIMARY KEY (case_id, number),
  constraint promises_state_check CHECK ((state = ANY (ARRAY['open'::text, 'kept'::text, 'broken'::text, 'released'::text])))
);
CREATE INDEX promises_due ON promises USING btree (due_on);

create table raw_mails (
  mail_id bigint not null,
  bytes bytea not null,
  constraint raw_mails_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES inbound_mails(id),
  constraint raw_mails_pkey PRIMARY KEY (mail_id)
);
alter table raw_mails alter column bytes set storage external;

create table schedule_runs (
  task text not null,
  period text not null,
  at timestamp with time zone default now() not null,
  constraint schedule_runs_pkey PRIMARY KEY (task, period)
);

create table series_breaks (
  desk text not null,
  row_name text not null,
  from_week text not null,
  why text not null,
  by_address text not null,
  at timestamp with time zone not null,
  constraint series_breaks_pkey PRIMARY KEY (desk, row_name)
);

create table signing_keys (
  id bigint generated always as identity not null,
  secret bytea not null,
  made_at timestamp with time zone default now() not null,
  constraint signing_keys_pkey PRIMARY KEY (id)
);

create table staff_tasks (
  id bigint generated always as identity not null,
  kind text not null,
  desk text not null,
  case_id bigint,
  mail_id bigint,
  opened_at timestamp with time zone default now() not null,
  done_at timestamp with time zone,
  outbound_id bigint,
  constraint staff_tasks_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint staff_tasks_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES inbound_mails(id),
  constraint staff_tasks_outbound_id_fkey FOREIGN KEY (outbound_id) REFERENCES outbound_mails(id),
  constraint staff_tasks_pkey PRIMARY KEY (id)
);
CREATE INDEX staff_tasks_open ON staff_tasks USING btree (opened_at) WHERE (done_at IS NULL);

create table staff_transactions (
  id bigint generated by default as identity not null,
  mail_id bigint not null,
  desk text not null,
  by_address text not null,
  message_id text,
  status text not null,
  proof jsonb not null,
  plan jsonb,
  plan_digest text not null,
  cases bigint[] default '{}'::bigint[] not null,
  revisions jsonb default '{}'::jsonb not null,
  tail text[] default '{}'::text[] not null,
  made_at timestamp with time zone not null,
  done_at timestamp with time zone,
  expires_at timestamp with time zone,
  written_at timestamp with time zone,
  constraint staff_transactions_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES inbound_mails(id),
  constraint staff_transactions_pkey PRIMARY KEY (id),
  constraint staff_transactions_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'done'::text, 'noted'::text, 'refused'::text, 'undone'::text, 'cancelled'::text, 'expired'::text, 'answered'::text, 'awaiting-approval'::text])))
);
CREATE INDEX staff_transactions_mail ON staff_transactions USING btree (mail_id);
CREATE INDEX staff_transactions_person ON staff_transactions USING btree (by_address, made_at);

create table thread_ids (
  message_id text not null,
  case_id bigint not null,
  kind text not null,
  constraint thread_ids_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint thread_ids_kind_check CHECK ((kind = ANY (ARRAY['received'::text, 'referenced'::text]))),
  constraint thread_ids_pkey PRIMARY KEY (message_id, case_id)
);

create table trend_flags (
  desk text not null,
  number integer not null,
  row_name text not null,
  since text not null,
  last_flagged text not null,
  fate text,
  fate_at timestamp with time zone,
  fate_by text,
  constraint trend_flags_desk_row_name_since_key UNIQUE (desk, row_name, since),
  constraint trend_flags_fate_check CHECK ((fate = ANY (ARRAY['real'::text, 'nothing-found'::text]))),
  constraint trend_flags_pkey PRIMARY KEY (desk, number)
);

create table trend_snoozes (
  id bigint generated always as identity not null,
  desk text not null,
  row_name text not null,
  until date not null,
  why text not null,
  by_address text not null,
  at timestamp with time zone not null,
  constraint trend_snoozes_pkey PRIMARY KEY (id)
);
CREATE INDEX trend_snoozes_desk ON trend_snoozes USING btree (desk, until);

create table volumes (
  desk text not null,
  week text not null,
  unit text not null,
  amount integer not null,
  by_address text not null,
  at timestamp with time zone not null,
  constraint volumes_amount_check CHECK ((amount >= 0)),
  constraint volumes_pkey PRIMARY KEY (desk, week)
);

create table waiting_notices (
  id bigint generated always as identity not null,
  desk text not null,
  to_address text not null,
  letter text not null,
  case_id bigint,
  subject text not null,
  noticed_at timestamp with time zone not null,
  combined_in bigint,
  constraint waiting_notices_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint waiting_notices_combined_in_fkey FOREIGN KEY (combined_in) REFERENCES outbound_mails(id) DEFERRABLE INITIALLY DEFERRED,
  constraint waiting_notices_pkey PRIMARY KEY (id)
);
CREATE INDEX waiting_notices_waiting ON waiting_notices USING btree (to_address, noticed_at) WHERE (combined_in IS NULL);
