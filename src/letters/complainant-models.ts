/**
 * What the letters to a complainant say, computed from the case: step 1 of the procedure. Nothing of what
 * somebody wrote to us stands in an automatic letter, so that nobody can make us carry his words to a
 * third person (inbound.md G6); only a name that is plainly a name is used to greet.
 */
import type { Case } from '../case/case.ts';
import { greetingFor } from './complainant-parts.ts';
import { type LetterSetting, questionsFor, writeDay, writeDayOf } from './wording.ts';

/** Model of `complainant/received`. */
export type ReceivedModel = {
  readonly organisation: string;
  readonly phone: string;
  readonly urgentPhone: string | null;
  readonly reference: string;
  /** With its comma, such as `Geachte K. Jansen,`. */
  readonly greeting: string;
  readonly receivedDay: string;
  readonly decisionDay: string;
  /** What is still needed; empty when the complaint is complete. */
  readonly questions: readonly string[];
  /** True when there is at least one question. */
  readonly asks: boolean;
};

/** The acknowledgement K1 of domain.md 4.3. */
export function receivedModel(setting: LetterSetting, state: Case): ReceivedModel {
  const questions = questionsFor(setting, state.missing);
  return {
    organisation: setting.organisation.name,
    phone: setting.organisation.phone,
    urgentPhone: setting.organisation.urgentPhone,
    reference: state.reference,
    greeting: greetingFor(setting, state.complainant.name),
    receivedDay: writeDayOf(state.receivedAt, setting),
    decisionDay: writeDay(state.decisionDue, setting.language),
    questions,
    asks: questions.length > 0,
  };
}
