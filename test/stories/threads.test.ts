/** Mails that find their case by a detour, or only nearly, and what staff hear of it (inbound.md E). */
import { describe, expect, test } from 'vitest';
import { tokenInMessageId } from '../../src/mail/reply-token.ts';
import { type LeftMail, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const textOf = (left: readonly LeftMail[], subject: string) =>
  left.find(({ mail }) => mail.subject.startsWith(subject))?.mail.text ?? '';

describe('letters about two cases of one person', () => {
  const desk = useDesk();
  let roof: LeftMail | undefined;
  let door: LeftMail | undefined;

  test('are there', async () => {
    await desk.deliver(rawMail());
    [roof] = await desk.work();
    desk.pass(1_000);
    await desk.deliver(rawMail({ Subject: 'Voordeur' }, 'De voordeur klemt.'));
    [door] = await desk.work();
    expect(door?.mail.subject).toContain('C-1002-4');
  });

  test('quoted in HTML are found by their hidden token, though nothing else points at the case', async () => {
    const token = tokenInMessageId(roof?.mail.messageId ?? '') ?? '';
    const quoted = `<p>Wanneer komt u?</p><blockquote type="cite">Uw klacht<div style="display:none">${token}</div></blockquote>`;
    const html = { 'Content-Type': 'text/html; charset=utf-8' };
    await desk.deliver(rawMail({ ...html, Subject: 'Vraag' }, quoted));
    expect(textOf(await desk.work(), 'C-1001-9')).toContain('Wanneer komt u?');
    await desk.deliver(rawMail({ ...html, From: 'Eve <eve@example.com>', Subject: 'Vraag' }, quoted));
    const left = await desk.work();
    expect(textOf(left, 'Nieuwe klacht C-1003')).toContain('Hoort misschien bij: C-1001-9');
  });

  test('that one mail answers together: the later one wins, and staff see that there are two', async () => {
    const fields = {
      To: roof?.mail.replyTo[0]?.address ?? '',
      'In-Reply-To': `<${door?.mail.messageId ?? ''}>`,
    };
    await desk.deliver(rawMail({ ...fields, Subject: 'Beide' }, 'Ik bedoel allebei.'));
    const notice = textOf(await desk.work(), 'C-1002-4');
    expect(notice).toContain('verwijst naar meer dan één');
  });

  test('that a neighbour forwards open a case of his own, which names the other', async () => {
    const forward = { From: 'Kim <kim@example.com>', References: `<${roof?.mail.messageId ?? ''}>` };
    await desk.deliver(rawMail({ ...forward, Subject: 'Fwd: uw klacht' }, 'Bij mij lekt het ook.'));
    expect(textOf(await desk.work(), 'Nieuwe klacht C-1004')).toContain('Hoort misschien bij: C-1001-9');
  });

  test('lend their Message-ID to nobody: a mail that takes it is a complaint like any other', async () => {
    const id = `<${roof?.mail.messageId ?? ''}>`;
    await desk.deliver(
      rawMail({ From: 'Lotte <lotte@example.net>', 'Message-ID': id }, 'Mijn raam is stuk.'),
    );
    expect(textOf(await desk.work(), 'Nieuwe klacht C-1005')).toContain('Mijn raam is stuk.');
  });
});
