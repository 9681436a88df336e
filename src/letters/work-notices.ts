/**
 * What staff read about work of people outside: what was answered, that somebody was reminded, and what can be done now
 * (domain.md 1 rows 3.1c and 3.2). The mail of a third party is shown as it came; the complainant gets nothing of it.
 */
import type {
  OpinionGiven,
  ThirdPartyWrote,
  WorkAccepted,
  WorkChased,
  WorkDeclined,
  WorkReportedDone,
} from '../case/work-events.ts';
import { findOrder } from '../case/work-orders.ts';
import { findEntry, printCommand } from '../staff/catalogue.ts';
import { tappable } from './answer-parts.ts';
import { inline, quote } from './foreign-text.ts';
import { type MailFacts, type ShownMail, showMail, showPerson } from './mail-facts.ts';
import { type CaseFacts, type CaseModel, caseModel } from './staff-models.ts';
import { type LetterSetting, wordFor, writeDay } from './wording.ts';
import { orderOf } from './work-models.ts';

/** What is known of the order that a notice is about. */
type OrderModel = {
  /** Name of who was asked, and with the address. */
  readonly executor: string;
  readonly executorName: string;
  readonly order: string;
  readonly untilDay: string;
};

/** Model of `staff/work-answer`; exactly one of the first five is true. */
export type WorkAnswerModel = CaseModel &
  OrderModel & {
    readonly accepted: boolean;
    readonly declined: boolean;
    readonly done: boolean;
    readonly unheard: boolean;
    /** True for the opinion of who looked again at our decision. */
    readonly opinion: boolean;
    /** The day that they named, or ''. */
    readonly plannedDay: string;
    /** True when that is later than the day by which it was asked. */
    readonly late: boolean;
    readonly why: string;
    /** Why a mail did nothing by itself, in one sentence, or ''. */
    readonly because: string;
    /** The line that records it as done, or ''. */
    readonly doneLine: string;
    /** True where there is anything to tap. */
    readonly hasActions: boolean;
    readonly mail: ShownMail;
  };

/** An answer to an order, or a mail about one that did nothing by itself. */
export type WorkAnswerEvent = WorkAccepted | WorkDeclined | WorkReportedDone | OpinionGiven | ThirdPartyWrote;

/** @param mail  the mail that brought it */
export function workAnswerModel(
  setting: LetterSetting,
  facts: CaseFacts,
  event: WorkAnswerEvent,
  mail: MailFacts,
): WorkAnswerModel {
  const { state } = facts;
  const plannedOn = event.type === 'work_accepted' ? event.plannedOn : null;
  const order = findOrder(state.works, event.number);
  const frame = caseModel(setting, facts);
  const line = event.type === 'work_reported_done' ? doneLine(setting, event.text || order?.text || '') : '';
  return {
    ...frame,
    ...orderModel(setting, facts, event.number, mail),
    accepted: event.type === 'work_accepted',
    declined: event.type === 'work_declined',
    done: event.type === 'work_reported_done',
    unheard: event.type === 'third_party_wrote',
    opinion: event.type === 'opinion_given',
    plannedDay: plannedOn === null ? '' : writeDay(plannedOn, setting.language),
    late: plannedOn !== null && order !== null && plannedOn > order.until,
    why: event.type === 'work_declined' ? inline(event.why, 300) : '',
    because: event.type === 'third_party_wrote' ? wordFor(setting.words, 'unheard', event.because) : '',
    doneLine: line,
    hasActions: frame.hasSteps || line !== '',
    mail: showMail(setting, mail),
  };
}

function orderModel(
  setting: LetterSetting,
  { state }: CaseFacts,
  number: number | null,
  mail: MailFacts,
): OrderModel {
  const order = findOrder(state.works, number);
  if (order === null) {
    const name = inline(mail.from.name || mail.from.address, 60);
    return { executor: showPerson(mail.from), executorName: name, order: '', untilDay: '' };
  }
  return {
    executor: showPerson(order.to),
    executorName: inline(order.to.name || order.to.address, 60),
    order: quote(order.text).lines,
    untilDay: writeDay(order.until, setting.language),
  };
}

// What was done stands behind the command, so that one tap is enough; a long report is typed anew.
function doneLine({ language }: LetterSetting, said: string): string {
  const entry = findEntry('done');
  if (entry === null || entry.is !== 'command') return '';
  const command = printCommand(entry, language);
  return tappable(`${command} ${inline(said.split('\n')[0] ?? '', 150)}`.trim()) ?? `${command} `;
}

/** Model of `staff/work-chased`. */
export type WorkChasedModel = CaseModel &
  OrderModel & {
    readonly chasers: string;
    /** True for the last reminder: a person goes on. */
    readonly last: boolean;
    readonly unanswered: boolean;
    readonly plannedDay: string;
    /** The very mail that left, behind `│ `. */
    readonly copy: string;
  };

/** @throws Error when the case has no such order */
export function workChasedModel(
  setting: LetterSetting,
  facts: CaseFacts,
  { number, last }: WorkChased,
): WorkChasedModel {
  const order = orderOf(facts.state, number);
  return {
    ...caseModel(setting, facts),
    executor: showPerson(order.to),
    executorName: inline(order.to.name || order.to.address, 60),
    order: quote(order.text).lines,
    untilDay: writeDay(order.until, setting.language),
    chasers: String(order.chasers),
    last,
    unanswered: order.state === 'ordered',
    plannedDay: order.plannedOn === null ? '' : writeDay(order.plannedOn, setting.language),
    copy: quote(facts.copy ?? '').lines,
  };
}
