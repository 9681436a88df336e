import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startImapServer } from '../../src/sandbox/imap-server.ts';

test('a mail lies in the inbox byte for byte under a new UID', async () => {
  const server = await startImapServer('desk', 'secret');
  const raw = Buffer.from('Subject: \xe9\r\n\r\nkaal\n\0', 'latin1');
  expect([server.append(raw), server.append(raw)]).toEqual([1, 2]);
  expect(server.mails()).toEqual([raw, raw]);
  await server.stop();
});

test('stopping breaks the connections and frees the port', async () => {
  const server = await startImapServer('desk', 'secret');
  const client = connect(server.port, server.host).on('error', () => undefined);
  await once(client, 'data');
  const closed = once(client, 'close');
  await server.stop();
  await closed;
  const again = await startImapServer('desk', 'secret', server.port);
  expect(again.port).toBe(server.port);
  await again.stop();
});

test('a client that goes away while it waits for mail does not keep the process alive', async () => {
  const module = new URL('../../src/sandbox/imap-server.ts', import.meta.url);
  const program = `
    import { once } from 'node:events';
    import { connect } from 'node:net';
    import { startImapServer } from ${JSON.stringify(module.href)};
    const server = await startImapServer('desk', 'secret');
    const client = connect(server.port, server.host);
    await once(client, 'data');
    client.write('a LOGIN desk secret\\r\\nb SELECT INBOX\\r\\nc IDLE\\r\\n');
    for await (const chunk of client) if (String(chunk).includes('idling')) break;
    await server.stop();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'inherit' });
  const [code] = await once(child, 'exit', { signal: AbortSignal.timeout(20_000) });
  expect(code).toBe(0);
});
