/**
 * Earlier complaints that a new one may belong to, as the notice shows them: one line on each, and what can be tapped.
 * A suggestion only: nothing is merged by itself (domain.md 2.6).
 */
import type { Alike } from '../mail/alike.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import { CATALOGUE, printCommand } from '../staff/catalogue.ts';
import { isAllowed } from '../staff/help.ts';
import type { StepModel } from './answer-parts.ts';
import { categoryWords } from './category-words.ts';
import { inline } from './foreign-text.ts';
import { phrase } from './phrase.ts';
import { type LetterSetting, wordFor, writeDayOf } from './wording.ts';

/** One earlier complaint. */
export type AlikeModel = {
  readonly line: string;
  /** Why it is shown, in one sentence. */
  readonly because: string;
  readonly steps: readonly StepModel[];
};

/** The part of a notice that shows them. */
export type AlikePart = { readonly alike: readonly AlikeModel[]; readonly hasAlike: boolean };

/** @param readers  whose rights decide what is offered */
export function alikePart(
  setting: LetterSetting,
  alike: readonly Alike[],
  readers: readonly StaffMember[],
): AlikePart {
  return { alike: alike.map((each) => show(setting, each, readers)), hasAlike: alike.length > 0 };
}

function show(setting: LetterSetting, alike: Alike, readers: readonly StaffMember[]): AlikeModel {
  const { words } = setting;
  const { earlier, kind } = alike;
  const line = phrase(words, 'alike.line', {
    reference: earlier.reference,
    subject: inline(earlier.subject, 60) || wordFor(words, 'mail', 'no-subject'),
    received: writeDayOf(earlier.receivedAt, setting),
    state: stateWords(setting, alike),
  });
  return { line, because: because(setting, alike), steps: stepsFor(setting, { kind, earlier }, readers) };
}

function stateWords(setting: LetterSetting, { earlier }: Alike): string {
  const { words } = setting;
  if (earlier.closedAt === null) return wordFor(words, 'stage', earlier.stage);
  const category = earlier.category ?? '';
  const closed = phrase(words, 'alike.closed', { day: writeDayOf(earlier.closedAt, setting) });
  return category === '' ? closed : `${closed}, ${categoryWords(setting, category)}`;
}

function because({ words }: LetterSetting, { kind, sameObject, sameText }: Alike): string {
  const same = sameText ? 'text' : sameObject ? 'object' : 'sender';
  return wordFor(words, 'alike', `${kind}.${same}`);
}

/** Two people never become one case, and what is decided takes nothing in. */
function stepsFor(
  setting: LetterSetting,
  { kind, earlier }: Pick<Alike, 'kind' | 'earlier'>,
  readers: readonly StaffMember[],
): readonly StepModel[] {
  const roles = [...new Set(readers.flatMap((reader) => reader.roles))];
  const offered = (['merge', 'link'] as const).filter((name) => {
    const { permission } = CATALOGUE[name];
    if (!isAllowed(permission, { roles, level: 'A3', stage: null })) return false;
    return name === 'link' || (kind !== 'cluster' && UNDECIDED.has(earlier.stage));
  });
  return offered.map((name) => ({
    label: phrase(setting.words, `alike.${name}`, { reference: earlier.reference }),
    line: `${printCommand({ row: CATALOGUE[name] }, setting.language)} ${earlier.reference}`,
  }));
}

/** Stages in which a case can take in another one (case/permissions.ts). */
const UNDECIDED: ReadonlySet<string> = new Set(['received', 'triaged', 'waiting', 'assessing']);
