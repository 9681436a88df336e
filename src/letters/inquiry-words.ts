/** Inquiries of disputes bodies in words: in the status, on the form, and in the notices about them (domain.md 2.3, clock E). */
import type { Case } from '../case/case.ts';
import { type Inquiry, openInquiries, realInquiries } from '../case/inquiries.ts';
import type { Person } from '../case/vocabulary.ts';
import { bodyOf } from '../mail/dispute-bodies.ts';
import { inline } from './foreign-text.ts';
import type { Fact } from './markup.ts';
import { phrase } from './phrase.ts';
import type { CaseFacts } from './staff-models.ts';
import { type LetterSetting, wordFor, writeDay, writeDayOf } from './wording.ts';

/** Most characters of the name of a body inside a line. */
const MOST_NAME = 80;

/** A body that waits for our answer, and until when; both '' where none does. */
export type WaitingBody = { readonly body: string; readonly answerDay: string };

/** The body that is due first. */
export function firstWaitingBody(setting: LetterSetting, state: Case): WaitingBody {
  return showWaiting(setting, openInquiries(state)[0]);
}

/** The body that wrote from this address, where it waits for our answer. */
export function waitingBodyOf(
  setting: LetterSetting,
  { state, rules }: CaseFacts,
  from: Person,
): WaitingBody {
  const wrote = bodyOf({ from: [from] }, rules.bodies);
  return waitingBody(setting, state, wrote?.name ?? null);
}

/** The body of this name, where it waits for our answer. */
export function waitingBody(setting: LetterSetting, state: Case, name: string | null): WaitingBody {
  return showWaiting(
    setting,
    openInquiries(state).find(({ body }) => body === name),
  );
}

function showWaiting({ language }: LetterSetting, inquiry: Inquiry | undefined): WaitingBody {
  if (inquiry === undefined) return { body: '', answerDay: '' };
  return { body: inline(inquiry.body, MOST_NAME), answerDay: writeDay(inquiry.until, language) };
}

/** One fact for each inquiry: who asked and when, and until when it waits or when it was answered. */
export function inquiryFacts(setting: LetterSetting, state: Case): readonly Fact[] {
  const { words, language } = setting;
  return realInquiries(state).map(({ body, receivedAt, until, answeredOn }) => ({
    label: wordFor(words, 'told', 'inquiry'),
    value: phrase(words, answeredOn === null ? 'told.inquiry-waits' : 'told.inquiry-answered', {
      body: inline(body, MOST_NAME),
      asked: writeDayOf(new Date(receivedAt), setting),
      until: writeDay(until, language),
      answered: answeredOn === null ? '' : writeDay(answeredOn, language),
    }),
  }));
}
