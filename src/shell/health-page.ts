/**
 * The page that monitoring asks: JSON on http://127.0.0.1:PORT/healthz, 200 when all is well and 503 when somebody must
 * come. On loopback only, because it has no login (inbound.md A6 "alert by another channel").
 */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the page shows; `ok` chooses the status. */
export type Health = {
  readonly ok: boolean;
  readonly problems: readonly { readonly code: string }[];
};

/** A page that answers until it is closed. */
export type HealthPage = { readonly port: number; readonly close: () => Promise<void> };

/** Monitoring gives up after some seconds; an answer that says why is better than none. */
const ANSWER_WITHIN_MS = 5_000;

/**
 * Opens the page.
 * @param port     0: a free one
 * @param examine  asked for each request; when it fails or is slow, the answer is 503 as well
 * @throws Error when the port is taken
 */
export async function openHealthPage(port: number, examine: () => Promise<Health>): Promise<HealthPage> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname !== '/healthz')
      return answer(response, 404, { ok: false, problems: [{ code: 'no-such-page' }] });
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return answer(response, 405, { ok: false, problems: [{ code: 'only-get' }] });
    }
    void inTime(examine).then((health) => answer(response, health.ok ? 200 : 503, health));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function inTime(examine: () => Promise<Health>): Promise<Health> {
  const silent = { ok: false, problems: [{ code: 'register-not-reached' }] };
  const done = new AbortController();
  const late = sleep(ANSWER_WITHIN_MS, silent, { signal: done.signal }).catch(() => silent);
  return Promise.race([examine().catch(() => silent), late]).finally(() => done.abort());
}

function answer(response: ServerResponse, status: number, health: Health): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(`${JSON.stringify(health)}\n`);
}
