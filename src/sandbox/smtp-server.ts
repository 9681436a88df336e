/**
 * The SMTP server of the sandbox: takes mail from anybody for its own addresses and hands it over as it
 * arrived. It relays nothing, so no mail of the sandbox can leave the machine.
 */
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** One accepted mail; `user` is null when the client did not log in. */
export type Submission = {
  readonly user: string | null;
  readonly envelopeFrom: string;
  readonly recipients: readonly string[];
  readonly clientName: string;
  readonly bytes: Buffer;
};

export type SmtpPolicy = {
  readonly hasPassword: (user: string, password: string) => boolean;
  /** Null to accept the address, else the text of the 550 reply. */
  readonly refusal: (recipient: string) => string | null;
  /** Delivers; the client hears "accepted" after it returned. */
  readonly accept: (submission: Submission) => void;
};

/** Where the server listens; `stop` breaks open connections after a moment. */
export type SmtpListener = {
  readonly host: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
};

const SIZE_LIMIT_BYTES = 60 * 1024 * 1024;

/** Starts the server on a free loopback port. */
export async function startSmtpServer(name: string, policy: SmtpPolicy): Promise<SmtpListener> {
  const server = new SMTPServer({
    name,
    logger: false,
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: SIZE_LIMIT_BYTES,
    closeTimeout: 100,
    onAuth: ({ username = '', password }, _session, done) => {
      if (policy.hasPassword(username, password ?? '')) done(null, { user: username });
      else done(refused(535, 'wrong user name or password'));
    },
    onRcptTo: ({ address }, _session, done) => {
      const refusal = policy.refusal(address);
      done(refusal === null ? null : refused(550, refusal));
    },
    onData: (stream, session, done) => {
      const { envelope } = session;
      buffer(stream)
        .then((bytes) => {
          policy.accept({
            user: typeof session.user === 'string' ? session.user : null,
            envelopeFrom: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
            recipients: envelope.rcptTo.map(({ address }) => address),
            clientName: session.hostNameAppearsAs,
            bytes,
          });
          done();
        })
        .catch(done);
    },
  });
  // A client that breaks off is its own affair.
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('the SMTP server has no port');
  return {
    host: '127.0.0.1',
    port: address.port,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function refused(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
