/** The standing address of a colleague, which counts for entering complaints only (DESIGN 3). */
import { beforeAll, expect, test } from 'vitest';
import { examineStaffProof } from '../../src/jobs/examine-staff-proof.ts';
import { sendContactCards, standingAddressOf } from '../../src/jobs/send-contact-cards.ts';
import { loadCase } from '../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from '../support/office.ts';
import { aComplaint, ELS, inAnswerTo, sentTo, staffMail, withColleagues } from '../support/staff-mails.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const desk = useDesk(withColleagues);
let card: LeftMail;
const cardAddress = () => card.mail.replyTo[0]?.address ?? '';
const els = () => desk.office.config.staff.filter(({ address }) => address === ELS);
const standing = async () => {
  const [member] = els();
  return member === undefined ? null : await standingAddressOf(desk.office, desk.office.db, member);
};
const PHONE =
  '#aanmelden telefoon\nvan: Anna de Wit, anna@example.net\nontvangen: vandaag\nDe dakkapel lekt.';

beforeAll(async () => {
  await aComplaint(desk);
  expect(await standing()).toBeNull();
  await sendContactCards(desk.office, els());
  card = sentTo(await desk.work(), ELS);
});

test('is the reply address of the card', async () => {
  expect(await standing()).toBe(cardAddress());
});

test('the line that the card asks for shows what the mails of its reader prove, and the address', async () => {
  await desk.deliver(staffMail('#help', { ...inAnswerTo(card), Subject: 'Re: kaart' }));
  const answer = sentTo(await desk.work(), ELS);
  expect(answer.mail.text).toContain(cardAddress());
  const [found] = await examineStaffProof(desk.office.db, desk.office.config);
  expect(found).toMatchObject({ state: 'proven', mails: 1 });
});

test('a year later a complaint is entered with it, without a question', async () => {
  desk.pass(365 * DAY_MS);
  await desk.deliver(staffMail(PHONE, { To: cardAddress(), Subject: 'Telefoon' }));
  const left = await desk.work();
  expect(left.filter(({ parcel }) => parcel.to === ELS)[0]?.mail.subject).toContain('OK C-1002-4');
  expect((await loadCase(desk.office.db, 1002))?.state.channel).toBe('phone');
});

test('it counts for nothing else', async () => {
  await desk.deliver(staffMail('#antwoord Dag.', { To: cardAddress(), Subject: 'C-1001-9' }));
  const answers = (await desk.work()).filter(({ parcel }) => parcel.to === ELS);
  expect(answers.some(({ mail }) => /#ja T-\d+-\d/.test(mail.text))).toBe(true);
});

test('after #rekey it is void, and a new card comes', async () => {
  const old = cardAddress();
  const notice = await aComplaint(desk, { Subject: 'Deur klemt', 'Message-ID': '<derde@example.net>' });
  desk.pass(60_000);
  await desk.deliver(staffMail('#nieuwe-sleutel', { ...inAnswerTo(notice), Subject: 'Sleutel' }));
  const left = await desk.work();
  const renewed = left.find(({ mail }) => mail.subject.includes('vaste adres'));
  expect(renewed?.mail.replyTo[0]?.address).toBe(await standing());
  await desk.deliver(staffMail(`${PHONE} Nog steeds.`, { To: old, Subject: 'Telefoon 2' }));
  const answers = (await desk.work()).filter(({ parcel }) => parcel.to === ELS);
  expect(answers.some(({ mail }) => /#ja T-\d+-\d/.test(mail.text))).toBe(true);
});
