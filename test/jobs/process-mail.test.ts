import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openLine, processBacklog, processWaiting } from '../../src/jobs/process-mail.ts';
import { DatabaseAwayError } from '../../src/shell/db/connection.ts';
import { retryMail } from '../../src/shell/db/inbound-store.ts';
import { useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { refuseCases } from '../support/refusals.ts';

const MINUTE = 60_000;
const RUNNING = new AbortController().signal;

describe('a mail that cannot be read', () => {
  const desk = useDesk();
  const isPoison = (raw: Uint8Array) => Buffer.from(raw).includes('poison');

  test('does not hold up the mails behind it', async () => {
    const readMail = desk.readMail;
    desk.readMail = async (raw) =>
      isPoison(raw) ? { ok: false, reason: 'unreadable: test' } : readMail(raw);
    await desk.deliver(rawMail({ Subject: 'poison' }));
    await desk.deliver(rawMail({ From: 'piet@example.net' }, 'De deur klemt.'));
    const left = await desk.work();
    expect(left[0]?.parcel.to).toBe('piet@example.net');
  });

  test('is tried again after one and five minutes, no sooner', async () => {
    desk.pass(MINUTE - 1);
    expect(await desk.work()).toEqual([]);
    expect(await attemptsOf(desk, 1)).toBe(1);
    desk.pass(1);
    await desk.work();
    expect(await attemptsOf(desk, 1)).toBe(2);
  });

  test('is quarantined after the third attempt, and the coordinator is told what to do', async () => {
    desk.pass(5 * MINUTE);
    const [notice] = await desk.work();
    expect(notice?.parcel.to).toBe('els.de.boer@example.net');
    expect(notice?.mail.text).toContain('redress retry 1');
    expect(notice?.mail.text).toContain('poison');
    const row = await desk.office.db
      .selectFrom('inbound_mails')
      .selectAll()
      .where('id', '=', 1)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      status: 'quarantined',
      disposition: 'quarantine',
      failure: 'unreadable: test',
    });
    const tasks = await desk.office.db.selectFrom('staff_tasks').select(['kind', 'mail_id']).execute();
    expect(tasks).toEqual([{ kind: 'quarantined', mail_id: 1 }]);
  });

  test('stays there until a person puts it back, and is then treated like any other', async () => {
    desk.pass(1_000 * MINUTE);
    expect(await desk.work()).toEqual([]);
    desk.readMail = async () => ({ ok: false, reason: 'still unreadable' });
    expect(await retryMail(desk.office.db, 1, desk.office.now())).toBe(true);
    await desk.work();
    expect(await attemptsOf(desk, 1)).toBe(1);
    expect(await retryMail(desk.office.db, 1, desk.office.now())).toBe(false);
  });
});

describe('a mail whose filing fails in the database', () => {
  const desk = useDesk();

  test('is rolled back as a whole, and its neighbours of the same batch are filed', async () => {
    const readMail = desk.readMail;
    desk.readMail = async (raw) => {
      const parsed = await readMail(raw);
      if (!parsed.ok || parsed.mail.subject !== 'broken') return parsed;
      // PostgreSQL refuses NUL in text: what the parser must never let through.
      return { ok: true, mail: { ...parsed.mail, visibleText: 'a\u0000b' } };
    };
    await desk.deliver(rawMail({ From: 'piet@example.net' }, 'De deur klemt.'));
    await desk.deliver(rawMail({ Subject: 'broken' }));
    await desk.deliver(rawMail({ From: 'kees@example.net' }, 'De goot lekt.'));
    const left = await desk.work();
    const complainants = left.map(({ parcel }) => parcel.to).filter((to) => to !== 'els.de.boer@example.net');
    expect(complainants).toEqual(['piet@example.net', 'kees@example.net']);
    expect(await desk.office.db.selectFrom('cases').select('id').execute()).toHaveLength(2);
    const row = await desk.office.db
      .selectFrom('inbound_mails')
      .selectAll()
      .where('id', '=', 2)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ status: 'pending', attempts: 1 });
    expect(row.failure).toContain('invalid byte sequence');
  });
});

