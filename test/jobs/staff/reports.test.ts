/** Reports that a manager asks for by mail: they answer with files, and nobody else gets them. */
import { beforeAll, describe, expect, test } from 'vitest';
import { weekPeriod } from '../../../src/digest/period.ts';
import { scopeOf } from '../../../src/shell/db/digest-facts.ts';
import { readAuditedDuties } from '../../../src/shell/db/report-store.ts';
import { type LeftMail, START, useDesk } from '../../support/office.ts';
import {
  aComplaint,
  ELS,
  FROM_LEO,
  LEO,
  statusesOf,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const desk = useDesk(withColleagues);
let answered: LeftMail | undefined;

beforeAll(async () => {
  await aComplaint(desk);
  await aComplaint(desk, { From: 'Piet Bos <piet@example.net>', Subject: '=1+1 Deur klemt, "alweer"' });
  // What Leo answers carries a token of his own.
  [answered] = await write(desk, '#help', { ...FROM_LEO, To: 'klachten@example.org', Subject: 'Vraag' });
});

/** What Leo, who is a manager, gets for a line. */
async function ask(text: string, fields: Readonly<Record<string, string>> = FROM_LEO) {
  const to = { To: answered?.mail.replyTo[0]?.address ?? '' };
  const left = await write(desk, text, { Subject: `Vraag ${text}`, ...to, ...fields });
  return left[0]?.mail;
}

type Answered = Awaited<ReturnType<typeof ask>>;

const filesOf = (mail: Answered): readonly string[] => mail?.attachments.map(({ name }) => name ?? '') ?? [];

describe('an audit', () => {
  test('names every check with what it found, and the logs are hashed again', async () => {
    const mail = await ask('#audit 2026-11');
    expect(mail?.subject).toContain(
      'Audit 2026-11: zondag 1 november 2026 tot en met dinsdag 17 november 2026',
    );
    expect(mail?.text).toMatch(/1\. Geregistreerd binnen 1 werkdag:\s+2 van 2 goed/u);
    expect(mail?.text).toMatch(/24\. Archief in orde:\s+nog niet gemeten/u);
    expect(mail?.text).toContain('De logboeken van 2 zaken zijn nagerekend');
    expect(mail?.text).toMatch(/Vingerafdruk van het hele register:\s+[0-9a-f]{64}\s+\(2\s+zaken/u);
    expect(filesOf(mail)).toEqual(['audit-2026-11.xlsx']);
    expect((await statusesOf(desk)).at(-1)).toBe('answered');
  });

  test('proves each verdict by a mail: the complaint itself, and the confirmation that left', async () => {
    const { db, config, calendar, now } = desk.office;
    const asked = { desk: 'klachten', period: weekPeriod('2026-W47'), readAt: now(), calendar };
    const scope = scopeOf({ ...asked, staff: config.staff, bodies: [] });
    const { rows } = await readAuditedDuties(db, scope, 100);
    const proofs = rows
      .filter(({ reference }) => reference === 'C-1001-9')
      .map(({ check, mail }) => ({ check, mail }));
    expect(proofs).toEqual([
      { check: 1, mail: { direction: 'in', at: START, messageId: expect.stringMatching(/@/u) } },
      {
        check: 2,
        mail: { direction: 'out', at: START, messageId: expect.stringMatching(/@example\.org$/u) },
      },
    ]);
  });

  test('is for managers', async () => {
    const mail = await ask('#audit 2026-11', { From: `Els de Boer <${ELS}>` });
    expect(mail?.subject).toContain('NIETS UITGEVOERD');
    expect(filesOf(mail)).not.toContain('audit-2026-11.xlsx');
  });

  test.each(['#audit', '#audit vorige week', '#audit 2026-W99', '#audit 2025-W53'])(
    '%j names no period, and says what would',
    async (text) => {
      const mail = await ask(text);
      expect(mail?.subject).toContain('NIETS UITGEVOERD');
      expect(filesOf(mail).filter((name) => name.endsWith('.xlsx'))).toEqual([]);
    },
  );
});

test('the figures of a year come with a version in which small numbers cannot be read', async () => {
  const mail = await ask('#jaar 2026');
  expect(mail?.subject).toContain('Jaarcijfers 2026: 2 klachtpunten');
  expect(filesOf(mail)).toEqual(['jaarcijfers-2026.xlsx', 'jaarcijfers-openbaar-2026.csv']);
});

test('the register comes as a file that no program takes for formulas', async () => {
  const mail = await ask('#register');
  expect(mail?.text).toContain('2 klachten');
  expect(filesOf(mail)).toEqual(['register-2026-11-17.csv']);
});

test('everything went to who asked', async () => {
  const to = { To: answered?.mail.replyTo[0]?.address ?? '' };
  const left = await write(desk, '#register 2026-W47', { ...FROM_LEO, ...to, Subject: 'Nog een keer' });
  expect(left.map(({ parcel }) => parcel.to)).toEqual([LEO]);
});
