/**
 * Every mail that Redress writes by itself: who reads it, and whether nobody wrote it. A letter has one
 * template per language in `templates/<language>/<name>.hbs` and one model; both are named here, so that
 * the compiler finds the missing one. Source: domain.md 4.3 (K letters and S notices), DESIGN §3.
 */

import type { Language } from '../case/vocabulary.ts';
import type { AnswerLink } from '../mail/answer-link.ts';
import type { ApprovalModel, NotApprovedModel } from './approval-models.ts';
import type { ClockWarningModel } from './clock-models.ts';
import type {
  ClosedModel,
  CombinedCasesModel,
  NotAComplaintModel,
  NumbersModel,
  SolvedQuickModel,
  WithdrawnModel,
} from './closing-models.ts';
import type { CombinedModel } from './combined-model.ts';
import type { ReceivedModel } from './complainant-models.ts';
import type { ContactCardModel } from './contact-card-model.ts';
import type {
  AgreementModel,
  CalledModel,
  DecisionModel,
  OfferModel,
  ReactionReminderModel,
} from './decision-models.ts';
import type { AlreadyDoneModel, DoneModel, UndoneModel } from './done-models.ts';
import type { AssignedModel, ChooseModel, ConsultModel } from './handler-models.ts';
import type {
  AskModel,
  AskReminderModel,
  ExtendedModel,
  ReplyModel,
  UnderstoodModel,
  VisitModel,
} from './inquiry-models.ts';
import type { LetterRow } from './letter-row.ts';
import type { Draft } from './markup.ts';
import type { NoteSavedModel, StrayNoteModel } from './note-models.ts';
import type { ChallengeModel, MutedModel, NothingDoneModel, UnknownAddressModel } from './refusal-models.ts';
import type {
  LetterFailedModel,
  NewComplaintModel,
  NewMailModel,
  NotAcknowledgedModel,
  NotDeliveredModel,
} from './staff-models.ts';
import type { StillWaitingModel } from './still-waiting-model.ts';
import { THEME_LETTERS, type ThemeLetters } from './theme-letters.ts';
import type { ToldModel } from './told-model.ts';
import type {
  AnswersPausedModel,
  HeldModel,
  MailboxTroubleModel,
  QuarantinedModel,
} from './trouble-models.ts';

/** The model of each letter: exactly the fields that its templates name. */
export type LetterModels = ThemeLetters & {
  /** K1: receipt confirmed, what happens next, what is still needed. */
  readonly 'complainant/received': ReceivedModel;
  /** K1b: a complaint that was told or came by post, played back. */
  readonly 'complainant/understood': UnderstoodModel;
  /** K4: questions to the complainant. */
  readonly 'complainant/ask': AskModel;
  /** K4r: the same questions once more. */
  readonly 'complainant/ask-reminder': AskReminderModel;
  /** K5: somebody comes and looks. */
  readonly 'complainant/visit': VisitModel;
  /** K6: the decision comes later. */
  readonly 'complainant/extended': ExtendedModel;
  /** A text of staff. */
  readonly 'complainant/reply': ReplyModel;
  /** K7 to K9: the decision, point by point. */
  readonly 'complainant/decision': DecisionModel;
  /** The decision that was given by telephone, in writing. */
  readonly 'complainant/called': CalledModel;
  /** K8: a proposal after the decision. */
  readonly 'complainant/offer': OfferModel;
  /** Clock J: what do you think of our decision? */
  readonly 'complainant/reaction-reminder': ReactionReminderModel;
  /** K10: what was agreed. */
  readonly 'complainant/agreement': AgreementModel;
  /** K2: how we handle what is no complaint. */
  readonly 'complainant/not-a-complaint': NotAComplaintModel;
  /** K3: solved together before there was a decision. */
  readonly 'complainant/solved-quick': SolvedQuickModel;
  /** K15: the complaint is closed; also by itself, when a term passed. */
  readonly 'complainant/closed': ClosedModel;
  /** K16: the complainant took it back. */
  readonly 'complainant/withdrawn': WithdrawnModel;
  /** K17: several numbers become one. */
  readonly 'complainant/combined': CombinedCasesModel;
  /** K17: one message, several numbers. */
  readonly 'complainant/split': NumbersModel;
  /** S1: a complaint was registered. */
  readonly 'staff/new-complaint': NewComplaintModel;
  /** S2: the case is the reader's from now on. */
  readonly 'staff/assigned': AssignedModel;
  /** S5: the complainant did not answer our questions in time. */
  readonly 'staff/choose': ChooseModel;
  /** S6: a colleague asks the reader something. */
  readonly 'staff/consult': ConsultModel;
  /** S3: somebody wrote on a case. */
  readonly 'staff/new-mail': NewMailModel;
  /** What you wrote is a note; it was not sent. */
  readonly 'staff/note-saved': NoteSavedModel;
  /** What you wrote belongs to no case; nothing was done with it. */
  readonly 'staff/note-not-placed': StrayNoteModel;
  /** No automatic confirmation was allowed; a person must give it. */
  readonly 'staff/not-acknowledged': NotAcknowledgedModel;
  /** A mail waits for a person to look at it. */
  readonly 'staff/held': HeldModel;
  /** A mail could not be read. */
  readonly 'staff/quarantined': QuarantinedModel;
  /** A letter could not be handed to the mail server. */
  readonly 'staff/letter-failed': LetterFailedModel;
  /** A letter came back. */
  readonly 'staff/not-delivered': NotDeliveredModel;
  /** S11: a term reached 50, 80 or 100 percent. */
  readonly 'staff/clock-warning': ClockWarningModel;
  /** A mailbox cannot be read, or mail in it is missing from the register. */
  readonly 'staff/mailbox-trouble': MailboxTroubleModel;
  /** Too many automatic mails in a short time: they wait for a person. */
  readonly 'staff/answers-paused': AnswersPausedModel;
  /** What waits for a person since more than a working day, once a day. */
  readonly 'staff/still-waiting': StillWaitingModel;
  /** Notices that came too fast to be told one by one. */
  readonly 'staff/combined': CombinedModel;
  /** S10: everything that a mail of a colleague asked for was done; what goes out, word for word. */
  readonly 'staff/done': DoneModel;
  /** S9: nothing was done; why, and what would have been right. */
  readonly 'staff/nothing-done': NothingDoneModel;
  /** The plan of a mail that its writer must confirm first. */
  readonly 'staff/challenge': ChallengeModel;
  /** Money over the limit of one person, to those who may approve it. */
  readonly 'staff/approve': ApprovalModel;
  /** The same, to who asked for it. */
  readonly 'staff/approval-asked': ApprovalModel;
  /** A second person said no. */
  readonly 'staff/not-approved': NotApprovedModel;
  /** The same was asked before. */
  readonly 'staff/already-done': AlreadyDoneModel;
  /** Something was taken back; what of it had left already. */
  readonly 'staff/undone': UndoneModel;
  /** So many mails could not be carried out that the next get no answer. */
  readonly 'staff/muted': MutedModel;
  /** What a colleague asked to know. */
  readonly 'staff/told': ToldModel;
  /** Somebody wrote with the reader's reply address from an address that nobody knows. */
  readonly 'staff/unknown-address': UnknownAddressModel;
  /** The standing address of a colleague, and the request to show what their mails prove. */
  readonly 'staff/contact-card': ContactCardModel;
};