describe('a database that goes away', () => {
  const desk = useDesk();

  test('is not the fault of the mail: the attempt does not count and the mail is due at once', async () => {
    await desk.deliver(rawMail());
    const readMail = desk.readMail;
    desk.readMail = () => Promise.reject(new DatabaseAwayError('the server went away'));
    await expect(processWaiting(desk.office, RUNNING, () => undefined)).rejects.toThrow(DatabaseAwayError);
    expect(await attemptsOf(desk, 1)).toBe(0);
    desk.readMail = readMail;
    const left = await desk.work();
    expect(left[0]?.parcel.to).toBe('anna@example.net');
  });
});

describe('a database that goes away between the claim on a mail and the loading of its bytes', () => {
  const desk = useDesk();

  test('leaves the mail due at once as well', async () => {
    await desk.deliver(rawMail());
    await sql`create function out_of_room() returns bytea language plpgsql
      as $$ begin raise exception 'no room' using errcode = '53100'; end $$`.execute(desk.office.db);
    await sql`alter table raw_mails rename to kept_mails`.execute(desk.office.db);
    await sql`create view raw_mails as select mail_id, out_of_room() as bytes from kept_mails`.execute(
      desk.office.db,
    );
    const working = processWaiting(desk.office, RUNNING, () => undefined);
    await expect(working).rejects.toThrow(DatabaseAwayError);
    expect(await attemptsOf(desk, 1)).toBe(0);
  });
});

describe('a program that ended during each attempt', () => {
  const desk = useDesk();

  test('does not try the mail a fourth time', async () => {
    await desk.deliver(rawMail());
    await desk.office.db.updateTable('inbound_mails').set({ attempts: 3 }).execute();
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual(['els.de.boer@example.net']);
    const row = await desk.office.db.selectFrom('inbound_mails').select('status').executeTakeFirstOrThrow();
    expect(row.status).toBe('quarantined');
  });
});

describe('a mail that ends the program', () => {
  const desk = useDesk();

  test('is the only one that is quarantined: those that were taken with it are filed', async () => {
    const readMail = desk.readMail;
    desk.readMail = (raw) =>
      Buffer.from(raw).includes('poison')
        ? Promise.reject(new Error('stands for the end of the program'))
        : readMail(raw);
    for (const name of ['piet', 'kees']) await desk.deliver(rawMail({ From: `${name}@example.net` }, name));
    await desk.deliver(rawMail({ Subject: 'poison' }));
    await desk.deliver(rawMail({ From: 'jan@example.net' }, 'jan'));
    for (let start = 0; start < 4; start += 1) {
      const end = () => undefined;
      // Every start meets it once; what lies behind it comes when its claim has not run out yet.
      await processWaiting(desk.office, RUNNING, end).catch(end);
      await processWaiting(desk.office, RUNNING, end).catch(end);
      desk.pass(30 * MINUTE);
    }
    const rows = await desk.office.db
      .selectFrom('inbound_mails')
      .select(['id', 'status'])
      .orderBy('id')
      .execute();
    expect(rows.map(({ status }) => status)).toEqual(['processed', 'processed', 'quarantined', 'processed']);
  });
});

