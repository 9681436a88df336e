/**
 * The second part of the story: a colleague works the case from a mail program (step 2 of the procedure), along the
 * path of the first day (DESIGN 6a). Mistakes are part of it: a mistyped command, and one that is taken back.
 */
import type { InboundMail } from '../mail/inbound-mail.ts';
import { PEOPLE } from './people.ts';
import { commands, expect, replies, type Stage } from './stage.ts';

const { complainant, handler } = PEOPLE;

const MISTYPED = '#gegrnd de kitvoeg is niet goed aangebracht';
const QUESTION = '#vraag Sinds wanneer ziet u de vlek op de muur?';
const ANSWER = 'Sinds de storm van 8 november.\n\nAnna';
const TOO_SOON = '#ongegrond de kitvoeg hoort bij het onderhoud door de bewoner';
const DECISION = [
  '#gegrond de kitvoeg onder het raam is niet goed aangebracht',
  '#herstel wij vernieuwen de kitvoeg en schilderen de muur',
  '#verstuur',
].join('\n');

/**
 * Plays from the first command to the agreement.
 * @param notice  a notice of the case that the handler has
 * @returns       the answer to her last command
 */
export async function playAssessment(stage: Stage, notice: InboundMail): Promise<InboundMail> {
  await handlerMistypes(stage, notice);
  await handlerAsks(stage, notice);
  const answered = await complainantAnswersQuestion(stage);
  const assessed = await handlerTakesBack(stage, answered);
  await handlerDecides(stage, assessed);
  return await complainantAgrees(stage);
}

async function handlerMistypes(stage: Stage, notice: InboundMail): Promise<void> {
  const answer = await commands(stage, handler, notice, 'tikfout', MISTYPED);
  expect(answer.subject.startsWith('NIETS UITGEVOERD'), 'the subject says that nothing was done');
  expect(answer.text.includes('gegrond'), 'the command that was meant is suggested');
  stage.tell(`${handler.name} mistypes a command. Nothing is done, and she is told: "${answer.subject}".`);
}

async function handlerAsks(stage: Stage, notice: InboundMail): Promise<void> {
  const answer = await commands(stage, handler, notice, 'vraag', QUESTION);
  expect(answer.subject.startsWith('OK'), 'the question was carried out');
  expect(answer.text.includes('Sinds wanneer'), 'the answer shows the exact mail');
  stage.tell(`She asks ${complainant.name} a question with "#vraag". The answer shows what goes out.`);
}

async function complainantAnswersQuestion(stage: Stage): Promise<InboundMail> {
  const question = await stage.receive(complainant, 'the question');
  expect(question.text.includes('Sinds wanneer ziet u de vlek'), 'the mail asks the question');
  await replies(stage, complainant, question, 'datum', ANSWER);
  const notice = await stage.receive(handler, 'the notice of the answer to the question');
  expect(notice.text.includes('storm van 8 november'), 'the notice shows the answer');
  stage.tell(`${complainant.name} has the question, replies, and ${handler.name} has her answer.`);
  return notice;
}

async function handlerTakesBack(stage: Stage, notice: InboundMail): Promise<InboundMail> {
  const assessed = await commands(stage, handler, notice, 'ongegrond', TOO_SOON);
  expect(assessed.subject.startsWith('OK'), 'the assessment was recorded');
  expect(!stage.hasUnread(complainant), 'no decision leaves before it is sent');
  const [transaction] = /T-\d+-\d/.exec(assessed.text) ?? [];
  expect(transaction !== undefined, 'the answer names what can be taken back');
  const undone = await commands(stage, handler, assessed, 'terug', `#ongedaan ${transaction}`);
  expect(!undone.subject.startsWith('NIETS'), 'it was taken back');
  stage.tell(`She judges too soon and takes it back: "${undone.subject}". Nobody outside noticed.`);
  return undone;
}

async function handlerDecides(stage: Stage, mail: InboundMail): Promise<void> {
  const answer = await commands(stage, handler, mail, 'beslissing', DECISION);
  expect(answer.subject.startsWith('OK'), 'the decision was carried out');
  stage.tell('She decides in one mail: "#gegrond", "#herstel", "#verstuur".');
}

async function complainantAgrees(stage: Stage): Promise<InboundMail> {
  const letter = await stage.receive(complainant, 'the decision');
  expect(letter.text.includes('kitvoeg'), 'the letter says what will be done');
  await replies(stage, complainant, letter, 'akkoord', 'Akkoord');
  const notice = await stage.receive(handler, 'the notice that she agrees');
  const answer = await commands(stage, handler, notice, 'akkoord-bevestigd', '#akkoord');
  expect(answer.subject.startsWith('OK'), 'the agreement was recorded');
  const agreed = await stage.receive(complainant, 'the agreement');
  stage.tell(
    `${complainant.name} answers "Akkoord"; ${handler.name} confirms it, and she has it in writing: "${agreed.subject}".`,
  );
  return answer;
}
