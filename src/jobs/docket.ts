/**
 * The docket of one transaction: everything that mails and clocks bring about, first put together without
 * asking the database anything, then entered at once (enter-docket.ts). Fifty mails cost hardly more
 * statements than one, and a mail that cannot be filed leaves no trace.
 */

import type { Desk } from '../config.ts';
import type { Invitation } from '../letters/invitation.ts';
import type { LetterName, Written } from '../letters/letters.ts';
import type { Alike } from '../mail/alike.ts';
import type { MailAddress } from '../mail/inbound-mail.ts';
import type { MailFile } from '../mail/outbound-mail.ts';
import type { SealedEvent } from '../shell/db/case-log.ts';
import type { StoredCase } from '../shell/db/case-store.ts';
import type { SealedMeasureEvent, StoredMeasure } from '../shell/db/measure-log.ts';
import type { NewTask } from '../shell/db/task-store.ts';
import type { NewTransaction } from '../shell/db/transaction-store.ts';
import type { NewTrouble } from '../shell/db/trouble-store.ts';
import type { Filing } from './filing.ts';

/** A letter to be written; who writes it gives it a number and the bytes that leave. */
export type LetterOrder = {
  readonly desk: Desk;
  readonly letter: LetterName;
  readonly written: Written;
  readonly to: MailAddress;
  readonly caseId: number | null;
  readonly reference: string | null;
  /** True when nobody asked for it: the limits of automatic mail hold for it. */
  readonly automatic: boolean;
  /** The mail that this one answers; null for a mail that no mail called for. */
  readonly answers: Pick<Filing, 'claimed' | 'mail'> | null;
  /** An appointment for the calendar of the reader. */
  readonly invitation?: Invitation | undefined;
  /** Files that go with it. */
  readonly files?: readonly MailFile[];
  /** The transaction of staff that it is part of, or asks to confirm. */
  readonly transaction?: number;
  /** The mail that a notice is about, where it does not answer it. */
  readonly about?: number;
  /** True where there is danger: it never waits for the morning. */
  readonly urgent?: boolean;
  /** Number of the work order of the case that it is about, for somebody outside. */
  readonly workOrder?: number;
};

/** A mail that was filed, and where; null where it belongs to no case. */
export type FiledMail = { readonly filing: Filing; readonly caseId: number | null };

export type Docket = {
  readonly at: Date;
  /** Every case that is worked on, as it will stand; held by the transaction. */
  readonly cases: Map<number, StoredCase>;
  readonly events: SealedEvent[];
  /** Cases that got events. */
  readonly changed: Set<number>;
  /** Measures that may be worked on, as they will stand; held by the transaction. */
  readonly measures: Map<number, StoredMeasure>;
  readonly measureEvents: SealedMeasureEvent[];
  readonly letters: LetterOrder[];
  /** Letters to complainants without a mail address: they are printed, and go by post. */
  readonly paper: LetterOrder[];
  readonly tasks: NewTask[];
  /** Addresses that returned mail for good, with the reason. */
  readonly flagged: Map<string, string>;
  /** Reports that letters are delayed or refused for the time being. */
  readonly troubles: NewTrouble[];
  /** How many such reports each address had lately, those of this docket included. */
  readonly troubleCounts: Map<string, number>;
  readonly filed: FiledMail[];
  /** Mails of colleagues that turned out to belong to a case, such as one that entered a complaint. */
  readonly placed: { readonly mailId: number; readonly caseId: number }[];
  /** True while something is entered of which nobody is told: no letter is written for it. */
  readonly quiet: boolean;
  /** Earlier complaints that a new one may belong to, by its number. */
  readonly alike: Map<number, readonly Alike[]>;
  /** What colleagues did or wanted by mail. */
  readonly transactions: NewTransaction[];
};

/** An empty docket. @param cases  the cases, and the measures, that may be worked on, held by the transaction */
export function openDocket(
  at: Date,
  cases: ReadonlyMap<number, StoredCase>,
  measures: ReadonlyMap<number, StoredMeasure> = new Map(),
): Docket {
  return {
    at,
    cases: new Map(cases),
    events: [],
    changed: new Set(),
    measures: new Map(measures),
    measureEvents: [],
    letters: [],
    paper: [],
    tasks: [],
    flagged: new Map(),
    troubles: [],
    troubleCounts: new Map(),
    filed: [],
    placed: [],
    quiet: false,
    alike: new Map(),
    transactions: [],
  };
}

/** The same docket, for what nobody is told of. */
export function quietly(docket: Docket): Docket {
  return { ...docket, quiet: true };
}