describe('a worker that was held up for longer than its claim lasts', () => {
  const desk = useDesk();

  test('leaves the mail to the one that claimed it meanwhile: one case, one answer', async () => {
    await desk.deliver(rawMail());
    const readMail = desk.readMail;
    desk.readMail = async (raw) => {
      desk.readMail = readMail;
      desk.pass(MINUTE);
      await processWaiting(desk.office, RUNNING, () => undefined);
      return readMail(raw);
    };
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual(['anna@example.net', 'els.de.boer@example.net']);
    expect(await desk.office.db.selectFrom('cases').select('id').execute()).toHaveLength(1);
  });

  test('nor sets it aside when its own attempt failed', async () => {
    await desk.deliver(rawMail({ From: 'piet@example.net' }, 'De deur klemt.'));
    await desk.office.db
      .updateTable('inbound_mails')
      .set({ attempts: 2, failure: 'before' })
      .where('status', '=', 'pending')
      .execute();
    const readMail = desk.readMail;
    desk.readMail = async () => {
      desk.readMail = readMail;
      await desk.office.db
        .updateTable('inbound_mails')
        .set({ attempts: 1 })
        .where('status', '=', 'pending')
        .execute();
      desk.pass(30 * MINUTE);
      await processWaiting(desk.office, RUNNING, () => undefined);
      return { ok: false, reason: 'too late' };
    };
    await desk.work();
    const rows = await desk.office.db.selectFrom('inbound_mails').select('status').execute();
    expect(rows.map(({ status }) => status)).toEqual(['processed', 'processed']);
  });
});

describe('the order within a thread', () => {
  const desk = useDesk();

  test('is kept: an answer that is stored with its parent waits for it, and joins its case', async () => {
    await desk.deliver(rawMail({ 'Message-ID': '<root@mail.example.net>' }));
    await desk.deliver(
      rawMail(
        { 'In-Reply-To': '<root@mail.example.net>', Subject: 'Re: Lekkage dakkapel' },
        'En nu ook de goot.',
      ),
    );
    const left = await desk.work();
    expect(left.map(({ mail }) => mail.subject.includes('C-1001-9'))).toEqual([true, true, true]);
    expect(await desk.office.db.selectFrom('cases').select('id').execute()).toHaveLength(1);
  });
});

describe('two who work on one line', () => {
  const desk = useDesk();
  const deliverMany = async (people: number) => {
    for (let person = 0; person < people; person += 1) {
      const id = `<root${person}@mail.example.net>`;
      const From = `person${person}@example.net`;
      await desk.deliver(rawMail({ From, 'Message-ID': id }, `De deur van woning ${person} klemt.`));
      await desk.deliver(rawMail({ From, 'In-Reply-To': id }, `Nummer ${person} nog eens.`));
    }
  };
  const counted = async (table: 'cases' | 'inbound_mails', where = {}) => {
    const rows = await desk.office.db.selectFrom(table).selectAll().execute();
    return rows.filter((row) => Object.entries(where).every(([key, value]) => Object(row)[key] === value))
      .length;
  };

  test('file each mail once, and answers where they belong', async () => {
    await deliverMany(60);
    expect(await processBacklog(desk.office, RUNNING)).toBe(120);
    expect(await counted('cases')).toBe(60);
    expect(await counted('inbound_mails', { disposition: 'correspondence' })).toBe(60);
  });

  test('give back what they have in hand when the disk is full, also what waits in the line', async () => {
    const mails = desk.office.config.limits.newCasesPerAddressPerHour + 2;
    for (let mail = 0; mail < mails; mail += 1)
      await desk.deliver(rawMail({ From: 'piet@example.net' }, `Deur ${mail} klemt.`));
    const line = openLine(desk.office);
    const makeRoom = await refuseCases(desk.office.db, '53100', null);
    const working = processWaiting(desk.office, RUNNING, () => undefined, line);
    await expect(working).rejects.toThrow(DatabaseAwayError);
    await makeRoom();
    expect(line.waiting()).toBe(0);
    const rows = await desk.office.db
      .selectFrom('inbound_mails')
      .select('attempts')
      .where('status', '=', 'pending')
      .execute();
    expect(rows.map(({ attempts }) => attempts)).toEqual(Array(mails).fill(0));
    expect(await processBacklog(desk.office, RUNNING)).toBe(mails);
  });
});

async function attemptsOf(desk: ReturnType<typeof useDesk>, id: number): Promise<number> {
  const row = await desk.office.db
    .selectFrom('inbound_mails')
    .select('attempts')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.attempts;
}
