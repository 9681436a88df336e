/**
 * What is asked of the judgement over a whole corpus, as a table: whom each row looks at, what counts as a
 * miss, and how many there may be. A miss is a sentence, so that `--list` can say what went wrong.
 */
import type { MailTrial } from '../../src/jobs/try-mail.ts';
import type { Disposition } from '../../src/mail/disposition.ts';
import type { Label } from './labels.ts';

/** A mail that was tried, and how long that took. */
export type Tried = { readonly label: Label; readonly trial: MailTrial; readonly ms: number };

/** What one row found: each question is right (null) or a miss, in words. */
export type Finding = { readonly path: string; readonly miss: string | null };

/** How much is enough: a share of the questions that must be right, or of those that may be misses. */
type Goal =
  | { readonly kind: 'right'; readonly atLeast: number }
  | { readonly kind: 'missed'; readonly atMost: number };

/** A row of the table. */
export type Check = {
  readonly name: string;
  readonly goal: Goal;
  /** The questions that this row puts to a mail; none when it does not concern it. */
  readonly look: (tried: Tried) => readonly (string | null)[];
};

/** Slowest a mail may be, in milliseconds. */
const SLOWEST_MS = 2_000;

const OPENED: readonly Disposition[] = ['complaint', 'correspondence'];

/** What a mail may become for each label. */
const FITS: Readonly<Record<NonNullable<Label['expect']['disposition']>, (found: Disposition) => boolean>> = {
  case: (found) => OPENED.includes(found),
  record: (found) => !OPENED.includes(found) && found !== 'staff' && found !== 'quarantine',
  hold: (found) => found === 'hold',
  case_or_hold: (found) => OPENED.includes(found) || found === 'hold',
};

const MACHINES = ['bounce', 'auto_reply', 'bulk_list'];

/** The rows, in the order in which they are printed. */
export const CHECKS: readonly Check[] = [
  { name: 'dispositions', goal: { kind: 'right', atLeast: 0.99 }, look: disposition },
  { name: 'bounces, automatic replies, lists opened', goal: { kind: 'missed', atMost: 0 }, look: opened },
  { name: 'bounces, automatic replies, lists answered', goal: { kind: 'missed', atMost: 0 }, look: answered },
  { name: 'others answered that never may be', goal: { kind: 'missed', atMost: 0 }, look: othersAnswered },
  { name: 'human mail muted or held', goal: { kind: 'missed', atMost: 0.01 }, look: humanMail },
  { name: 'subject and sender decoded', goal: { kind: 'right', atLeast: 0.99 }, look: decoded },
  { name: 'reply without what it quotes', goal: { kind: 'right', atLeast: 0.95 }, look: reply },
  { name: 'could not be read', goal: { kind: 'missed', atMost: 0 }, look: crash },
  { name: `slower than ${SLOWEST_MS / 1_000} s`, goal: { kind: 'missed', atMost: 0 }, look: slow },
];

/** Puts a row's questions to all mails. */
export function lookAt(check: Check, mails: readonly Tried[]): readonly Finding[] {
  return mails.flatMap((tried) => check.look(tried).map((miss) => ({ path: tried.label.path, miss })));
}

/** Whether a row holds. A row that asks nothing proves nothing, and does not hold. */
export function isReached({ goal }: Check, findings: readonly Finding[]): boolean {
  const missed = findings.filter(({ miss }) => miss !== null).length;
  if (findings.length === 0) return false;
  return goal.kind === 'right'
    ? findings.length - missed >= goal.atLeast * findings.length
    : missed <= goal.atMost * findings.length;
}

function disposition({ label, trial }: Tried): readonly (string | null)[] {
  const wanted = label.expect.disposition;
  if (wanted === undefined) return [];
  const found = trial.disposition;
  return [FITS[wanted](found) ? null : `${found} (${trial.rules.hit.join(' ')}), should be ${wanted}`];
}

function isMachine({ label }: Tried): boolean {
  return MACHINES.includes(label.kind);
}

/** Some lists are read by people, which their labels say. */
function opened(tried: Tried): readonly (string | null)[] {
  const { disposition: found } = tried.trial;
  if (!isMachine(tried) || tried.label.expect.disposition === 'case_or_hold') return [];
  return [OPENED.includes(found) ? `would be ${found}` : null];
}