/** Name of a letter; also the path of its templates below the folder of a language. */
export type LetterName = keyof LetterModels;

/** The letters by name. */
export const LETTERS: { readonly [Name in LetterName]: LetterRow } = {
  'complainant/received': { audience: 'complainant', automatic: true, delay: 'none' },
  'complainant/understood': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/ask': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/ask-reminder': { audience: 'complainant', automatic: true, delay: 'none' },
  'complainant/visit': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/extended': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/reply': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/decision': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/called': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/offer': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/reaction-reminder': { audience: 'complainant', automatic: true, delay: 'none' },
  'complainant/agreement': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/not-a-complaint': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/solved-quick': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/closed': { audience: 'complainant', automatic: true, delay: 'configured' },
  'complainant/withdrawn': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/combined': { audience: 'complainant', automatic: false, delay: 'configured' },
  'complainant/split': { audience: 'complainant', automatic: false, delay: 'configured' },
  'staff/new-complaint': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/assigned': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/choose': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/consult': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/new-mail': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/note-saved': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/note-not-placed': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/not-acknowledged': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/held': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/quarantined': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/letter-failed': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/not-delivered': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/clock-warning': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/mailbox-trouble': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/answers-paused': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/still-waiting': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/combined': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/done': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/nothing-done': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/challenge': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/approve': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/approval-asked': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/not-approved': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/already-done': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/undone': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/muted': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/told': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/unknown-address': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/contact-card': { audience: 'staff', automatic: true, delay: 'none' },
  ...THEME_LETTERS,
};

/** True for the name of a letter, such as one that the register stored. */
export function isLetterName(name: string): name is LetterName {
  return Object.hasOwn(LETTERS, name);
}

/** The two parts of a letter, which say the same. */
export type LetterParts = { readonly text: string; readonly html: string };

/** A letter ready to be addressed; `text` and `html` have nothing to tap. */
export type Written = LetterParts & {
  readonly subject: string;
  /** The blocks that both parts are made of: what is printed on paper. */
  readonly draft: Draft;
  /** The same letter with links for what may be answered, once it is known where answers go. */
  readonly linked: (link: AnswerLink) => LetterParts;
};

/**
 * Makes a letter from its model; shell/templates.ts does it.
 * @throws Error when the model lacks a field that the template names: nothing with a hole in it is sent
 */
export type Render = <Name extends LetterName>(
  letter: Name,
  language: Language,
  model: LetterModels[Name],
) => Written;
