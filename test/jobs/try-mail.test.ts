import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MailTrial, tryMail } from '../../src/jobs/try-mail.ts';
import { NEUTRAL_DESK } from '../../src/mail/desk-profile.ts';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { aDesk, aMail } from '../support/mails.ts';

const AT = new Date('2026-11-17T10:00:00Z');

const setting = {
  desk: NEUTRAL_DESK,
  parse: async (raw: Uint8Array) => ({ ok: true, mail: await parseMail(raw) }) as const,
  at: AT,
};

async function tried(raw: string): Promise<MailTrial> {
  return tryMail({ file: 'x.eml', bytes: Buffer.from(raw), isCut: false }, setting);
}

const COMPLAINT = [
  'From: Karin Bos <Karin@Example.net>',
  'To: desk@example.org',
  'Subject: Kapot raam',
  'Message-ID: <1@mail.example.net>',
  'Date: Mon, 16 Nov 2026 09:00:00 +0100',
  '',
  'Het raam is kapot.',
].join('\r\n');

describe('a mail that is tried', () => {
  test('a complaint gives every fact of the line, in the documented order', async () => {
    const trial = await tried(COMPLAINT);
    expect(JSON.parse(JSON.stringify(trial))).toEqual({
      file: 'x.eml',
      disposition: 'complaint',
      acknowledge: { send: true, because: ['human', 'recipient-ok'] },
      from: { address: 'karin@example.net', name: 'Karin Bos' },
      subject: 'Kapot raam',
      language: 'nl',
      thread: { case: null, evidence: [] },
      visibleText: 'Het raam is kapot.',
      fullTextLength: 18,
      attachments: [],
      rules: { hit: ['human'], missed: expect.arrayContaining(['own', 'bounce']) },
      flags: [],
      proof: { source: 'none', proven: false, dkim: [], spf: null, dmarc: null },
    });
    expect(Object.keys(trial)).toEqual([
      'file',
      'disposition',
      'acknowledge',
      'from',
      'subject',
      'language',
      'thread',
      'visibleText',
      'fullTextLength',
      'attachments',
      'rules',
      'flags',
      'proof',
    ]);
  });

  test('the whole text of an answer is counted, quoted history included, and only what is new is shown', async () => {
    const trial = await tried(
      `In-Reply-To: <1@example.org>\r\n${COMPLAINT}\r\n\r\nOp 15 november 2026 schreef Jan Vos <jan@example.org>:\r\n> Is het raam heel?\r\n`,
    );
    expect(trial.visibleText).toBe('Het raam is kapot.');
    expect(trial.fullTextLength).toBeGreaterThan(60);
  });

  test('it counts as arriving now: an old date does not keep it from being confirmed', async () => {
    const trial = await tried(COMPLAINT.replace('2026', '1999'));
    expect(trial.acknowledge.send).toBe(true);
  });

  test('a mail from the roster of the desk is a mail of staff', async () => {
    const mail = aMail({ from: 'Bea Smit <bea@example.org>' });
    const parse = async () => ({ ok: true, mail }) as const;
    const trial = await tryMail(
      { file: 'x', bytes: new Uint8Array(), isCut: false },
      { desk: aDesk(), parse, at: AT },
    );
    expect(trial.disposition).toBe('staff');
  });

  test('a mail that cannot be read is quarantined with the reason, and nothing is confirmed', async () => {
    const parse = async () => ({ ok: false, reason: 'unreadable: not done in 30000 ms' }) as const;
    const trial = await tryMail({ file: 'x', bytes: new Uint8Array(), isCut: false }, { ...setting, parse });
    expect(trial).toMatchObject({
      disposition: 'quarantine',
      acknowledge: { send: false },
      from: null,
      flags: ['unreadable: not done in 30000 ms'],
    });
  });

  test('a mail of which only the beginning was read says that it is too large', async () => {
    const trial = await tryMail({ file: 'x', bytes: Buffer.from(COMPLAINT), isCut: true }, setting);
    expect(trial.flags).toContain('too-large');
    expect(trial.disposition).toBe('complaint');
  });

  test('whatever the bytes are, there is a line for them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const trial = await tryMail({ file: 'x', bytes, isCut: false }, setting);
        expect(trial.disposition).not.toBe('');
        expect(JSON.parse(JSON.stringify(trial))).toMatchObject({ file: 'x' });
      }),
      { numRuns: 60 },
    );
  });
});
