/**
 * What a complainant can do who does not agree with us, as every letter says it that must (domain.md 4.2): our own
 * review with its term, the bodies that the organisation named, and the court, which is always there. Without any
 * configuration the block is complete: it then says that there is no such body (Directive 2013/11/EU, article 13).
 */
import { type DisputeBody, namedBodies } from '../case/dispute-body.ts';
import type { Term } from '../case/profile.ts';
import type { IsoDate } from '../case/vocabulary.ts';
import { type LetterSetting, wordFor, writeDay, writeTerm } from './wording.ts';

/** The bodies in the order in which one goes to them. */
export type Rights = { readonly bodies: readonly DisputeBody[] };

/** The bodies and the court, as every letter about a dispute lists them; the fixed words stand in `parts/bodies.hbs`. */
export type BodiesModel = {
  readonly bodies: readonly {
    readonly name: string;
    readonly contact: string;
    readonly explanation: string;
    readonly takesPart: boolean;
    /** True for arbitration that was agreed: it decides in place of the court, unless a consumer chooses otherwise. */
    readonly arbitration: boolean;
  }[];
  readonly noBody: boolean;
  /** What people of the sector can do besides. */
  readonly sector: readonly string[];
  /** Last day on which a part of the deposit for a new home can be kept, or ''. */
  readonly depositDay: string;
  readonly court: string;
};

/** What the block shows; the fixed words stand in `parts/rights.hbs`. */
export type RightsModel = BodiesModel & {
  /** Last day to react, or ''. */
  readonly reactDay: string;
  readonly reviewTerm: string;
  /** True when we looked again already: what comes next is chosen together. */
  readonly reviewed: boolean;
};

/**
 * @param review    within what time we look again
 * @param until     last day of the reaction window; null where none runs
 * @param reviewed  whether our own review is over
 * @param deposit   last day on which the deposit for a new home can be kept; null where there is none
 */
export function rightsModel(
  setting: LetterSetting,
  review: Term,
  until: IsoDate | null,
  reviewed = false,
  deposit: IsoDate | null = null,
): RightsModel {
  const { words, language } = setting;
  return {
    ...bodiesModel(setting, deposit),
    reactDay: until === null ? '' : writeDay(until, language),
    reviewTerm: writeTerm(review, words),
    reviewed,
  };
}

/** Every body that is named, what the sector adds, and the court. */
export function bodiesModel(
  { rights, sectorRights, words, language }: LetterSetting,
  deposit: IsoDate | null = null,
): BodiesModel {
  const bodies = namedBodies(rights.bodies);
  return {
    bodies: bodies.map(({ name, contact, terms, fee, affiliated, kind }) => ({
      name,
      contact,
      explanation: fee === null ? terms[language] : `${terms[language]} ${fee[language]}`,
      takesPart: affiliated,
      arbitration: kind === 'arbitration',
    })),
    noBody: bodies.length === 0,
    sector: sectorRights[language],
    depositDay: deposit === null ? '' : writeDay(deposit, language),
    court: wordFor(words, 'rights', 'court'),
  };
}
