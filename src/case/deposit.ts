/**
 * The deposit at the notary for a new home (`bouw`, clock F of domain.md 2.3; 7:768(2) BW): between one and two months
 * after delivery the buyer is told that part of it can stay there, the notary gets a copy where we know the address, and
 * what the buyer answers is recorded. Three months after delivery the notary pays it out.
 */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import type { OwnStep } from './clock-row.ts';
import { depositSince } from './delivery.ts';
import { mayBeTold } from './lateness.ts';
import type { DepositAnswer, Instant, Person } from './vocabulary.ts';
import { addTerm, firstWorkingDay, instantAt, localDay } from './working-days.ts';

/** What the buyer was told of the deposit, and what they answered. */
export type Deposit = {
  /** Null while no letter told it. */
  readonly toldAt: Instant | null;
  /** Null while nobody recorded an answer; `text` says how much and for which points, or ''. */
  readonly answer: { readonly keep: DepositAnswer; readonly text: string; readonly at: Instant } | null;
};

/** From here on the letter may leave. */
const FROM = { amount: 1, unit: 'months' } as const;

/** When the letter about the deposit leaves; null once it left. Where nothing may be written by itself staff are warned. */
export function depositStep(state: Case, { calendar }: CaseRules): OwnStep | 'usual' | null {
  const since = depositSince(state);
  if (since === null || (state.deposit?.toldAt ?? null) !== null) return null;
  if (!mayBeTold(state)) return 'usual';
  const { timeZone, officeHours } = calendar;
  const day = firstWorkingDay(addTerm(localDay(since, timeZone), FROM, calendar), calendar);
  return { act: 'tell_deposit', percent: null, at: instantAt(day, officeHours.from, timeZone) };
}

const ADDRESS = /[^\s<>()"',;:]{1,64}@[^\s<>()"',;:]{1,255}/u;

/** The notary who holds the deposit, where the register has a mail address; else null. */
export function notaryOf({ fields }: Pick<Case, 'fields'>): Person | null {
  const written = fields.notary ?? '';
  const address = ADDRESS.exec(written)?.[0];
  if (address === undefined) return null;
  const name = written
    .replace(address, '')
    .replace(/[<>()"]/gu, '')
    .trim();
  return { address: address.toLowerCase(), name };
}
