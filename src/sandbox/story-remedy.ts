/**
 * The third part of the story: what was promised is carried out, the complainant is asked whether it is solved, forgets
 * to answer, is reminded, and closes the case with one word (step 3 of the procedure).
 */
import type { InboundMail } from '../mail/inbound-mail.ts';
import { PEOPLE } from './people.ts';
import { commands, expect, replies, type Stage } from './stage.ts';

const { complainant, handler } = PEOPLE;

const DONE = '#gereed de kitvoeg is vernieuwd en de muur is geschilderd';
const DAYS_OF_SILENCE = 8;

/** Plays from the repair to the closed case. @param agreed  a mail about the case that the handler has */
export async function playRemedy(stage: Stage, agreed: InboundMail): Promise<void> {
  const answer = await commands(stage, handler, agreed, 'gereed', DONE);
  expect(answer.subject.startsWith('OK'), 'the repair was recorded');
  const question = await stage.receive(complainant, 'the question whether it is solved');
  expect(question.text.includes('JA'), 'it can be answered with one word');
  stage.tell(`It is repaired: "#gereed". ${complainant.name} is asked: "${question.subject}".`);

  await stage.pass(DAYS_OF_SILENCE);
  const reminder = await stage.receive(complainant, 'the reminder of that question');
  stage.tell(
    `The story moves the time: ${DAYS_OF_SILENCE} days pass without a word, and she is reminded: "${reminder.subject}".`,
  );

  await replies(stage, complainant, reminder, 'tevreden', 'JA');
  const notice = await stage.receive(handler, 'the notice that it is solved');
  expect(notice.text.includes('opgelost'), 'the notice says that it is solved');
  const closed = await stage.receive(complainant, 'the letter that closes the case');
  stage.tell(`She answers "JA". The case is closed, and she has it in writing: "${closed.subject}".`);
}