function answered(tried: Tried): readonly (string | null)[] {
  return isMachine(tried) ? [describeAnswer(tried)] : [];
}

function othersAnswered(tried: Tried): readonly (string | null)[] {
  const isAsked = !isMachine(tried) && tried.label.expect.auto_reply === 'never';
  return isAsked ? [describeAnswer(tried)] : [];
}

function describeAnswer({ trial }: Tried): string | null {
  return trial.acknowledge.send ? 'would be answered' : null;
}

function humanMail({ label, trial }: Tried): readonly (string | null)[] {
  if (label.expect.disposition !== 'case') return [];
  if (!OPENED.includes(trial.disposition)) return [`would be ${trial.disposition}`];
  const isMuted = label.expect.auto_reply === 'may' && !trial.acknowledge.send && trial.thread.case === null;
  return [isMuted ? `would not be answered: ${trial.acknowledge.because.join(' ')}` : null];
}

/** Lines are folded at other places by different readers, which is no fault. */
function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function decoded({ label, trial }: Tried): readonly (string | null)[] {
  const { subject, subject_contains: part, from_email: address, from_name: name } = label.expect;
  const found = { subject: plain(trial.subject), address: trial.from?.address, name: trial.from?.name ?? '' };
  return [
    ...(subject === undefined ? [] : [differs('subject', found.subject, plain(subject))]),
    ...(part === undefined ? [] : [found.subject.includes(part) ? null : `subject lacks "${part}"`]),
    ...(address === undefined ? [] : [differs('address', found.address ?? '', address.toLowerCase())]),
    ...(name === undefined ? [] : [differs('name', plain(found.name), plain(name))]),
  ];
}

function differs(what: string, found: string, wanted: string): string | null {
  return found === wanted ? null : `${what} "${found}", should be "${wanted}"`;
}

function reply({ label, trial }: Tried): readonly (string | null)[] {
  const { reply_first_line: first, reply_contains: part, reply_excludes: quoted, match } = label.expect;
  if (first === undefined && part === undefined && quoted === undefined) return [];
  const text = trial.visibleText;
  const top = plain(text.trimStart().split('\n')[0] ?? '');
  const isTop = match === 'prefix' ? top.startsWith(plain(first ?? '')) : top === plain(first ?? top);
  if (!isTop) return [`begins with "${top}", should be "${first}"`];
  if (part !== undefined && !plain(text).includes(plain(part))) return [`lacks "${part}"`];
  if (quoted !== undefined && plain(text).includes(plain(quoted))) return [`still has "${quoted}"`];
  const header = first === undefined ? null : quotedHeader(text);
  return [header === null ? null : `still has the quoted header "${header}"`];
}

const WROTE =
  /^(?:On|Am|Le|Op|El|Il|Den|Em|W dniu)\b.*(?:wrote|schrieb|écrit|schreef|escribió|ha scritto|skrev|escreveu|napisał)\b.*$/mu;
const HEADER_BLOCK =
  /^[^\w\n]*(?:From|Von|De|Van|Da|Från|Fra|Od)\s?:.*\n(?:.*\n){0,2}[^\w\n]*(?:Sent|Date|Gesendet|Datum|Envoyé|Verzonden|Enviado|Inviato|Data|Skickat|Sendt|To|An|À|Aan)\s?:.*$/mu;
const DIVIDER =
  /^[^\w\n]*(?:Original Message|Ursprüngliche Nachricht|Oorspronkelijk bericht|Message d'origine)[^\w\n]*$/imu;

/** A line with which mail programs introduce what was written before. */
function quotedHeader(text: string): string | null {
  for (const sign of [WROTE, HEADER_BLOCK, DIVIDER]) {
    const found = sign.exec(text)?.[0].split('\n')[0];
    if (found !== undefined) return found;
  }
  return null;
}

function crash({ trial }: Tried): readonly (string | null)[] {
  return [trial.disposition === 'quarantine' ? trial.flags.join(' ') : null];
}

function slow({ ms }: Tried): readonly (string | null)[] {
  return [ms > SLOWEST_MS ? `${Math.round(ms)} ms` : null];
}
