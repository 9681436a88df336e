/**
 * What is written about appointments: moments to choose from, the one that stands, one that does not go on, a reminder;
 * for staff what the complainant chose and what came of it. K11 of domain.md 4.3 and what goes with it.
 */
import type {
  AppointmentCancelled,
  AppointmentFixed,
  AppointmentOffered,
  MeetingKind,
  Slot,
} from '../case/appointment-events.ts';
import type { Case } from '../case/case.ts';
import { openRemedies } from '../case/changes-by-assessment.ts';
import { visitSlot } from '../case/planned-meetings.ts';
import { addDays } from '../case/working-days.ts';
import { greetingFor, type LetterFrame, letterFrame } from './complainant-parts.ts';
import { inline } from './foreign-text.ts';
import { placeOf } from './invitation.ts';
import { ownWords } from './own-words.ts';
import { type SlotModel, slotModel, writeSlot } from './slot-words.ts';
import { type CaseFacts, type CaseModel, caseModel } from './staff-models.ts';
import { type LetterSetting, writeDay } from './wording.ts';

/** What every letter about an appointment to the complainant shows. */
type MeetingFrame = LetterFrame & {
  readonly visit: boolean;
  readonly place: string;
  /** What staff added, or ''. */
  readonly text: string;
  /** What we will do: the remedies that are open. */
  readonly works: readonly { readonly work: string }[];
  readonly hasWorks: boolean;
};

function meetingFrame(setting: LetterSetting, { state }: CaseFacts, kind: MeetingKind): MeetingFrame {
  const works = kind === 'visit' ? [] : worksOf(state);
  return {
    ...letterFrame(setting, state),
    visit: kind === 'visit',
    place: placeOf(state),
    text: ownWords((kind === 'visit' ? state.visit?.text : state.appointment?.text) ?? ''),
    works,
    hasWorks: works.length > 0,
  };
}

function worksOf(state: Case): MeetingFrame['works'] {
  return openRemedies(state).flatMap(({ remedy }) =>
    remedy === null ? [] : [{ work: ownWords(remedy.text) }],
  );
}

/** Model of `complainant/appointment-choice`. */
export type AppointmentChoiceModel = MeetingFrame & {
  readonly slots: readonly { readonly number: number; readonly line: string }[];
  /** The appointment that does not hold any more, or ''. */
  readonly dropped: string;
};

/** K11: which moment suits you? */
export function appointmentChoiceModel(
  setting: LetterSetting,
  facts: CaseFacts,
  { slots, cancels }: AppointmentOffered,
): AppointmentChoiceModel {
  return {
    ...meetingFrame(setting, facts, 'repair'),
    slots: slots.map((slot, index) => ({ number: index + 1, line: writeSlot(setting, slot) })),
    dropped: cancels === null ? '' : writeSlot(setting, cancels.slot),
  };
}

/** Model of `complainant/appointment` and of its reminder. */
export type AppointmentModel = MeetingFrame &
  SlotModel & {
    readonly changed: boolean;
    /** The day before, by which we say that it does not go on. */
    readonly dayBefore: string;
  };

function appointmentOn(
  setting: LetterSetting,
  facts: CaseFacts,
  kind: MeetingKind,
  slot: Slot,
): AppointmentModel {
  return {
    ...meetingFrame(setting, facts, kind),
    ...slotModel(setting, slot),
    changed: false,
    dayBefore: writeDay(addDays(slot.day, -1), setting.language),
  };
}

/** K11: this is the appointment. */
export function appointmentModel(
  setting: LetterSetting,
  facts: CaseFacts,
  { slot, moved, reminds }: AppointmentFixed,
): AppointmentModel {
  const model = appointmentOn(setting, facts, 'repair', slot);
  return { ...model, changed: moved, dayBefore: reminds ? model.dayBefore : '' };
}

/** The same on the morning before. @throws Error when there is no such appointment, which the case never says */
export function appointmentReminderModel(
  setting: LetterSetting,
  facts: CaseFacts,
  kind: MeetingKind,
): AppointmentModel {
  return appointmentOn(setting, facts, kind, slotOf(facts.state, kind));
}

