/**
 * What a complainant can do who does not agree with us, as every letter says it that must (domain.md 4.2): our own
 * review with its term, the bodies that the organisation named, and the court, which is always there. Without any
 * configuration the block is complete: it then says that there is no such body (Directive 2013/11/EU, article 13).
 */
import type { Term } from '../case/profile.ts';
import type { IsoDate, Language } from '../case/vocabulary.ts';
import { type LetterSetting, wordFor, writeDay, writeTerm } from './wording.ts';

/** A mediator, disputes committee, council of arbitration or other body. */
export type Body = {
  readonly name: string;
  /** How to reach it, in one line. */
  readonly contact: string;
  /** When and within what time one can go there, and what it costs. */
  readonly explanation: Readonly<Record<Language, string>>;
  /** Whether the organisation takes part in its procedure. */
  readonly takesPart: boolean;
};

/** The bodies in the order in which one goes to them. */
export type Rights = { readonly bodies: readonly Body[] };

/** What the block shows; the fixed words stand in `parts/rights.hbs`. */
export type RightsModel = {
  /** Last day to react, or ''. */
  readonly reactDay: string;
  readonly reviewTerm: string;
  readonly bodies: readonly {
    readonly name: string;
    readonly contact: string;
    readonly explanation: string;
    readonly takesPart: boolean;
  }[];
  readonly noBody: boolean;
  readonly court: string;
};

/**
 * @param review  within what time we look again
 * @param until   last day of the reaction window; null where none runs
 */
export function rightsModel(setting: LetterSetting, review: Term, until: IsoDate | null): RightsModel {
  const { rights, words, language } = setting;
  return {
    reactDay: until === null ? '' : writeDay(until, language),
    reviewTerm: writeTerm(review, words),
    bodies: rights.bodies.map((body) => ({ ...body, explanation: body.explanation[language] })),
    noBody: rights.bodies.length === 0,
    court: wordFor(words, 'rights', 'court'),
  };
}
