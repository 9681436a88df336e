/** The register as a sheet: one row for each complaint with what domain.md 2.5 asks of it (domain.md 1 row 1.2). */
import type { IsoDate } from '../case/vocabulary.ts';
import type { Say } from './audit.ts';
import type { ColumnKind, Sheet } from './sheets.ts';

/** One complaint of the register; who complains is empty where that is kept from all but the coordinator. */
export type RegisterEntry = {
  readonly reference: string;
  readonly received: IsoDate;
  readonly registered: IsoDate;
  readonly channel: string;
  readonly language: string;
  readonly complainant: string;
  readonly address: string;
  readonly subject: string;
  readonly project: string | null;
  readonly category: string | null;
  readonly severity: string;
  readonly handler: string | null;
  readonly stage: string;
  readonly points: number;
  readonly founded: number;
  readonly unfounded: number;
  readonly confirmed: IsoDate | null;
  readonly decisionDue: IsoDate;
  readonly decided: IsoDate | null;
  readonly repaired: IsoDate | null;
  readonly satisfaction: string | null;
  readonly closed: IsoDate | null;
  readonly reason: string | null;
  readonly thirdParty: string | null;
  readonly rung: string | null;
  readonly hold: IsoDate | null;
  readonly own: number;
  readonly claimed: number;
  readonly paid: number;
  readonly recovered: number;
};

/** The columns in their order. */
const COLUMNS: Readonly<Record<keyof RegisterEntry, ColumnKind>> = {
  reference: 'text',
  received: 'day',
  registered: 'day',
  channel: 'text',
  language: 'text',
  complainant: 'text',
  address: 'text',
  subject: 'text',
  project: 'text',
  category: 'text',
  severity: 'text',
  handler: 'text',
  stage: 'text',
  points: 'number',
  founded: 'number',
  unfounded: 'number',
  confirmed: 'day',
  decisionDue: 'day',
  decided: 'day',
  repaired: 'day',
  satisfaction: 'text',
  closed: 'day',
  reason: 'text',
  thirdParty: 'text',
  rung: 'text',
  hold: 'day',
  own: 'money',
  claimed: 'money',
  paid: 'money',
  recovered: 'money',
};

/** Names of the columns, for the test of the words. */
export const REGISTER_COLUMNS = Object.keys(COLUMNS).filter(
  (name): name is keyof RegisterEntry => name in COLUMNS,
);

/** The register, in the order of the entries. */
export function registerSheet(entries: readonly RegisterEntry[], say: Say): Sheet {
  return {
    name: say('sheet.register'),
    columns: REGISTER_COLUMNS.map((name) => ({ title: say(`register.${name}`), kind: COLUMNS[name] })),
    rows: entries.map((entry) => REGISTER_COLUMNS.map((name) => entry[name])),
  };
}
