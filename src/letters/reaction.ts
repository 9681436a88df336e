/** What an event calls for: a letter, its reader, and how it is written. The tables of reactions are made of these. */
import type { Case } from '../case/case.ts';
import type { FactOf } from '../case/changes.ts';
import type { CaseEvent } from '../case/events.ts';
import type { Language, Person, Role } from '../case/vocabulary.ts';
import type { Alike } from '../mail/alike.ts';
import type { Invitation } from './invitation.ts';
import type { LetterModels, LetterName, Render, Written } from './letters.ts';
import type { MailFacts } from './mail-facts.ts';
import type { CaseFacts } from './staff-models.ts';
import type { LetterSetting } from './wording.ts';

/**
 * Who reads a letter: the complainant, somebody outside who has a work order, the member of staff who caused it, who
 * handles the case (the coordinators where nobody does), the only colleague who answers a complainant with whom that was
 * arranged (else who handles the case), one colleague, the colleague who goes somewhere (who gets it in
 * the calendar even of what they did themselves), somebody outside who goes there, or everybody with a role, each once.
 */
export type Reader =
  | 'complainant'
  | 'author'
  | 'handler'
  | 'contact'
  | { readonly colleague: string }
  | ThirdPartyReader
  | { readonly comer: string }
  | { readonly outsideComer: Person }
  | { readonly roles: readonly Role[] };

/** Somebody outside, the language in which they are written to, and the number of the order. */
export type ThirdPartyReader = {
  readonly thirdParty: Person;
  readonly language: Language;
  /** Null where they had none. */
  readonly workOrder: number | null;
};

/** A letter that an event calls for; `write` makes it in the language of the setting. */
export type Reaction = {
  readonly letter: LetterName;
  readonly to: Reader;
  readonly write: (setting: LetterSetting, facts: CaseFacts, render: Render) => Written;
  /** The appointment that the letter is about. */
  readonly invite?: (setting: LetterSetting, facts: CaseFacts) => Invitation;
};

/** What a reaction depends on besides the event. */
export type ReactionContext = {
  /** The case after everything that happened with the event. */
  readonly state: Case;
  /** The mail that caused the event; null when none did. */
  readonly mail: MailFacts | null;
  /** True when the mail was a word that settled something by itself: that is what is told. */
  readonly settled: boolean;
  /** True when an automatic letter may leave to the complainant (the answer gate). */
  readonly acknowledge: boolean;
  /** Earlier complaints that a new one may belong to. */
  readonly alike?: readonly Alike[];
};

/** For each kind of event the letters that it calls for, in the order in which they are written. */
export type Reactions = {
  readonly [T in CaseEvent['type']]: (
    event: FactOf<CaseEvent>[T],
    context: ReactionContext,
  ) => readonly Reaction[];
};

/** A letter with its reader and the model that it is written from. */
export function reaction<Name extends LetterName>(
  letter: Name,
  to: Reader,
  model: (setting: LetterSetting, facts: CaseFacts) => LetterModels[Name],
): Reaction {
  return {
    letter,
    to,
    write: (setting, facts, render) => render(letter, setting.language, model(setting, facts)),
  };
}
