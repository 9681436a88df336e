/** Step 1 of the procedure as mails in and mails out, compared with a transcript that people can read. */
import { expect, test } from 'vitest';
import { useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { openTranscript } from '../support/transcript.ts';

const MINUTE = 60_000;

const desk = useDesk((config) => ({
  ...config,
  desks: config.desks.map((each) => ({
    ...each,
    needs: [
      {
        name: 'address',
        question: { nl: 'Op welk adres is het werk gedaan?', en: 'At which address was the work done?' },
        found: { by: 'pattern', pattern: /straat\s+\d+/iu },
      },
    ],
  })),
}));

test('a complaint is registered and acknowledged, the answer is ticked off, a note stays inside', async () => {
  const { mailIn, text } = openTranscript(desk, 10 * MINUTE);
  const [acknowledgement] = await mailIn(rawMail());
  const toCase = acknowledgement?.mail.replyTo[0]?.address ?? '';
  const [notice] = await mailIn(rawMail({ To: toCase, Subject: 'Re: uw vraag' }, 'Zonstraat 12 in Utrecht.'));
  const toNotice = notice?.mail.replyTo[0]?.address ?? '';
  const els = 'Els de Boer <els.de.boer@example.net>';
  await mailIn(rawMail({ From: els, To: toNotice, Subject: 'Re: notitie' }, 'Dit was de ploeg van Henk.'));
  await mailIn(
    rawMail({ To: toCase, 'Auto-Submitted': 'auto-replied', Subject: 'Afwezig' }, 'Ik ben er niet.'),
  );
  await expect(text()).toMatchFileSnapshot('golden/receipt.txt');
});
