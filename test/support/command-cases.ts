/**
 * Cases for command mails, each with a complainant of its own: the mails of Els about one, what they bring about, and
 * the letters that leave once their delay is over.
 */
import { findReferences, printReference } from '../../src/case/reference.ts';
import type { Config } from '../../src/config.ts';
import { loadEvents } from '../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from './office.ts';
import { type RawFields, rawMail } from './raw-mail.ts';
import type { Answer } from './staff-clients.ts';
import { ELS, inAnswerTo, staffMail, withColleagues } from './staff-mails.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Two colleagues of one first name. */
const JOSES = ['jose.alves@example.net', 'jose.braga@example.net'] as const;

function withJoses(config: Config): Config {
  const changed = withColleagues(config);
  const more = JOSES.map((address) => ({
    name: address === JOSES[0] ? 'José Alves' : 'José Braga',
    address,
    roles: ['handler'] as const,
    language: 'nl' as const,
  }));
  return {
    ...changed,
    staff: [...changed.staff, ...more],
    limits: { ...changed.limits, staffNoticesPerHour: 1000, staffAnswersPerHour: 1000 },
  };
}

/** The mails that left to an address. */
export function mailsTo(left: readonly LeftMail[], address: string): readonly LeftMail[] {
  return left.filter(({ parcel }) => parcel.to === address);
}

/** Gives the calling test file a desk, and cases on it. */
export function useCases() {
  const desk = useDesk(withJoses);
  let opened = 0;
  /** Opens one more than an hour after the last, so that no limit for an hour is met. */
  const openCase = async () => {
    opened += 1;
    const number = opened;
    const complainant = `klager${number}@woning${number}.example`;
    desk.pass(HOUR_MS + MINUTE_MS);
    await desk.deliver(rawMail({ From: `Anna de Wit <${complainant}>`, Subject: `Lekkage ${number}` }));
    const notice = (await desk.work()).find(({ parcel }) => parcel.to === ELS);
    if (notice === undefined) throw new Error('Els hears of every complaint');
    const caseId = findReferences(notice.mail.subject)[0] ?? 0;
    const before = (await loadEvents(desk.office.db, caseId)).length;
    let written = 0;
    const say = async ({ fields, body }: Answer, more: RawFields = {}, to: LeftMail = notice) => {
      written += 1;
      const id = `case-${number}-${written}@mail.example.net`;
      const header = { ...inAnswerTo(to), Subject: `Re: ${to.mail.subject}`, 'Message-ID': `<${id}>` };
      await desk.deliver(staffMail(body, { ...header, ...fields, ...more }));
      return desk.work();
    };
    const facts = async () => {
      const events = (await loadEvents(desk.office.db, caseId)).slice(before);
      return events.filter(({ by }) => by.kind === 'staff').map(({ fact }) => fact.type);
    };
    const letters = async () => {
      desk.pass(11 * MINUTE_MS);
      return mailsTo(await desk.work(), complainant);
    };
    return { notice, caseId, reference: printReference(caseId), complainant, say, facts, letters };
  };
  return { desk, openCase };
}