function slotOf({ reference, visit, appointment }: Case, kind: MeetingKind): Slot {
  if (kind === 'visit' && visit !== null) return visitSlot(visit);
  const fixed = appointment?.fixed ?? null;
  if (fixed === null) throw new Error(`there is no appointment on ${reference}`);
  return fixed;
}

/** Model of `complainant/appointment-cancelled`. */
export type AppointmentCancelledModel = LetterFrame & {
  readonly visit: boolean;
  /** True when it is not needed any more: everything is done, or the case is closed. */
  readonly needless: boolean;
  /** The moment that does not go on, or '' where several were on offer. */
  readonly moment: string;
  /** The number under which the complaint goes on, or ''. */
  readonly goesOnIn: string;
};

/** It does not go on. */
export function appointmentCancelledModel(
  setting: LetterSetting,
  { state }: CaseFacts,
  {
    kind,
    cancelled,
    needless,
  }: Pick<AppointmentCancelled, 'kind' | 'cancelled'> & { readonly needless: boolean },
): AppointmentCancelledModel {
  return {
    ...letterFrame(setting, state),
    visit: kind === 'visit',
    needless,
    moment: cancelled === null ? '' : writeSlot(setting, cancelled.slot),
    goesOnIn: state.mergedInto ?? '',
  };
}

/** Model of `staff/appointment-chosen`. */
export type AppointmentChosenModel = CaseModel & { readonly moment: string };

/** The complainant chose, and the appointment stands. */
export function appointmentChosenModel(
  setting: LetterSetting,
  facts: CaseFacts,
  { slot }: AppointmentFixed,
): AppointmentChosenModel {
  return { ...caseModel(setting, facts), moment: writeSlot(setting, slot) };
}

/** Model of `staff/meeting`: you are expected, or not any more. */
export type MeetingModel = CaseModel & {
  readonly visit: boolean;
  readonly off: boolean;
  readonly moment: string;
  readonly place: string;
  readonly works: MeetingFrame['works'];
  readonly hasWorks: boolean;
};

/** For the colleague who goes there. */
export function meetingModel(
  setting: LetterSetting,
  facts: CaseFacts,
  kind: MeetingKind,
  slot: Slot,
  off: boolean,
): MeetingModel {
  const { place, works, hasWorks } = meetingFrame(setting, facts, kind);
  const moment = writeSlot(setting, slot);
  return { ...caseModel(setting, facts), visit: kind === 'visit', off, moment, place, works, hasWorks };
}

/** Model of `third-party/meeting`: what somebody outside needs to go there, and nothing else of the case. */
export type OutsideMeetingModel = {
  readonly organisation: string;
  readonly phone: string;
  readonly reference: string;
  readonly greeting: string;
  readonly visit: boolean;
  readonly off: boolean;
  readonly moment: string;
  readonly place: string;
  readonly contact: string;
  readonly contactPhone: string;
  readonly works: MeetingFrame['works'];
  readonly hasWorks: boolean;
};

/** For somebody who goes there and is not on the roster. */
export function outsideMeetingModel(
  setting: LetterSetting,
  facts: CaseFacts,
  kind: MeetingKind,
  slot: Slot,
  off: boolean,
): OutsideMeetingModel {
  const { state } = facts;
  const { place, works, hasWorks, reference } = meetingFrame(setting, facts, kind);
  const isTold = !off && !state.confidential;
  return {
    organisation: setting.organisation.name,
    phone: setting.organisation.phone,
    reference,
    greeting: greetingFor(setting, slot.who?.name ?? ''),
    visit: kind === 'visit',
    off,
    moment: writeSlot(setting, slot),
    place,
    contact: isTold ? inline(state.complainant.name) : '',
    contactPhone: off ? '' : inline(state.fields.phone ?? ''),
    works: off ? [] : works,
    hasWorks: hasWorks && !off,
  };
}

/** Model of `staff/after-meeting`. */
export type AfterMeetingModel = CaseModel & { readonly visit: boolean; readonly moment: string };

/** The day is over: what came of it? */
export function afterMeetingModel(
  setting: LetterSetting,
  facts: CaseFacts,
  kind: MeetingKind,
): AfterMeetingModel {
  const moment = writeSlot(setting, slotOf(facts.state, kind));
  return { ...caseModel(setting, facts), visit: kind === 'visit', moment };
}
