/** Step 1 of the procedure as mails in and mails out, compared with a transcript that people can read. */
import { expect, test } from 'vitest';
import { type LeftMail, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

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
  const transcript: string[] = [];
  const mailIn = async (raw: string): Promise<readonly LeftMail[]> => {
    transcript.push(`>>> IN ${desk.office.now().toISOString()}\n${headOf(raw)}`);
    await desk.deliver(raw);
    const left = await desk.work();
    transcript.push(...left.map(printed));
    if (left.length === 0) transcript.push('<<< nothing leaves');
    desk.pass(10 * MINUTE);
    return left;
  };
  const [acknowledgement] = await mailIn(rawMail());
  const toCase = acknowledgement?.mail.replyTo[0]?.address ?? '';
  const [notice] = await mailIn(rawMail({ To: toCase, Subject: 'Re: uw vraag' }, 'Zonstraat 12 in Utrecht.'));
  const toNotice = notice?.mail.replyTo[0]?.address ?? '';
  const els = 'Els de Boer <els.de.boer@example.net>';
  await mailIn(rawMail({ From: els, To: toNotice, Subject: 'Re: notitie' }, 'Dit was de ploeg van Henk.'));
  await mailIn(
    rawMail({ To: toCase, 'Auto-Submitted': 'auto-replied', Subject: 'Afwezig' }, 'Ik ben er niet.'),
  );
  await expect(withoutTokens(transcript.join('\n\n'))).toMatchFileSnapshot('golden/receipt.txt');
});

function headOf(raw: string): string {
  const [head = '', text = ''] = raw.split('\r\n\r\n');
  const shown = head.split('\r\n').filter((line) => /^(From|To|Subject|Auto-Submitted):/.test(line));
  return [...shown, '', text.trim()].join('\n');
}

function printed({ parcel, mail }: LeftMail): string {
  return `<<< OUT to ${parcel.to}\nSubject: ${mail.subject}\n\n${mail.text.trim()}`;
}

/** The key that signs differs from run to run; whether a token stands there does not. */
function withoutTokens(text: string): string {
  return text.replace(/\+([xsb])\d+k\d+-[a-z2-7]{20}/g, '+$1TOKEN');
}
