/** A case as people read it: what it is, what runs, what was written, and everything that happened. */
import type { CasePoint } from '../case/case.ts';
import { arrangementOf, type Restriction } from '../case/contact.ts';
import type { Dispute, LegalHold } from '../case/dispute.ts';
import { type Inquiry, realInquiries } from '../case/inquiries.ts';
import { localStamp } from '../case/working-days.ts';
import type { Config } from '../config.ts';
import { writeSize } from '../letters/wording.ts';
import { type CategoryNames, categoryNames, withCategoryNames } from './category-names.ts';
import { describeLearning } from './describe-learning.ts';
import { describeProof } from './describe-proof.ts';
import { describeWork } from './describe-work.ts';
import type { Correspondence, Dossier } from './dossier.ts';
import { describeActor, describeEvent } from './event-words.ts';
import { type Field, layFields } from './layout.ts';
import { printable, printableLines, type Screen } from './screen.ts';
import { TASK_NAMES } from './task-words.ts';

/** The case as lines. */
export function describeDossier(dossier: Dossier, config: Config, screen: Screen): readonly string[] {
  const stamp = (at: Date): string => localStamp(at, config.timeZone);
  const names = categoryNames(config, dossier.desk);
  const heading = (text: string): readonly string[] => ['', screen.stress('bold', text)];
  const { points, clocks, promises, correspondence, events, tasks } = dossier;
  return [
    screen.stress('bold', `${dossier.reference}  ${printable(dossier.subject)}`),
    ...layFields(registerFields(dossier, stamp, names)),
    ...heading(points.length === 1 ? 'Point of complaint' : 'Points of complaint'),
    ...points.flatMap((point) => layFields([[`${point.number}.`, describePoint(point)]])),
    ...describeWork(dossier, heading),
    ...describeLearning(dossier, heading),
    ...heading('Terms'),
    ...layFields(clocks.map((clock) => [clock.clock, describeClock(clock, stamp)])),
    ...heading('Promises'),
    ...(promises.length === 0 ? ['  none'] : []),
    ...layFields(promises.map((promise) => [promise.kind, describePromise(promise, stamp)])),
    ...heading('Correspondence'),
    ...correspondence.flatMap((each, index) => [
      ...(index > 0 ? [''] : []),
      ...describeMail(each, stamp, screen),
    ]),
    ...heading('What happened'),
    ...layFields(
      events.map(({ seq, at, by, ...fact }) => [
        `${seq}. ${stamp(at)}`,
        `${describeActor(by)}: ${describeEvent(withCategoryNames(fact, names))}`,
      ]),
    ),
    ...heading('Waits for a person'),
    ...(tasks.length === 0 ? ['  nothing'] : []),
    ...layFields(
      tasks.map(({ task, since, mail }) => [
        TASK_NAMES[task],
        `since ${stamp(since)}${mail === null ? '' : `, mail ${mail}`}`,
      ]),
    ),
  ];
}

type Stamp = (at: Date) => string;

function registerFields(dossier: Dossier, stamp: Stamp, names: CategoryNames): readonly Field[] {
  const { complainant, acknowledgement, missing } = dossier;
  const acknowledged = {
    'not-yet': 'no',
    given: acknowledgement.state === 'given' ? `yes, on ${stamp(acknowledgement.at)}` : '',
    'not-delivered': 'no: the confirmation did not arrive',
  }[acknowledgement.state];
  return [
    ['Complainant', printable(`${complainant.name} <${complainant.address}>`)],
    ['Received', `${stamp(dossier.receivedAt)} (${dossier.channel})`],
    ['Registered', stamp(dossier.registeredAt)],
    ['Stage', dossier.stage],
    ['Handler', dossier.handler === null ? '' : printable(dossier.handler.name || dossier.handler.address)],
    ['Category', printable(names(dossier.category ?? ''))],
    ['Severity', dossier.severity],
    ['Decision due', dossier.decisionDue],
    ['Delivered', describeDelivery(dossier.delivery)],
    ['Acknowledged', acknowledged],
    ['Dispute', describeDispute(dossier.dispute)],
    ['Inquiries', realInquiries(dossier).map(describeInquiry)],
    ['Contact', describeContact(arrangementOf(dossier))],
    ['Deposit', describeDeposit(dossier.deposit)],
    ['Kept', dossier.legalHold === null ? '' : describeHold(dossier.legalHold, stamp)],
    ['Missing', missing.map(({ name, question }) => (question === null ? name : `${name}: ${question}`))],
    ['Desk', `${dossier.desk} (${dossier.profile}, ${dossier.language})`],
  ];
}

function describeDispute(dispute: Dispute | null): string {
  if (dispute === null) return '';
  const { rung, step, award } = dispute;
  const body = step === null || step.body === null ? '' : ` (${printable(step.body)})`;
  const until = step === null ? '' : ` until ${step.until}`;
  const ruled = award === null ? '' : `; ${printable(award.body)} ruled on ${award.on}`;
  return `${rung}${body}${until}${ruled}`;
}

