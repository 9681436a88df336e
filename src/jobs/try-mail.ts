/**
 * What would happen to a mail, without writing anything (DESIGN §5): the same reading and the same judgement
 * as the daemon, on an empty register and as if the mail arrived now. It never fails: what cannot be read or
 * judged is `quarantine`, with the reason in `flags`.
 */
import type { Language, Person } from '../case/vocabulary.ts';
import type { DeskProfile } from '../mail/desk-profile.ts';
import { dispose, emptyKnown } from '../mail/dispose.ts';
import type { AnswerGate, Disposition, EvidenceKind, Fate } from '../mail/disposition.ts';
import type { InboundMail } from '../mail/inbound-mail.ts';
import { NOTHING_PROVEN, type SenderProof } from '../mail/sender-proof.ts';
import { faultReason, type Parsed } from '../shell/parse-guarded.ts';

/** One line of `redress try --json`, with its keys in the order of DESIGN §5. */
export type MailTrial = {
  readonly file: string;
  readonly disposition: Disposition;
  readonly acknowledge: AnswerGate;
  readonly from: Person | null;
  readonly subject: string;
  readonly language: Language;
  /** `case` is a reference. */
  readonly thread: {
    readonly case: string | null;
    readonly evidence: readonly { readonly kind: EvidenceKind; readonly case: string }[];
  };
  readonly visibleText: string;
  /** Characters of the whole text, quoted history included. */
  readonly fullTextLength: number;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly bytes: number }[];
  readonly rules: Fate['rules'];
  readonly flags: readonly string[];
  /** What proves who sent it; signatures are not checked here, because keys of old mail are gone. */
  readonly proof: SenderProof;
};

/** A mail to be tried; `isCut` when it is over the size limit and only its beginning was read. */
export type TrialMail = { readonly file: string; readonly bytes: Uint8Array; readonly isCut: boolean };

export type TrialSetting = {
  readonly desk: DeskProfile;
  readonly parse: (raw: Uint8Array) => Promise<Parsed>;
  /** Taken as the moment at which the mail arrived and at which it is processed. */
  readonly at: Date;
};

/** Tries one mail. Never rejects. */
export async function tryMail(mail: TrialMail, setting: TrialSetting): Promise<MailTrial> {
  const parsed = await setting.parse(mail.bytes);
  const trial = parsed.ok
    ? judged(mail.file, parsed.mail, setting)
    : unreadable(mail.file, parsed.reason, setting.desk);
  return mail.isCut ? { ...trial, flags: [...trial.flags, 'too-large'] } : trial;
}

function judged(file: string, mail: InboundMail, { desk, at }: TrialSetting): MailTrial {
  try {
    return trialOf(file, mail, dispose(mail, desk, emptyKnown(), at, at));
  } catch (fault) {
    return unreadable(file, faultReason(fault), desk);
  }
}

function trialOf(file: string, mail: InboundMail, fate: Fate): MailTrial {
  const { author, thread } = fate;
  const joined = thread.evidence.find(({ caseId }) => caseId === thread.caseId);
  const [from] = mail.from;
  return {
    file,
    disposition: fate.disposition,
    acknowledge: { send: fate.acknowledge.send, because: fate.acknowledge.because },
    from: personOf(author ?? from ?? null),
    subject: mail.subject,
    language: fate.language,
    thread: {
      case: joined?.reference ?? null,
      evidence: thread.evidence.map(({ kind, reference }) => ({ kind, case: reference })),
    },
    visibleText: mail.visibleText,
    fullTextLength: mail.text.length,
    attachments: mail.attachments.map(({ name, type, bytes }) => ({ name, type, bytes })),
    rules: { hit: fate.rules.hit, missed: fate.rules.missed },
    flags: fate.flags,
    proof: fate.proof,
  };
}

/** Nobody when the mail gives neither address nor name. */
function personOf(person: Person | null): Person | null {
  if (person === null || (person.address === '' && person.name === '')) return null;
  return { address: person.address, name: person.name };
}

function unreadable(file: string, reason: string, desk: DeskProfile): MailTrial {
  return {
    file,
    disposition: 'quarantine',
    acknowledge: { send: false, because: ['not-human'] },
    from: null,
    subject: '',
    language: desk.language,
    thread: { case: null, evidence: [] },
    visibleText: '',
    fullTextLength: 0,
    attachments: [],
    rules: { hit: [], missed: [] },
    flags: [reason],
    proof: NOTHING_PROVEN,
  };
}
