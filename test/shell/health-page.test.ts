import { expect, onTestFinished, test } from 'vitest';
import { type Health, openHealthPage } from '../../src/shell/health-page.ts';

const WELL: Health = { ok: true, problems: [] };

async function open(examine: () => Promise<Health>): Promise<string> {
  const page = await openHealthPage(0, examine);
  onTestFinished(page.close);
  return `http://127.0.0.1:${page.port}`;
}

test('the status says whether somebody must come, and the page why', async () => {
  const answers: Health[] = [WELL, { ok: false, problems: [{ code: 'outbox-stands-still' }] }];
  const url = await open(async () => answers.shift() ?? WELL);
  const well = await fetch(`${url}/healthz`);
  expect([well.status, well.headers.get('cache-control'), await well.json()]).toEqual([
    200,
    'no-store',
    WELL,
  ]);
  const ill = await fetch(`${url}/healthz?from=monitor`);
  expect(ill.status).toBe(503);
  expect(await ill.text()).toContain('outbox-stands-still');
});

test('a register that is away is said, and does not end the daemon', async () => {
  const url = await open(async () => {
    throw new Error('the database is away');
  });
  const away = await fetch(`${url}/healthz`);
  expect([away.status, await away.json()]).toEqual([
    503,
    { ok: false, problems: [{ code: 'register-not-reached' }] },
  ]);
});

test('there is nothing else, and nothing can be posted', async () => {
  const url = await open(async () => WELL);
  expect((await fetch(url)).status).toBe(404);
  expect((await fetch(`${url}/healthz`, { method: 'POST' })).status).toBe(405);
  expect((await fetch(`${url}/healthz`, { method: 'HEAD' })).status).toBe(200);
});

test('a port that is taken is an error of the start', async () => {
  const url = await open(async () => WELL);
  await expect(openHealthPage(Number(new URL(url).port), async () => WELL)).rejects.toThrow('EADDRINUSE');
});
