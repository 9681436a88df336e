/**
 * How long a colleague waits at an idle desk for the answer to a command: a text to the complainant, proven by the mail
 * server and the reply address, which is carried out and answered with the letter that goes out.
 */
import { rawMail } from '../support/raw-mail.ts';
import { COORDINATOR, TRUSTED_SERVER } from './daemon-child.ts';
import { latencyLine, startIdleDesk, UNCOUNTED } from './idle-desk.ts';
import type { Bench } from './place.ts';

export const COMMAND: Bench = {
  word: 'command',
  mails: 40,
  needs: 'dovecot',
  run: async (place, mails) => {
    const desk = await startIdleDesk(place);
    await desk.answer(rawMail({ From: 'Anna de Wit <anna@example.net>' }), COORDINATOR);
    const fromNotice: number[] = [];
    for (let mail = 1; mail <= UNCOUNTED + mails; mail += 1) {
      const times = await desk.answer(commandTo(desk.lastTo(COORDINATOR), mail), COORDINATOR);
      if (!/^Subject: OK /mu.test(desk.lastTo(COORDINATOR)))
        throw new Error(`command ${mail} was not carried out`);
      if (mail > UNCOUNTED) fromNotice.push(times.fromNotice);
    }
    await desk.stop();
    return [
      latencyLine('command: notice to answered, p50', fromNotice, 0.5),
      latencyLine('command: notice to answered, p95', fromNotice, 0.95, 'at most 100 ms'),
      latencyLine('command: notice to answered, max', fromNotice, 1),
    ];
  },
};

/** The reply to a mail of the desk, with a text that was not sent before. */
function commandTo(mail: string, count: number): string {
  const field = (name: string) =>
    new RegExp(`^${name}: (?:.*?<)?([^\\s<>]+@[^\\s<>]+)`, 'mu').exec(mail)?.[1] ?? '';
  return rawMail(
    {
      'Authentication-Results': `${TRUSTED_SERVER}; dmarc=pass header.from=example.net`,
      From: `Els de Boer <${COORDINATOR}>`,
      To: field('Reply-To'),
      Subject: 'Re: klacht',
      'In-Reply-To': `<${field('Message-ID')}>`,
    },
    `#antwoord Wij bellen u over bericht ${count}.`,
  );
}
