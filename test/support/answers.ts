/** Whether a server that speaks first is up. */
import { once } from 'node:events';
import { connect } from 'node:net';

/** True when something on this loopback port greets within a second. */
export async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'data', { signal: AbortSignal.timeout(1_000) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
