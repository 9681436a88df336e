/**
 * What the lint must know of a letter to look at it, and of the texts of staff that will stand in one: a text is looked
 * at when its command is given, the whole letter when it is to leave. Source: domain.md 4.2, 5 no. 1; DESIGN 3.
 */
import type { Case } from '../case/case.ts';
import type { CaseEvent } from '../case/events.ts';
import type { IsoDate } from '../case/vocabulary.ts';
import { isContested } from './closing-models.ts';
import { needsRights } from './decision-models.ts';
import type { LetterName } from './letters.ts';
import { type LintAbout, type LintFinding, lint, PLAIN_TEXT } from './lint.ts';
import type { CaseFacts } from './staff-models.ts';
import { type LetterSetting, wordFor, writeDay } from './wording.ts';

/** A text of staff that the complainant will read; `dated` where its day stands beside it. */
export type StaffText = { readonly text: string; readonly dated: boolean };

/** Findings about one text, with its lines counted from 1. */
export type TextFindings = { readonly text: string; readonly findings: readonly LintFinding[] };

/** The texts of staff in an event that the complainant reads sooner or later; all other words stay inside. */
export function textsForComplainant(event: CaseEvent): readonly StaffText[] {
  switch (event.type) {
    case 'information_requested':
      return event.questions.map((text) => ({ text, dated: false }));
    case 'reply_written':
    case 'offer_made':
      return [{ text: event.text, dated: false }];
    case 'remedy_decided':
      return [{ text: event.text, dated: true }];
    case 'appointment_offered':
    case 'visit_described':
      return event.text === '' ? [] : [{ text: event.text, dated: true }];
    case 'remedy_done':
      return [{ text: event.what, dated: false }];
    case 'contact_restricted':
      return [{ text: event.why, dated: true }];
    case 'contact_lifted':
      return event.text === '' ? [] : [{ text: event.text, dated: false }];
    case 'award_recorded':
      return event.action === null ? [] : [{ text: event.action.text, dated: true }];
    case 'point_assessed':
      return [{ text: event.grounds, dated: false }];
    case 'remedy_moved':
    case 'decision_extended':
      return [{ text: event.because, dated: false }];
    case 'decision_told':
      return [{ text: event.summary, dated: false }];
    case 'complaint_closed':
      return event.reason === 'not-a-complaint' ? [{ text: event.why, dated: false }] : [];
    default:
      return [];
  }
}

/**
 * What is wrong with the words of staff in an event, before anything is written; empty: nothing.
 * @param staff  names of all colleagues
 */
export function checkStaffTexts(
  event: CaseEvent,
  setting: LetterSetting,
  { liabilityReleased }: Pick<Case, 'liabilityReleased'>,
  staff: readonly string[],
): readonly TextFindings[] {
  const about = { ...PLAIN_TEXT, hosts: allowedHosts(setting), staff, liabilityReleased };
  return textsForComplainant(event)
    .map(({ text, dated }) => ({ text, findings: lint(text, { ...about, dated }) }))
    .filter(({ findings }) => findings.length > 0);
}

/**
 * What is wrong with a whole letter to the complainant, in its very text; empty: it may leave.
 * @param text   the text part of the letter
 * @param staff  names of all colleagues
 */
export function checkLetter(
  letter: LetterName,
  text: string,
  setting: LetterSetting,
  facts: CaseFacts,
  staff: readonly string[],
): readonly LintFinding[] {
  const { state } = facts;
  const decides = letter === 'complainant/decision' || letter === 'complainant/called';
  const about: LintAbout = {
    points: decides
      ? state.points.map(({ number, finding }) => ({ number, answered: finding !== null }))
      : [],
    rights: mustNameRights(letter, facts) ? wordFor(setting.words, 'rights', 'court') : null,
    days: decides ? promisedDays(state).map((day) => writeDay(day, setting.language)) : [],
    // The day of a remedy stands below it.
    dated: decides || letter === 'complainant/agreement' || letter === 'complainant/award',
    hosts: allowedHosts(setting),
    staff,
    liabilityReleased: state.liabilityReleased,
  };
  return lint(text, about);
}

/** Letters that name the rights whatever the case is. */
const ALWAYS: ReadonlySet<LetterName> = new Set([
  'complainant/not-a-complaint',
  'complainant/solved-quick',
  'complainant/offer',
  'complainant/reaction-reminder',
  'complainant/objection',
  'complainant/rung',
  'complainant/restricted',
]);

/** The list of domain.md 4.2. */
function mustNameRights(letter: LetterName, { state, clocks }: CaseFacts): boolean {
  switch (letter) {
    case 'complainant/decision':
    case 'complainant/called':
      return needsRights(state);
    case 'complainant/closed':
      return isContested(state);
    case 'complainant/extended':
      return clocks.some(({ name, dueOn }) => name === 'outer' && state.decisionDue >= dueOn);
    default:
      return ALWAYS.has(letter);
  }
}

function promisedDays({ points, decision }: Case): readonly IsoDate[] {
  const remedies = points.flatMap(({ remedy }) => (remedy === null ? [] : [remedy.by]));
  const until = decision?.until ?? null;
  return until === null ? remedies : [...remedies, until];
}

const HOST = /(?<![\w@.-])(?:https?:\/\/)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})/giu;

/** Our own site, and those of the bodies that the rights name. */
export function allowedHosts({ organisation, rights }: LetterSetting): readonly string[] {
  const named = rights.bodies.flatMap(({ contact, terms, fee }) => [
    contact,
    terms.nl,
    terms.en,
    fee?.nl ?? '',
    fee?.en ?? '',
  ]);
  const texts = [organisation.website ?? '', ...named];
  const hosts = texts.flatMap((text) => [...text.matchAll(HOST)].map(([, host = '']) => host.toLowerCase()));
  return [...new Set(hosts)];
}
