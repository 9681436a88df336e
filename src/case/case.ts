/**
 * The state of one case: what all its events together say. Nothing is stored here that cannot be read
 * back from the log, so the log can always be replayed.
 */
import type { Point } from './events.ts';
import type {
  Channel,
  ClockName,
  IsoDate,
  Language,
  Person,
  ProfileName,
  Stage,
  WarningPercent,
} from './vocabulary.ts';

/**
 * What became of the acknowledgement: only a letter that was handed over and did not come back counts, and what
 * staff told the complainant themselves (`outboundId` null). One that the mail server refused may still be handed
 * over later; one that came back is not given any more.
 */
export type Acknowledgement =
  | { readonly state: 'not-yet' }
  | { readonly state: 'given'; readonly at: Date; readonly outboundId: number | null }
  | {
      readonly state: 'not-delivered';
      readonly because: 'refused' | 'came-back';
      readonly outboundId: number;
    };

/** One case as its log tells it. Instants are `Date`; a day is in the time zone of the desk. */
export type Case = {
  readonly reference: string;
  readonly desk: string;
  readonly profile: ProfileName;
  readonly language: Language;
  readonly channel: Channel;
  readonly stage: Stage;
  readonly receivedAt: Date;
  readonly registeredAt: Date;
  readonly decisionDue: IsoDate;
  readonly complainant: Person;
  /** Lower-case addresses that take part on the complainant's side. */
  readonly participants: readonly string[];
  readonly subject: string;
  readonly points: readonly Point[];
  /** Names of needs that are still open. */
  readonly missing: readonly string[];
  readonly acknowledgement: Acknowledgement;
  /** Rows of the outbox whose letters came back; a report may be filed before the hand-over is. */
  readonly cameBack: readonly number[];
  readonly correspondenceCount: number;
  readonly noteCount: number;
  /** Highest percentage that was warned of, per clock. */
  readonly warned: Readonly<Partial<Record<ClockName, WarningPercent>>>;
  /** Number of events so far. */
  readonly revision: number;
};

/** The letter that confirms receipt; clock A stops when it is delivered. */
export const ACKNOWLEDGEMENT_LETTER = 'complainant/received';
