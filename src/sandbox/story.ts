/**
 * The story that the sandbox plays by real mail: people write, the daemon answers, and every step is checked
 * against what must be true then. One complaint goes from receipt (step 1) to the closed case, another is disputed,
 * and a manager reads what a year of complaints comes down to (steps 4 and 5).
 */
import type { InboundMail } from '../mail/inbound-mail.ts';
import { PEOPLE } from './people.ts';
import { makePhoto } from './photo.ts';
import { envelopeOf, expect, referenceOf, type Stage } from './stage.ts';
import { playAnalysis } from './story-analysis.ts';
import { playAssessment } from './story-assessment.ts';
import { playDispute } from './story-dispute.ts';
import { outOfOffice, replyTo, writtenMail } from './story-mails.ts';
import { playRemedy } from './story-remedy.ts';

const { desk, complainant, handler } = PEOPLE;

const COMPLAINT = `Geachte heer, mevrouw,

Sinds de storm van vorige week lekt het bij onze nieuwe dakkapel. Onder het
raam staat een bruine vlek op de muur die elke dag groter wordt. Uw monteur
zou bellen, maar wij hebben niets meer gehoord. Wij zijn dit echt beu.

Op de foto ziet u de vlek.

Anna de Wit`;
const ANSWER = `Het gaat om Zonstraat 12 in Utrecht.

Groet, Anna`;
const NOTE = 'Dit was het werk van de ploeg van Henk. Ik bel hem morgen.';
const HOLIDAY = 'Ik ben tot en met 6 december afwezig en lees mijn mail daarna.';

/** Plays the story to its end. @throws StoryError that says what was expected */
export async function playStory(stage: Stage): Promise<void> {
  const acknowledgement = await complaintArrives(stage);
  const notice = await complainantAnswers(stage, acknowledgement);
  await handlerWritesNote(stage, notice);
  await holidayReplyArrives(stage, acknowledgement);
  const agreed = await playAssessment(stage, notice);
  await playRemedy(stage, agreed);
  await playDispute(stage);
  await playAnalysis(stage);
}

async function complaintArrives(stage: Stage): Promise<InboundMail> {
  const envelope = envelopeOf(stage, complainant, desk.address, 'klacht');
  await stage.send(
    complainant,
    desk.address,
    writtenMail(envelope, 'Lekkage dakkapel', COMPLAINT, makePhoto()),
  );
  stage.tell(`${complainant.name} mails a complaint to ${desk.address}, with a photo.`);

  const acknowledgement = await stage.receive(complainant, 'the acknowledgement');
  const reference = referenceOf(acknowledgement);
  expect(acknowledgement.text.includes('welk adres'), 'the acknowledgement asks for the address');
  expect(!acknowledgement.text.includes('foto sturen'), 'it does not ask for the photo, which was there');
  stage.tell(
    `She has an acknowledgement: her number is ${reference}, the day of the decision, one question.`,
  );

  const notice = await stage.receive(handler, 'the notice of the new complaint');
  expect(notice.subject.includes(reference), 'the notice names the case');
  stage.tell(`${handler.name} has a notice: "${notice.subject}".`);
  return acknowledgement;
}

async function complainantAnswers(stage: Stage, acknowledgement: InboundMail): Promise<InboundMail> {
  const to = acknowledgement.replyTo[0]?.address ?? desk.address;
  expect(to.startsWith('klachten+'), 'the acknowledgement is answered to an address with a token');
  const envelope = envelopeOf(stage, complainant, to, 'antwoord');
  await stage.send(complainant, to, replyTo(envelope, acknowledgement, ANSWER));
  stage.tell(`${complainant.name} answers the question with a reply.`);

  const notice = await stage.receive(handler, 'the notice of her answer');
  expect(referenceOf(notice) === referenceOf(acknowledgement), 'her answer joined the case');
  expect(notice.text.includes('Zonstraat 12'), 'the notice shows her answer');
  stage.tell(`${handler.name} has a notice: the answer is on the case and the question is ticked off.`);
  return notice;
}

async function handlerWritesNote(stage: Stage, notice: InboundMail): Promise<void> {
  const to = notice.replyTo[0]?.address ?? desk.address;
  await stage.send(handler, to, replyTo(envelopeOf(stage, handler, to, 'notitie'), notice, NOTE));
  stage.tell(`${handler.name} replies to the notice with a thought about a colleague.`);

  const answer = await stage.receive(handler, 'the answer to the note');
  expect(answer.text.includes('Henk'), 'the answer shows the note');
  expect(!stage.hasUnread(complainant), 'nothing of the note reached the complainant');
  stage.tell(`It is an internal note, and the answer says so: "${answer.subject}".`);
}

async function holidayReplyArrives(stage: Stage, acknowledgement: InboundMail): Promise<void> {
  const to = acknowledgement.replyTo[0]?.address ?? desk.address;
  const envelope = envelopeOf(stage, complainant, to, 'afwezig');
  await stage.send(complainant, to, outOfOffice(envelope, acknowledgement, HOLIDAY));
  await stage.filed(4);
  expect(!stage.hasUnread(complainant) && !stage.hasUnread(handler), 'an automatic reply is never answered');
  stage.tell(
    `An out-of-office reply of ${complainant.name} arrives: it is kept on the case, and nobody answers it.`,
  );
}
