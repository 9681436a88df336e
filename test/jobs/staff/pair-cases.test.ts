/** Two complaints that are one, and one that is two (domain.md 2.6, "Duplicate / merge" and "Several complaints in one mail"). */
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeAttachment } from '../../../src/shell/decode-attachment.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import { rawMail } from '../../support/raw-mail.ts';
import {
  aComplaint,
  ELS,
  inAnswerTo,
  LEO,
  numberIn,
  sentTo,
  stateOf,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const DELAY_MS = 11 * 60_000;
const AGAIN = { Subject: 'Dakkapel nog steeds lek', 'Message-ID': '<tweede@example.org>' };
const plain = (notice: LeftMail) => ({ ...inAnswerTo(notice), Subject: 'Re' });

describe('two complaints of one person that are the same', () => {
  const desk = useDesk(withColleagues);
  let first: LeftMail;
  let second: LeftMail;
  let acknowledgement: LeftMail;
  let answer: LeftMail;
  beforeAll(async () => {
    first = await aComplaint(desk);
    desk.pass(60_000);
    await desk.deliver(rawMail(AGAIN, 'Er komt nu ook water langs het raam.'));
    const left = await desk.work();
    second = sentTo(left, ELS);
    acknowledgement =
      left.find(({ mail }) => mail.subject.includes('C-1002') && mail.to[0]?.address !== ELS) ?? second;
    answer = sentTo(await write(desk, '#samenvoegen C-1001-9', plain(second)), ELS);
  });

  test('go on as one, with all points and the earliest day of receipt', async () => {
    const ended = await stateOf(desk, 1002);
    expect(ended).toMatchObject({ stage: 'closed', mergedInto: 'C-1001-9', closing: { reason: 'merged' } });
    const stays = await stateOf(desk, 1001);
    expect(stays?.absorbed).toEqual(['C-1002-4']);
    expect(stays?.points.map(({ number }) => number)).toEqual([1, 2]);
    expect(answer.mail.subject).toContain('C-1001-9');
  });

  test('leave the complainant alone who never wrote under the other number', async () => {
    desk.pass(DELAY_MS);
    expect(await desk.work()).toEqual([]);
  });

  test('take what the complainant answers to the old number', async () => {
    const to = acknowledgement.mail.replyTo[0]?.address ?? '';
    await desk.deliver(
      rawMail({ To: to, Subject: 'Re: C-1002-4', 'Message-ID': '<derde@example.org>' }, 'Het wordt erger.'),
    );
    await desk.work();
    expect((await stateOf(desk, 1001))?.correspondenceCount).toBe(1);
    expect((await stateOf(desk, 1002))?.correspondenceCount).toBe(0);
  });

  test('take what colleagues answer to the old notice', async () => {
    await write(desk, '#label +dak', { ...inAnswerTo(second), Subject: 'Re: C-1002-4' });
    expect((await stateOf(desk, 1001))?.tags).toEqual(['dak']);
  });

  test('are two again after an undo', async () => {
    const { mail } = sentTo(await write(desk, `#undo ${numberIn(answer)}`, plain(answer)), ELS);
    expect(mail.subject).toContain('C-1002-4');
    expect(await stateOf(desk, 1002)).toMatchObject({ mergedInto: null, stage: 'received' });
    expect((await stateOf(desk, 1001))?.absorbed).toEqual([]);
  });

  test('are kept apart from a first notice that is still answered', async () => {
    await write(desk, 'Zij belde.', plain(first));
    expect((await stateOf(desk, 1001))?.noteCount).toBe(1);
  });
});

describe('a complaint under a number that the complainant used', () => {
  const desk = useDesk(withColleagues);

  test('ends with one letter that names the number that stays', async () => {
    await aComplaint(desk);
    await desk.deliver(rawMail(AGAIN, 'Er komt nu ook water langs het raam.'));
    const left = await desk.work();
    const second = sentTo(left, ELS);
    const acknowledged = left.find(({ parcel }) => parcel.to !== ELS);
    await desk.deliver(
      rawMail(
        {
          To: acknowledged?.mail.replyTo[0]?.address ?? '',
          Subject: 'Re: C-1002-4',
          'Message-ID': '<vierde@example.org>',
        },
        'Met foto.',
      ),
    );
    await desk.work();
    await write(desk, '#samenvoegen C-1001-9', plain(second));
    desk.pass(DELAY_MS);
    const [letter] = await desk.work();
    expect(letter?.mail.subject).toContain('C-1001-9');
    expect(letter?.mail.text).toContain('C-1002-4');
  });
});

describe('a visit of the complaint that ends', () => {
  const desk = useDesk(withColleagues);
  const inviteOf = ({ parcel, mail }: LeftMail) => {
    const part = mail.attachments.find(({ name }) => name === 'invite.ics');
    return part === undefined ? '' : Buffer.from(decodeAttachment(parcel.bytes, part)).toString();
  };

  test('goes on in the one that stays: no cancellation, one letter, and the calendars follow', async () => {
    await aComplaint(desk);
    await desk.deliver(rawMail(AGAIN, 'Er komt nu ook water langs het raam.'));
    const second = sentTo(await desk.work(), ELS);
    await write(desk, '#bezoek 25 november 14:00 Leo', plain(second));
    desk.pass(DELAY_MS);
    const planned = sentTo(await desk.work(), 'anna@example.net');
    expect(planned.mail.subject).toContain('C-1002-4');
    const left = await write(desk, '#samenvoegen C-1001-9', plain(second));
    expect(sentTo(left, ELS).mail.text).toContain('Het bezoek gaat daar door: woensdag 25 november');
    desk.pass(DELAY_MS);
    const later = await desk.work();
    const letter = sentTo(later, 'anna@example.net');
    expect(later.map(({ parcel }) => parcel.to).toSorted()).toEqual(['anna@example.net', LEO]);
    expect(later.every((each) => inviteOf(each).includes('SEQUENCE:1'))).toBe(true);
    expect(letter.mail.subject).toBe('Wij behandelen uw berichten samen (C-1001-9)');
    expect(letter.mail.text).toContain('Wij komen zoals afgesproken: woensdag 25 november');
    expect((await stateOf(desk, 1001))?.visit).toMatchObject({ day: '2026-11-25', knownAs: 'C-1002-4' });
    const back = await write(desk, '#ontkoppel C-1002-4', plain(sentTo(left, ELS)));
    expect(sentTo(back, ELS).mail.subject).toMatch(/^OK /);
    desk.pass(DELAY_MS);
    expect(sentTo(await desk.work(), 'anna@example.net').mail.subject).toContain('C-1002-4');
    expect((await stateOf(desk, 1002))?.visit).toMatchObject({ cancelled: false, sequence: 2 });
  });
});

describe('complaints of two people', () => {
  const desk = useDesk(withColleagues);

  test('are never merged', async () => {
    await aComplaint(desk);
    const other = { ...AGAIN, From: 'Harm Visser <harm@example.com>' };
    await desk.deliver(rawMail(other, 'Bij mij lekt het ook.'));
    const notice = sentTo(await desk.work(), ELS);
    const { mail } = sentTo(await write(desk, '#samenvoegen C-1001-9', plain(notice)), ELS);
    expect(mail.text).toContain('verschillende mensen');
    expect((await stateOf(desk, 1002))?.mergedInto).toBeNull();
  });
});

describe('a part of a complaint that is something else', () => {
  const desk = useDesk(withColleagues);
  let answer: LeftMail;
  beforeAll(async () => {
    const notice = await aComplaint(desk);
    answer = sentTo(await write(desk, '#splits De factuur van maart klopt niet.', plain(notice)), ELS);
  });

  test('becomes a case of its own, received on the same day', async () => {
    const [old, added] = [await stateOf(desk, 1001), await stateOf(desk, 1002)];
    expect(added?.points.map(({ text }) => text)).toEqual(['De factuur van maart klopt niet.']);
    expect(added?.receivedAt).toEqual(old?.receivedAt);
    expect(added?.linked).toEqual([{ other: 'C-1001-9', how: 'split-from' }]);
    expect(old?.linked).toEqual([{ other: 'C-1002-4', how: 'split-into' }]);
    expect(answer.mail.text).toContain('C-1002-4');
  });

  test('is told to the complainant in one letter with both numbers', async () => {
    desk.pass(DELAY_MS);
    const left = await desk.work();
    expect(left.map(({ mail }) => /C-1001-9/.test(mail.text) && /C-1002-4/.test(mail.text))).toEqual([true]);
  });
});
