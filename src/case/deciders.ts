/** The shape of the tables of decide.ts: what each type of command makes happen. */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import type { LaterCommand } from './commands.ts';
import type { Decision } from './refusals.ts';

/** The commands by their type; the type is written out, so that the compiler can follow a key to its command. */
export type OrderOf = {
  [T in LaterCommand['type']]: Extract<LaterCommand, { readonly type: T }> & { readonly type: T };
};

/** For each type of command what it makes happen on a case, once its sender may do it at this stage. */
export type Deciders<T extends LaterCommand['type']> = {
  readonly [K in T]: (state: Case, command: OrderOf[K], rules: CaseRules) => Decision;
};
