/**
 * Carries out what an event of a case calls for: the letters and notices of letters/reactions.ts go on the
 * docket that holds the event.
 */
import { addresseeOf, type Case } from '../case/case.ts';
import type { CaseRules } from '../case/case-rules.ts';
import { clocksOf, type RunningClock } from '../case/clocks.ts';
import { arrangementOf, goesByPost } from '../case/contact.ts';
import type { CaseEvent } from '../case/events.ts';
import { greetedName } from '../letters/foreign-text.ts';
import { LETTERS } from '../letters/letters.ts';
import type { Reaction, ThirdPartyReader } from '../letters/reaction.ts';
import { reactionsTo } from '../letters/reactions.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import { withoutMarkerLine } from '../mail/quote-marker.ts';
import type { Docket } from './docket.ts';
import type { Filing } from './filing.ts';
import { handlersOf, mailFacts, staffWith } from './notify-staff.ts';
import { deskFor, type Office, rulesFor } from './office.ts';
import type { CaseChange } from './run-commands.ts';
import { settingFor } from './write-letters.ts';

/** @param filing  the mail that caused the change; null when none did */
export function announce(office: Office, docket: Docket, change: CaseChange, filing: Filing | null): void {
  if (docket.quiet) return;
  const context = {
    state: change.after,
    mail: filing === null ? null : mailFacts(filing),
    settled: filing !== null && change.events.some(({ fact }) => settles(fact)),
    acknowledge: filing?.fate.acknowledge.send ?? false,
    alike: docket.alike.get(change.caseId) ?? [],
  };
  const inform = factsFor(office, change.after);
  for (const { fact, by } of change.events) {
    // Who wrote a note hears of it, also when a colleague placed it.
    const writer = fact.type === 'note_added' ? fact.author : by;
    const author = by.kind === 'staff' && 'address' in writer ? writer.address : null;
    // Who opens a mail does not ask for what the gate lets leave by itself.
    const asked = by.kind === 'staff' && fact.type !== 'complaint_registered';
    for (const reaction of reactionsTo(fact, context))
      carryOut(office, docket, change, { author, asked, reaction, filing, inform });
  }
}

/** What one word of the complainant brings about by itself. */
function settles({ type }: CaseEvent): boolean {
  return type === 'satisfaction_answered' || type === 'appointment_fixed';
}

/** `author`: who wrote or did it, not who filed it for them; `asked`: staff asked for what leaves. */
type Cause = {
  readonly author: string | null;
  readonly asked: boolean;
  readonly reaction: Reaction;
  readonly filing: Filing | null;
  readonly inform: () => KnownOfCase;
};

/** What every letter about a change is written from. */
type KnownOfCase = { readonly rules: CaseRules; readonly clocks: readonly RunningClock[] };

/** Most changes are told to nobody; those that are tell several of the same. */
function factsFor(office: Office, state: Case): () => KnownOfCase {
  let known: KnownOfCase | null = null;
  return () => {
    if (known !== null) return known;
    const rules = rulesFor(office, state.profile);
    known = { rules, clocks: clocksOf(state, rules) };
    return known;
  };
}

function carryOut(
  office: Office,
  docket: Docket,
  { caseId, after: state }: CaseChange,
  { author, asked, reaction, filing, inform }: Cause,
): void {
  const desk = deskFor(office, state.desk);
  const recipients = staffAmong(office, reaction, state, author);
  const facts = { state, ...inform(), recipients, copy: lastToThirdParty(docket, caseId) };
  const isToComplainant = reaction.to === 'complainant';
  const automatic = LETTERS[reaction.letter].automatic && !(isToComplainant && asked);
  // After `#no-reply` only what a person asks for is written to the complainant.
  if (isToComplainant && automatic && state.answersForbidden) return;
  const outside = outsideReader(office, reaction, state);
  const readers = isToComplainant
    ? complainantsSide(state)
    : outside === null
      ? recipients
      : [executorOf(outside)];
  const answers = answeredBy(reaction, filing);
  for (const reader of readers) {
    const setting = settingFor(office, desk, reader.language);
    const orders = reader.address === '' ? docket.paper : docket.letters;
    orders.push({
      desk,
      letter: reaction.letter,
      written: reaction.write(setting, facts, office.templates.render),
      to: reader,
      caseId,
      reference: state.reference,
      automatic,
      answers,
      invitation: reaction.invite?.(setting, facts),
      urgent: state.severity === 'urgent',
      ...(outside === null || outside.workOrder === null ? {} : { workOrder: outside.workOrder }),
    });
  }
}

/** Who outside reads it: with a work order, or because they go there and are no colleague. */
function outsideReader(
  { config }: Office,
  { to }: Reaction,
  { language }: Pick<Case, 'language'>,
): ThirdPartyReader | null {
  if (typeof to !== 'object') return null;
  if ('thirdParty' in to) return to;
  if (!('outsideComer' in to)) return null;
  const { outsideComer: thirdParty } = to;
  const isColleague = config.staff.some(({ address }) => address === thirdParty.address);
  return isColleague ? null : { thirdParty, language, workOrder: null };
}

/** A letter to the complainant never hangs below a mail of a colleague, which they must not learn of. */
function answeredBy({ to }: Reaction, filing: Filing | null): Filing | null {
  if (to === 'complainant') return filing?.fate.disposition === 'staff' ? null : filing;
  return to === 'author' ? filing : null;
}

/**
 * The name stands in the To field, so whoever forged the mail must not choose more of it than a greeting has. Without
 * an address, or where it was arranged so, the letter goes by post.
 */
function complainantsSide(state: Case) {
  const { address: known, name } = addresseeOf(state);
  const address = goesByPost(state) ? '' : known;
  return [{ address, name: greetedName(name) ?? '', language: state.language }];
}

/** A name that whoever orders the work typed; nobody outside chose it. */
function executorOf({ thirdParty: { address, name }, language }: ThirdPartyReader) {
  return { address, name, language };
}

/** The letter that was written to somebody outside just before, for the notice that tells of it. */
function lastToThirdParty({ letters }: Docket, caseId: number): string {
  const last = letters.at(-1);
  const isTheirs = last?.caseId === caseId && last.workOrder !== undefined;
  return isTheirs ? withoutMarkerLine(last.written.text) : '';
}

function staffAmong(
  office: Office,
  { to }: Reaction,
  state: Case,
  author: string | null,
): readonly StaffMember[] {
  const { staff } = office.config;
  if (to === 'complainant' || (typeof to === 'object' && ('thirdParty' in to || 'outsideComer' in to)))
    return [];
  if (to === 'author') return staff.filter(({ address }) => address === author);
  const contact = arrangementOf(state)?.contact?.address;
  const only = to === 'contact' ? staff.filter(({ address }) => address === contact) : [];
  if (only.length > 0) return only;
  if (to === 'handler' || to === 'contact')
    return handlersOf(office, state) ?? staffWith(office, ['coordinator']);
  if ('comer' in to) return staff.filter(({ address }) => address === to.comer);
  // Who did it knows it.
  if ('colleague' in to) return staff.filter(({ address }) => address === to.colleague && address !== author);
  const handling = to.roles.includes('handler') ? handlersOf(office, state) : null;
  if (handling === null) return staffWith(office, to.roles);
  const rest = to.roles.filter((role) => role !== 'handler');
  const others = rest.length === 0 ? [] : staffWith(office, rest);
  return staff.filter((member) => handling.includes(member) || others.includes(member));
}