function describeInquiry({ body, receivedAt, until, complex, answeredOn }: Inquiry): string {
  const due = `answer by ${until}${complex ? ' (complex)' : ''}`;
  const answered = answeredOn === null ? 'not answered' : `answered on ${answeredOn}`;
  return `${printable(body)}, asked on ${receivedAt.slice(0, 10)}: ${due}, ${answered}`;
}

function describeContact(contact: Restriction | null): string {
  if (contact === null) return '';
  const parts = [
    ...(contact.channel === null ? [] : [`only by ${contact.channel}`]),
    ...(contact.contact === null
      ? []
      : [`only with ${printable(contact.contact.name || contact.contact.address)}`]),
    ...(contact.monthly ? [`read once a month (${contact.unread} unread)`] : []),
  ];
  return `arrangement until ${contact.until}${parts.length === 0 ? '' : `: ${parts.join('; ')}`}`;
}

function describeDeposit(deposit: Dossier['deposit']): string {
  if (deposit === null) return '';
  const { answer } = deposit;
  return answer === null
    ? 'the buyer was told of it'
    : `${answer.keep} stays${answer.text === '' ? '' : `: ${printable(answer.text)}`}`;
}

function describeHold({ since, why, automatic }: LegalHold, stamp: Stamp): string {
  const reason = automatic ? 'because a body or the court decides' : printable(why);
  return `nothing is erased, since ${stamp(new Date(since))}: ${reason}`;
}

function describeDelivery(delivery: Dossier['delivery']): string {
  if (delivery === null) return '';
  const { on, until, within } = delivery;
  return within
    ? `${on}; complained of within three months (until ${until}): bears on the deposit`
    : `${on}; complained of after three months (until ${until}): falls under the guarantee`;
}

function describePoint({ text, finding, grounds, remedy }: CasePoint): readonly string[] {
  return [
    ...printableLines(text),
    ...(finding === null ? [] : [`finding: ${finding}${grounds === '' ? '' : `, ${printable(grounds)}`}`]),
    ...(remedy === null ? [] : [`remedy by ${remedy.by}: ${printable(remedy.text)}`]),
  ];
}

function describeClock(clock: Dossier['clocks'][number], stamp: Stamp): string {
  const state = clock.stopped === null ? clock.state : `stopped on ${stamp(clock.stopped)}`;
  return `due ${clock.due}, ${state} (${clock.meaning})`;
}

function describePromise(promise: Dossier['promises'][number], stamp: Stamp): string {
  const { about, due, firstDue, moves, settled, state } = promise;
  const earlier = moves > 0 ? `, moved from ${firstDue}` : '';
  const when = settled === null ? '' : ` on ${stamp(settled)}`;
  return `${about === '' ? '' : `${about}: `}by ${due}${earlier}: ${state}${when}`;
}

function describeMail(mail: Correspondence, stamp: Stamp, screen: Screen): readonly string[] {
  const lines = printableLines(mail.text);
  if (mail.direction === 'out') {
    const title = `${stamp(mail.at)}  out  ${mail.letter} to ${printable(mail.to)}: ${mail.status}`;
    const fields: readonly Field[] = [
      ['Subject', printable(mail.subject)],
      ['Sent', mail.sentAt === null ? '' : stamp(mail.sentAt)],
      ['Failure', printable(mail.failure ?? '')],
      // What staff were told repeats the mails around it.
      ['Text', mail.audience === 'staff' ? '' : lines],
    ];
    return [screen.stress('bold', `  ${title}`), ...layFields(fields, '    ')];
  }
  const from = printable(`${mail.from.name} <${mail.from.address}>`);
  // The copy of what the desk sent itself came in by the mailbox or an archive.
  const direction = mail.disposition === 'own' ? 'out' : mail.direction;
  const title = `${stamp(mail.at)}  ${direction}  ${from}: ${mail.disposition}, mail ${mail.mail}`;
  const fields: readonly Field[] = [
    ['Subject', printable(mail.subject)],
    ['Proof', mail.proof === null ? '' : describeProof(mail.proof)],
    ['Also sent to', mail.alsoTo.map(printable)],
    ['Text', lines],
    ['Papers', mail.attachments.flatMap(describeAttachment)],
  ];
  return [screen.stress('bold', `  ${title}`), ...layFields(fields, '    ')];
}

function describeAttachment({
  name,
  type,
  bytes,
  sha256,
}: {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string | null;
}): readonly string[] {
  return [
    `${printable(name)} (${printable(type)}, ${writeSize(bytes, 'en')}, ${bytes} bytes)`,
    `  SHA-256 ${sha256 ?? 'not known'}`,
  ];
}
