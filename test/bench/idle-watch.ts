/** A second connection that idles on a mailbox (RFC 2177), to know when the server tells of a new mail. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';

export type IdleWatch = {
  /** When each notice came, on the clock of `performance.now()`. */
  readonly notices: readonly number[];
  readonly stop: () => void;
};

/** Logs in, selects the inbox and idles. */
export async function watchIdle(port: number, user: string): Promise<IdleWatch> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  await once(socket, 'connect');
  const notices: number[] = [];
  const { promise: idling, resolve, reject } = Promise.withResolvers<void>();
  socket.on('error', reject);
  createInterface({ input: socket }).on('line', (line) => {
    if (/^\* \d+ EXISTS/u.test(line)) notices.push(performance.now());
    if (/^\+ /u.test(line)) resolve();
    if (/^\w+ (?:NO|BAD)/u.test(line)) reject(new Error(line));
  });
  // One after the other in one go: the server answers them in their order.
  socket.write(`a login ${user} secret\r\nb select INBOX\r\nc idle\r\n`);
  await idling;
  // What SELECT said is no notice.
  notices.length = 0;
  return { notices, stop: () => socket.destroy() };
}
