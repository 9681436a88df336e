/** A loopback connection in between, to break: cut in the middle of an answer, silent, or unreachable. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export type TcpProxy = {
  readonly port: number;
  /** Breaks the next connection that has carried `bytes` from the server from now on. */
  readonly cutAfter: (bytes: number) => void;
  /** Breaks all connections now. */
  readonly cut: () => void;
  /** From now on nothing passes in either direction, and nothing is closed: a black hole. */
  readonly swallow: (on: boolean) => void;
  readonly connections: () => number;
  readonly stop: () => Promise<void>;
};

/** Forwards a free loopback port to `target`. */
export async function startTcpProxy(target: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let budget = Number.POSITIVE_INFINITY;
  let swallowing = false;
  let connections = 0;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const forward = (from: Socket, to: Socket, counted: boolean) => {
    sockets.add(from);
    from.on('error', () => undefined);
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
    from.on('data', (chunk) => {
      if (swallowing) return;
      if (!counted || chunk.length < budget) {
        if (counted) budget -= chunk.length;
        to.write(chunk);
        return;
      }
      to.write(chunk.subarray(0, budget), () => to.destroy());
      budget = Number.POSITIVE_INFINITY;
    });
  };
  const server = createServer((client) => {
    connections += 1;
    const upstream = connect(target, '127.0.0.1').setNoDelay(true);
    forward(client.setNoDelay(true), upstream, false);
    forward(upstream, client, true);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    port: address.port,
    cutAfter: (bytes) => {
      budget = bytes;
    },
    cut,
    swallow: (on) => {
      swallowing = on;
    },
    connections: () => connections,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}
