/** Ports for servers that must be told theirs. */
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Free loopback ports, all different. Another process may still take one first; tests accept that. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  return await Promise.all(
    servers.map(async (server) => {
      await once(server, 'listening');
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      server.close();
      await once(server, 'close');
      return address.port;
    }),
  );
}
