/**
 * A fault that passes by itself: a server that is away, a connection that broke, a lock not got in time.
 * Adapters throw it with the fault as `cause`; only jobs retry.
 */
export class TransientError extends Error {
  override readonly name = 'TransientError';
}
