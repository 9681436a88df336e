/**
 * Colleagues who work by mail, for stories of command mails: a desk whose mail server says who is proven, two persons
 * on the roster, a complaint that is there, and mails of colleagues as their programs write them.
 */
import type { Case } from '../../src/case/case.ts';
import type { Language } from '../../src/case/vocabulary.ts';
import { type Config, deskProfile } from '../../src/config.ts';
import type { Office } from '../../src/jobs/office.ts';
import type { StaffMail } from '../../src/jobs/staff/staff-mail.ts';
import { dispose, emptyKnown } from '../../src/mail/dispose.ts';
import { loadCase } from '../../src/shell/db/case-store.ts';
import { aMail, NOW } from './mails.ts';
import type { LeftMail, TestDesk } from './office.ts';
import { type RawFields, rawMail } from './raw-mail.ts';

/** Handler and coordinator. */
export const ELS = 'els.de.boer@example.net';
/** Handler and manager. */
export const LEO = 'leo.vos@example.net';

/** Els and Leo, and a mail server that says who is proven. */
export function withColleagues(config: Config): Config {
  const [els] = config.staff;
  if (els === undefined) throw new Error('the example has one person');
  return {
    ...config,
    staff: [
      { ...els, roles: ['handler', 'coordinator'] },
      { name: 'Leo Vos', address: LEO, roles: ['handler', 'manager'], language: 'nl' },
    ],
    desks: config.desks.map((desk) => ({ ...desk, trustedAuthServ: 'mx.example.org' })),
  };
}

/** Where the committee of `withCommittee` writes from. */
export const COMMITTEE = 'zaken@commissie.example';

/** The same, at a desk of whose cases a disputes body asks, with the term of the law for our answer. */
export function withCommittee(config: Config): Config {
  const body: Config['disputes']['bodies'][number] = {
    name: 'Geschillencommissie Verbouwingen',
    kind: 'committee',
    address: COMMITTEE,
    contact: '070 123 45 67',
    terms: { nl: 'Binnen een jaar.', en: 'Within a year.' },
    fee: null,
    affiliated: true,
    checkedOn: '2026-11-01',
  };
  return { ...withColleagues(config), disputes: { bodies: [body], inquiriesFrom: '2026-11-17' } };
}

/** The same, who all read and write one language, at desks of that language. */
export function inLanguage(language: Language): (config: Config) => Config {
  return (config) => {
    const changed = withColleagues(config);
    return {
      ...changed,
      staff: changed.staff.map((member) => ({ ...member, language })),
      desks: changed.desks.map((each) => ({ ...each, language })),
    };
  };
}

/** What the mail server of the desk writes above a mail that really comes from example.net. */
const PROVEN = 'mx.example.org; dmarc=pass header.from=example.net';

/** A mail of a colleague, proven unless the fields say otherwise. */
export function staffMail(text: string, fields: RawFields = {}): string {
  return rawMail(
    {
      'Authentication-Results': PROVEN,
      From: `Els de Boer <${ELS}>`,
      Subject: 'Re: Nieuwe klacht C-1001-9: Lekkage dakkapel',
      ...fields,
    },
    text,
  );
}

/** What a mail of Leo has instead. */
export const FROM_LEO = { From: `Leo Vos <${LEO}>` };

/** A complaint by telephone, as a colleague writes it down. */
export const A_CALL = [
  '#aanmelden telefoon',
  'van: Maria Smit, maria.smit@example.com, 06-12345678',
  'ontvangen: 13 november 2026',
  'De monteur kwam drie keer niet opdagen. De ketel doet het nog steeds niet.',
];

/** A colleague writes to the desk, and everything that is due is done. @returns what left */
export async function write(
  desk: TestDesk,
  text: string,
  fields: RawFields = {},
): Promise<readonly LeftMail[]> {
  await desk.deliver(staffMail(text, fields));
  return desk.work();
}

/** How a case stands; the first of the register unless another is named. */
export async function stateOf(desk: TestDesk, caseId = 1001): Promise<Case | undefined> {
  return (await loadCase(desk.office.db, caseId))?.state;
}

/** The fields of an answer to a mail of ours, by its reply address. */
export function inAnswerTo({ mail }: LeftMail): RawFields {
  return { To: mail.replyTo[0]?.address ?? '', 'In-Reply-To': `<${mail.messageId}>` };
}

/** What a colleague answers to a mail of ours, under its subject. */
export function replyTo(text: string, notice: LeftMail, fields: RawFields = {}): string {
  return staffMail(text, { ...inAnswerTo(notice), Subject: `Re: ${notice.mail.subject}`, ...fields });
}

/** The mail that left to an address, the first of them. */
export function sentTo(left: readonly LeftMail[], address: string): LeftMail {
  const found = left.find(({ parcel }) => parcel.to === address);
  if (found === undefined) throw new Error(`nothing left to ${address}`);
  return found;
}

/** Anna's complaint, C-1001-9 where it is the first; gives the notice that Els got of it. */
export async function aComplaint(desk: TestDesk, fields: RawFields = {}): Promise<LeftMail> {
  await desk.deliver(rawMail(fields));
  return sentTo(await desk.work(), ELS);
}

/** The number of the transaction that a mail of ours names first. */
export function numberIn({ mail }: LeftMail): string {
  const number = /T-\d+-\d/.exec(mail.text)?.[0];
  if (number === undefined) throw new Error('the mail names no transaction');
  return number;
}

/** What came of the mails of colleagues so far, in their order. */
export async function statusesOf(desk: TestDesk): Promise<readonly string[]> {
  const rows = await desk.office.db.selectFrom('staff_transactions').select('status').orderBy('id').execute();
  return rows.map(({ status }) => status);
}

/** A mail of Els that says nothing, as a job has it, for what only asks who wrote it. */
export function aStaffMail({ config }: Office): StaffMail {
  const [member] = config.staff;
  const [desk] = config.desks;
  if (member === undefined || desk === undefined) throw new Error('the example has a desk and a person');
  const mail = aMail({ from: member.address });
  const claimed = {
    id: 1,
    desk: desk.name,
    receivedAt: NOW,
    shortened: false,
    imported: false,
    attempt: 1,
    signatureCheck: null,
    bytes: Buffer.from(''),
  };
  const fate = dispose(mail, deskProfile(config, desk), emptyKnown(), NOW, NOW);
  return {
    filing: { claimed, mail, fate, desk, at: NOW },
    member,
    byStranger: false,
    standing: { member, locked: false, proven: true, source: 'boundary', tokens: [] },
    transaction: 1,
    answered: [],
    digest: null,
    reading: { ok: false, problems: [], original: '' },
    scope: { ok: true, caseIds: [] },
    named: null,
  };
}
