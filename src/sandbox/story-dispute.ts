/**
 * The last part of the story: another complaint, found unfounded, is objected to, looked at again by a second colleague,
 * and solved with a mediator (step 6 of the procedure).
 */
import type { InboundMail } from '../mail/inbound-mail.ts';
import { PEOPLE } from './people.ts';
import { commands, envelopeOf, expect, replies, type Stage } from './stage.ts';
import { writtenMail } from './story-mails.ts';

const { desk, objector, handler, colleague } = PEOPLE;

const COMPLAINT = `Goedemiddag,

Het schilderwerk aan de Maanlaan 7 bladdert na een jaar al af. Dat kan toch
niet de bedoeling zijn?

Bram Kuiper`;
const UNFOUNDED = '#ongegrond de verf heeft een normale slijtage na een jaar aan de zuidkant\n#verstuur';
const OBJECTION = '#bezwaar volgens hem is één laag verf gebruikt in plaats van twee';
const MEDIATION = [
  '#trede bemiddeling',
  'instantie: Bouwbemiddeling Midden',
  'uiterlijk: over 4 weken',
  'kosten: € 300',
  'betaalt: wij',
  'toestemming: ja',
].join('\n');
const RESULT = '#trede uitkomst akkoord: wij schilderen de zuidgevel opnieuw';
const AGREED = '#herstel wij schilderen de zuidgevel opnieuw\n#akkoord';
const DAYS_TO_THE_TALK = 15;

/** Plays a complaint that is not accepted, to the agreement with a mediator. */
export async function playDispute(stage: Stage): Promise<void> {
  const decision = await handlerFindsItUnfounded(stage);
  const objected = await complainantObjects(stage, decision);
  await mediatorHelps(stage, objected);
}

async function handlerFindsItUnfounded(stage: Stage): Promise<InboundMail> {
  const envelope = envelopeOf(stage, objector, desk.address, 'schilderwerk');
  await stage.send(objector, desk.address, writtenMail(envelope, 'Schilderwerk', COMPLAINT, null));
  await stage.receive(objector, 'the acknowledgement of the second complaint');
  const notice = await stage.receive(handler, 'the notice of the second complaint');
  const answer = await commands(stage, handler, notice, 'ongegrond-verstuurd', UNFOUNDED);
  expect(answer.subject.startsWith('OK'), 'the second decision was carried out');
  const decision = await stage.receive(objector, 'the decision that it is unfounded');
  expect(decision.text.includes('niet met u eens'), 'the letter says so kindly');
  stage.tell(
    `Another complaint: ${objector.name} writes about his paintwork. ${handler.name} finds it unfounded, with the grounds and his rights in the letter.`,
  );
  return decision;
}

/** What the two colleagues have after the objection. */
type Objected = { readonly answer: InboundMail; readonly reviewing: InboundMail };

async function complainantObjects(stage: Stage, decision: InboundMail): Promise<Objected> {
  await replies(stage, objector, decision, 'bezwaar', 'Bezwaar');
  const notice = await stage.receive(handler, 'the notice that he objects');
  const answer = await commands(stage, handler, notice, 'bezwaar-erkend', OBJECTION);
  expect(answer.text.includes(colleague.name), 'the answer names who looks again');
  const letter = await stage.receive(objector, 'the letter that somebody looks again');
  expect(letter.text.includes(colleague.name), 'he reads who that is');
  const reviewing = await stage.receive(colleague, 'the notice of the objection');
  stage.tell(
    `He answers "Bezwaar". Not ${handler.name}, who decided, but ${colleague.name} looks at it again; he reads by which day.`,
  );
  return { answer, reviewing };
}

async function mediatorHelps(stage: Stage, { answer, reviewing }: Objected): Promise<void> {
  const mediated = await commands(stage, handler, answer, 'bemiddeling', MEDIATION);
  expect(mediated.subject.startsWith('OK'), 'the next step of the dispute was recorded');
  const step = await stage.receive(objector, 'the letter about the mediator');
  expect(step.text.includes('Bouwbemiddeling Midden'), 'he reads who mediates');
  stage.tell(`Both sides want a mediator: "#trede bemiddeling". He reads who, when and what it costs.`);

  await stage.pass(DAYS_TO_THE_TALK);
  stage.tell(`The story moves the time: ${DAYS_TO_THE_TALK} days pass until they have talked.`);
  await stage.receive(colleague, 'the warning that half of the term for this step has passed');
  const result = await commands(stage, handler, mediated, 'uitkomst', RESULT);
  expect(result.subject.startsWith('OK'), 'what came of the talk was recorded');
  const asked = await commands(stage, colleague, reviewing, 'eens', AGREED);
  const [yes] = /#ja T-\d+-\d/.exec(asked.text) ?? [];
  expect(yes !== undefined, 'he is asked first, because his notice is older than what happened since');
  stage.tell(
    `${colleague.name} answers an old notice. He is told what ${handler.name} did since, and asked first: "${asked.subject}".`,
  );
  const agreed = await commands(stage, colleague, asked, 'ja', `${yes}`);
  expect(agreed.subject.startsWith('OK'), 'the agreement with the mediator was recorded');
  const letter = await stage.receive(objector, 'the agreement with the mediator');
  stage.tell(`They agree: the wall is painted again. He has it in writing: "${letter.subject}".`);
}
