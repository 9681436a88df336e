/**
 * Which earlier complaints a new one may be the same as: suggestions for a person, in an ordered table. Nothing is ever
 * merged by itself, and two people are never duplicates: neighbours with the same defect are a cluster.
 * Source: domain.md 2.6 ("Duplicate / merge", "Repeat").
 */
import type { Stage } from '../case/vocabulary.ts';
import { sameAddress } from './addresses.ts';
import { areAlike, isTelling, type Shingles, shinglesOf } from './similar-text.ts';

/** What a complaint is compared by. */
export type ComplaintFacts = {
  readonly caseId: number;
  readonly reference: string;
  readonly desk: string;
  /** Of the complainant, or '' where it is not known. */
  readonly address: string;
  readonly subject: string;
  /** The complaint in the words of the complainant. */
  readonly text: string;
  /** Key of what it is about (case/object-key.ts). */
  readonly objectKey: string | null;
  readonly category: string | null;
  readonly stage: Stage;
  readonly receivedAt: Date;
  readonly closedAt: Date | null;
};

/** Every way in which an earlier complaint may belong to a new one, the closest first. */
export const ALIKE_KINDS = ['duplicate', 'repeat', 'same-sender', 'cluster'] as const;
/**
 * `duplicate`: the same person about the same; `repeat`: the same person, after it was closed; `same-sender`: the same
 * person, maybe about something else; `cluster`: somebody else about the same.
 */
export type AlikeKind = (typeof ALIKE_KINDS)[number];

/** An earlier complaint, and what it has in common with the new one. */
export type Alike = {
  readonly kind: AlikeKind;
  readonly earlier: ComplaintFacts;
  readonly sameObject: boolean;
  readonly sameText: boolean;
};

/** A duplicate comes within so many days, a repeat within so many days after closing. */
export const DUPLICATE_DAYS = 90;
/** See `DUPLICATE_DAYS`. */
export const REPEAT_DAYS = 180;

const DAY_MS = 24 * 60 * 60 * 1000;
/** More suggestions are no help. */
const MOST_SHOWN = 3;

/** A complaint with its text ready to be compared. */
export type Comparable = { readonly facts: ComplaintFacts; readonly shingles: Shingles };

/** Makes a complaint ready to be compared with others. */
export function comparable(facts: ComplaintFacts): Comparable {
  return { facts, shingles: shinglesOf(facts.text) };
}

/** The earlier complaints that a person should look at, the closest first; at most three. */
export function findAlike(added: Comparable, earlier: readonly Comparable[]): readonly Alike[] {
  const found = earlier.flatMap((each) => compare(added, each));
  const rank = ({ kind }: Alike) => ALIKE_KINDS.indexOf(kind);
  const newest = (one: Alike, other: Alike) =>
    other.earlier.receivedAt.getTime() - one.earlier.receivedAt.getTime();
  return [...found].sort((one, other) => rank(one) - rank(other) || newest(one, other)).slice(0, MOST_SHOWN);
}

function compare(added: Comparable, { facts: earlier, shingles }: Comparable): readonly Alike[] {
  const { facts } = added;
  if (earlier.caseId === facts.caseId || earlier.desk !== facts.desk) return [];
  const sameObject = facts.objectKey !== null && facts.objectKey === earlier.objectKey;
  const sameText = areAlike(added.shingles, shingles);
  const isSamePerson = sameAddress(facts.address, earlier.address);
  const kind = isSamePerson
    ? kindForSamePerson(facts, earlier, sameObject || sameText)
    : kindForOther(facts, earlier, sameObject || (sameText && isTelling(shingles)));
  return kind === null ? [] : [{ kind, earlier, sameObject, sameText }];
}

function kindForSamePerson(
  facts: ComplaintFacts,
  earlier: ComplaintFacts,
  isSameThing: boolean,
): AlikeKind | null {
  const isRecent = isWithin(facts.receivedAt, earlier.receivedAt, DUPLICATE_DAYS);
  if (earlier.closedAt === null) {
    if (isSameThing && isRecent) return 'duplicate';
    return isRecent ? 'same-sender' : null;
  }
  return isWithin(facts.receivedAt, earlier.closedAt, REPEAT_DAYS) ? 'repeat' : null;
}

function kindForOther(
  facts: ComplaintFacts,
  earlier: ComplaintFacts,
  isSameThing: boolean,
): AlikeKind | null {
  return isSameThing && isWithin(facts.receivedAt, earlier.receivedAt, DUPLICATE_DAYS) ? 'cluster' : null;
}

function isWithin(one: Date, other: Date, days: number): boolean {
  return Math.abs(one.getTime() - other.getTime()) <= days * DAY_MS;
}
