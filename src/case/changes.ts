/** The shape of the tables of evolve.ts: what each type of event makes of a case. */
import type { Case } from './case.ts';
import type { Actor } from './events.ts';

/** When it happened and who caused it. */
export type Cause = { readonly at: Date; readonly by: Actor };

type Typed = { readonly type: string };

/** The events of a union by their type; the type is written out, so that the compiler can follow a key to its event. */
export type FactOf<E extends Typed> = {
  [T in E['type']]: Extract<E, { readonly type: T }> & { readonly type: T };
};

/** For each type of event the parts of the case that it changes. */
export type Changes<E extends Typed> = {
  readonly [T in E['type']]: (before: Case, fact: FactOf<E>[T], cause: Cause) => Partial<Case>;
};
