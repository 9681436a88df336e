/**
 * Who decides or helps when we and the complainant do not agree: a mediator, a disputes committee, a council of
 * arbitration. The organisation names them in its configuration (domain.md 2.7, last line); letters and the ladder of
 * disputes use the same list.
 */
import type { IsoDate, Language } from './vocabulary.ts';

/** Every kind of body, each of which belongs to the rung of that name. */
export const BODY_KINDS = ['expert', 'mediation', 'committee', 'arbitration', 'court'] as const;
/** What a body does. */
export type BodyKind = (typeof BODY_KINDS)[number];

/** One body. */
export type DisputeBody = {
  readonly name: string;
  readonly kind: BodyKind;
  /** Its mail address, in lower case; mail from it goes to the coordinator. Null: it does not write to us by mail. */
  readonly address: string | null;
  /** How a complainant reaches it, in one line. */
  readonly contact: string;
  /** When and within what time one can go there. */
  readonly terms: Readonly<Record<Language, string>>;
  /** What it costs the complainant; null: the terms say so, or it is free. */
  readonly fee: Readonly<Record<Language, string>> | null;
  /** Whether we take part: affiliated with a committee, or arbitration agreed in our contracts. */
  readonly affiliated: boolean;
  /** The day on which somebody last looked whether all this still holds. */
  readonly checkedOn: IsoDate;
};

/** Days after which what is known of a body must be looked at again (domain.md 2.7: twelve months). */
export const BODY_CHECK_DAYS = 365;

/** The bodies that letters name: arbitration only where it was agreed. */
export function namedBodies(bodies: readonly DisputeBody[]): readonly DisputeBody[] {
  return bodies.filter(({ kind, affiliated }) => kind !== 'arbitration' || affiliated);
}

/**
 * What is meant by the name of a body as somebody wrote it: the whole name or a part of it, or the only one there is
 * where nothing is written; null where that is none or more than one.
 */
export function byName<T>(known: readonly T[], written: string, nameOf: (each: T) => string): T | null {
  const wanted = written.trim().toLowerCase();
  const exact = known.find((each) => nameOf(each).toLowerCase() === wanted);
  if (exact !== undefined) return exact;
  const [only, ...others] = known.filter((each) => nameOf(each).toLowerCase().includes(wanted));
  return only !== undefined && others.length === 0 ? only : null;
}
