/**
 * A complaint that is not accepted (step 6): unfounded, objected to, looked at again by the other colleague, objected to
 * again, a mediator, an agreement, and work that is carried out because of it.
 */
import { describe, expect, test } from 'vitest';
import { watchClocks } from '../../src/jobs/watch-clocks.ts';
import { type LeftMail, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import {
  COMMITTEE,
  ELS,
  inAnswerTo,
  LEO,
  sentTo,
  staffMail,
  withColleagues,
  withCommittee,
} from '../support/staff-mails.ts';
import { openTranscript, type Transcript } from '../support/transcript.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ANNA = 'anna@example.net';

describe('a complaint that is not accepted', () => {
  const desk = useDesk(withColleagues);

  const by = (name: string, address: string, text: string, to: LeftMail) =>
    staffMail(text, {
      ...inAnswerTo(to),
      From: `${name} <${address}>`,
      Subject: `Re: ${to.mail.subject}`,
    });
  const els = (text: string, to: LeftMail) => by('Els de Boer', ELS, text, to);
  const leo = (text: string, to: LeftMail) => by('Leo Vos', LEO, text, to);
  const anna = (text: string, to: LeftMail) =>
    rawMail({ ...inAnswerTo(to), Subject: `Re: ${to.mail.subject}` }, text);

  async function letterLater({ later }: Transcript): Promise<LeftMail> {
    return sentTo(await later(11 * MINUTE), ANNA);
  }

  test('is looked at again by a colleague, and a mediator brings an agreement that is carried out', async () => {
    const story = openTranscript(desk, MINUTE);
    const complaint = 'Onze dakkapel lekt sinds de storm van vorige week. Kunt u dit oplossen?';
    const notice = sentTo(await story.mailIn(rawMail({ Subject: 'Dakkapel' }, complaint)), ELS);
    await story.mailIn(
      els('#ongegrond de kitvoeg is onderhoud, en dat is voor de bewoner\n#verstuur', notice),
    );
    const decision = await letterLater(story);
    const objection = await story.mailIn(
      anna('Ik ben het er niet mee eens. De kitvoeg is twee jaar oud.', decision),
    );
    const reviewing = await story.mailIn(
      els('#bezwaar zij vindt een kitvoeg van twee jaar geen onderhoud', sentTo(objection, ELS)),
    );
    expect(sentTo(reviewing, ELS).mail.text).toContain('Leo Vos');
    const refused = await story.mailIn(els('#gegrond toch wel', sentTo(reviewing, ELS)));
    expect(sentTo(refused, ELS).mail.subject).toContain('NIETS UITGEVOERD');
    expect(sentTo(refused, ELS).mail.text).toContain('Leo Vos');
    const confirmed = await letterLater(story);
    expect(confirmed.mail.text).toContain('Leo Vos');
    await story.mailIn(
      leo('#ongegrond de kit is acht jaar oud, dat staat op de factuur\n#verstuur', sentTo(reviewing, LEO)),
    );
    const again = await letterLater(story);
    expect(again.mail.text).toContain('Leo Vos deed dat');
    const second = await story.mailIn(anna('Bezwaar', again));
    const asked = await story.mailIn(leo('#bezwaar zij blijft het oneens', sentTo(second, LEO)));
    await letterLater(story);
    const incomplete = await story.mailIn(leo('#trede bemiddeling', sentTo(asked, LEO)));
    expect(sentTo(incomplete, LEO).mail.text).toContain('wie betaalt');
    const mediation = await story.mailIn(
      leo(
        '#trede bemiddeling\ninstantie: Bouwbemiddeling\nuiterlijk: 15 januari 2027\nkosten: € 300\nbetaalt: beide\ntoestemming: ja',
        sentTo(incomplete, LEO),
      ),
    );
    const step = await letterLater(story);
    expect(step.mail.text).toContain('Bouwbemiddeling');
    await story.later(20 * DAY);
    await story.mailIn(
      leo(
        '#trede uitkomst akkoord: wij delen de kosten\n#herstel wij vernieuwen de kitvoeg, u betaalt de helft, uiterlijk 29 januari 2027\n#akkoord',
        sentTo(mediation, LEO),
      ),
    );
    const agreed = await letterLater(story);
    expect(agreed.mail.text).toContain('vernieuwen de kitvoeg');
    await expect(story.text()).toMatchFileSnapshot('golden/dispute.txt');
  });
});

describe('a disputes body that asks about a complaint', () => {
  const desk = useDesk(withCommittee);

  test('is answered within its term, of which staff are warned', async () => {
    const { mailIn } = openTranscript(desk, MINUTE);
    const complaint = 'Onze dakkapel lekt sinds de storm van vorige week. Kunt u dit oplossen?';
    sentTo(await mailIn(rawMail({ Subject: 'Dakkapel' }, complaint)), ELS);
    const question = 'Wat is uw standpunt in deze zaak?';
    const asked = sentTo(
      await mailIn(rawMail({ From: COMMITTEE, To: 'klachten@example.org', Subject: 'C-1001-9' }, question)),
      ELS,
    );
    expect(asked.mail.subject).toBe('C-1001-9: bericht van Geschillencommissie Verbouwingen');
    expect(asked.mail.text).toContain('uiterlijk dinsdag 15 december 2026');
    const days = async (count: number) => {
      desk.pass(count * DAY);
      await watchClocks(desk.office, new AbortController().signal);
      return await desk.work();
    };
    const warned = await days(24);
    const subjects = warned.map(({ mail }) => mail.subject);
    expect(subjects).toContainEqual(
      expect.stringContaining('Het antwoord aan Geschillencommissie Verbouwingen: uiterlijk dinsdag 15'),
    );
    const done = await mailIn(staffMail('#navraag beantwoord', inAnswerTo(asked)));
    expect(sentTo(done, ELS).mail.text).toContain('Beantwoord: Geschillencommissie Verbouwingen');
    const status = await mailIn(staffMail('#status', inAnswerTo(asked)));
    expect(sentTo(status, ELS).mail.text).toMatch(/beantwoord\s+op\s+vrijdag\s+11\s+december/);
    const silent = await days(7);
    expect(silent.filter(({ mail }) => mail.subject.includes('Geschillencommissie'))).toEqual([]);
  });
});
