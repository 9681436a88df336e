/** Everything that can be wanted with a measure, by staff and by the bot (procedure step 4.2; DESIGN 6). */
import type { Authority, Given } from '../case/commands.ts';
import type { IsoDate, Person } from '../case/vocabulary.ts';
import type { Criterion, FoundEffect, Judging } from './measure.ts';

/** `#measure M-12 implemented`: what shows that it was carried out, in words or as files. */
export type ReportImplemented = {
  readonly type: 'report_implemented';
  readonly measure: number;
  readonly evidence: string;
  readonly files: readonly string[];
};

/** `#measure M-12 effective`: a manager finds that it works; `why` is '' where the counts shall say so. */
export type ConfirmEffect = {
  readonly type: 'confirm_effect';
  readonly measure: number;
  readonly why: string;
};

/** `#measure M-12 dropped why`. */
export type DropMeasure = { readonly type: 'drop_measure'; readonly measure: number; readonly why: string };

/** What staff can want with a measure that exists, whatever case they write about. */
export type MeasureIntent = ReportImplemented | ConfirmEffect | DropMeasure;

/** A new measure; the criterion comes from the counts. */
export type NewMeasure = {
  readonly type: 'decide_measure';
  readonly number: number;
  readonly desk: string;
  readonly what: string;
  readonly owner: Person;
  readonly due: IsoDate;
  /** Reference of the case that it is decided on. */
  readonly case: string;
  readonly criterion: Criterion;
  readonly judging: Judging;
};

/** `#measure M-12 link`. */
export type JoinCase = { readonly type: 'join_case'; readonly case: string };

/** What every command of a member of staff carries. */
type ByStaff = Given &
  Authority & {
    /** The day on which it is said. */
    readonly on: IsoDate;
    /** True where nobody on the roster is a manager: then a coordinator stands in. */
    readonly noManager: boolean;
  };

/** A new measure, by a member of staff. */
export type NewMeasureCommand = ByStaff & NewMeasure;

/** What staff command on a measure that exists; `judging` is when the effect of what is implemented now can be judged. */
export type LaterMeasureCommand =
  | (ByStaff & JoinCase)
  | (ByStaff & ReportImplemented & { readonly judging: Judging })
  | (ByStaff & ConfirmEffect)
  | (ByStaff & DropMeasure);

/** What a member of staff commands. */
export type StaffMeasureCommand = NewMeasureCommand | LaterMeasureCommand;

/** The bot reminds the owner, when that is due. */
export type RemindOwner = Given & { readonly type: 'remind_owner'; readonly on: IsoDate };

/** The bot reminds the managers that what was found waits for them. */
export type RemindManager = Given & { readonly type: 'remind_manager'; readonly on: IsoDate };

/** The bot proposes what the counts say, when the judgement day has come. */
export type ProposeVerdict = Given & {
  readonly type: 'propose_verdict';
  readonly on: IsoDate;
  readonly found: FoundEffect;
};

/** Every command on a measure. */
export type MeasureCommand = StaffMeasureCommand | RemindOwner | RemindManager | ProposeVerdict;
