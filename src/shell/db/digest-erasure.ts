/** What erasing does to the columns of the weekly analysis: a part of personal-data.ts. */

/** The columns of its tables. */
export const DIGEST_ERASURE = {
  // Rows of several complaints together, and the words of managers about them.
  trend_flags: {
    desk: 'none',
    number: 'none',
    row_name: 'none',
    since: 'none',
    last_flagged: 'none',
    fate: 'none',
    fate_at: 'none',
    fate_by: 'none',
  },
  trend_snoozes: {
    id: 'none',
    desk: 'none',
    row_name: 'none',
    until: 'none',
    why: 'none',
    by_address: 'none',
    at: 'none',
  },
  volumes: { desk: 'none', week: 'none', unit: 'none', amount: 'none', by_address: 'none', at: 'none' },
  // A colleague, and periods.
  asked_reports: {
    id: 'none',
    mail_id: 'none',
    transaction_id: 'none',
    by_address: 'none',
    reports: 'none',
    asked_at: 'none',
    attempts: 'none',
    done_at: 'none',
  },
  series_breaks: {
    desk: 'none',
    row_name: 'none',
    from_week: 'none',
    why: 'none',
    by_address: 'none',
    at: 'none',
  },
  // References of cases and nothing else of them.
  digests: {
    outbound_id: 'none',
    desk: 'none',
    period: 'none',
    to_address: 'none',
    rows: 'none',
    made_at: 'none',
  },
} as const;
