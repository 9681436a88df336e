/** The letter about the deposit of a new home to the buyer, and its copy to the notary (domain.md 4.3, K22). */
import { notaryOf } from '../case/deposit.ts';
import type { DepositTold } from '../case/execution-events.ts';
import {
  greetingFor,
  type LetterFrame,
  letterFrame,
  type QuotedPoint,
  quotePoint,
} from './complainant-parts.ts';
import { inline } from './foreign-text.ts';
import { placeOf } from './invitation.ts';
import type { LetterRow } from './letter-row.ts';
import { type Reaction, reaction } from './reaction.ts';
import type { CaseFacts } from './staff-models.ts';
import { type LetterSetting, writeDay } from './wording.ts';

/** Model of `complainant/deposit`. */
export type DepositModel = LetterFrame & {
  readonly deliveryDay: string;
  /** The last day on which the deposit can be kept. */
  readonly lastDay: string;
  /** What is not carried out, and was not found to be no matter of ours. */
  readonly points: readonly QuotedPoint[];
  readonly hasPoints: boolean;
  readonly notary: string;
};

/** Model of `third-party/deposit`: the notary needs the home and the days, and not what is complained of. */
export type NotaryModel = {
  readonly organisation: string;
  readonly phone: string;
  readonly reference: string;
  readonly greeting: string;
  readonly buyer: string;
  readonly place: string;
  readonly deliveryDay: string;
  readonly lastDay: string;
};

/** The letters of this file, by name (letters.ts). */
export type DepositLetters = {
  /** K22 to the buyer. */
  readonly 'complainant/deposit': DepositModel;
  /** K22 to the notary. */
  readonly 'third-party/deposit': NotaryModel;
};

/** Nobody writes them. */
export const DEPOSIT_LETTERS = {
  'complainant/deposit': { audience: 'complainant', automatic: true, delay: 'none' },
  'third-party/deposit': { audience: 'third-party', automatic: true, delay: 'none' },
} as const satisfies Readonly<Record<keyof DepositLetters, LetterRow>>;

/** K22. */
export function depositModel(
  setting: LetterSetting,
  { state }: CaseFacts,
  { delivery, until }: DepositTold,
): DepositModel {
  const notary = notaryOf(state);
  const open = state.points.filter(
    ({ finding, done }) => done === null && finding !== 'unfounded' && finding !== 'out-of-scope',
  );
  return {
    ...letterFrame(setting, state),
    deliveryDay: writeDay(delivery, setting.language),
    lastDay: writeDay(until, setting.language),
    points: open.map((point) => quotePoint(setting, point, state.points.length)),
    hasPoints: open.length > 0,
    notary: notary === null ? '' : inline(notary.name || notary.address, 60),
  };
}

/** The copy for the notary. */
export function notaryModel(
  setting: LetterSetting,
  { state }: CaseFacts,
  { delivery, until }: DepositTold,
): NotaryModel {
  const { organisation, language } = setting;
  return {
    organisation: organisation.name,
    phone: organisation.phone,
    reference: state.reference,
    greeting: greetingFor(setting, notaryOf(state)?.name ?? ''),
    buyer: inline(state.complainant.name, 80),
    place: placeOf(state),
    deliveryDay: writeDay(delivery, language),
    lastDay: writeDay(until, language),
  };
}

/** The rows of the table of reactions (reactions.ts) of this file. */
export function depositReactions(event: DepositTold, state: CaseFacts['state']): readonly Reaction[] {
  const notary = notaryOf(state);
  const toNotary =
    notary === null
      ? []
      : [
          reaction(
            'third-party/deposit',
            { thirdParty: notary, language: state.language, workOrder: null },
            (setting, facts) => notaryModel(setting, facts, event),
          ),
        ];
  return [
    reaction('complainant/deposit', 'complainant', (setting, facts) => depositModel(setting, facts, event)),
    ...toNotary,
  ];
}
