/**
 * An IMAP server in this process for one account of the sandbox (DESIGN.md 3, Sandbox servers). The
 * package keeps one storage per server, so each account gets a server and a port of its own.
 */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import createImapServer from 'hoodiecrow-imap';

export type ImapServer = {
  readonly host: string;
  readonly port: number;
  /** Puts a mail into the inbox, byte for byte, and tells connected clients; `at` is now. Returns its UID. */
  readonly append: (raw: Buffer, at?: Date) => number;
  /** The mails of the inbox, oldest first. */
  readonly mails: () => readonly Buffer[];
  /** Gives the inbox another UIDVALIDITY, as a server does that rebuilt it. */
  readonly renumber: (uidValidity: number) => void;
  /** Breaks all connections, as a network does. */
  readonly dropConnections: () => void;
  readonly stop: () => Promise<void>;
};

const PLUGINS = [
  'ID',
  'SASL-IR',
  'AUTH-PLAIN',
  'NAMESPACE',
  'IDLE',
  'ENABLE',
  'LITERALPLUS',
  'UNSELECT',
  'SPECIAL-USE',
  'MOVE',
  'UIDPLUS',
];

/** Starts a server on loopback; `port` 0 takes a free one. */
export async function startImapServer(user: string, password: string, port = 0): Promise<ImapServer> {
  const server = createImapServer({
    plugins: PLUGINS,
    users: { [user]: { password } },
    storage: {
      INBOX: {},
      '': {
        separator: '/',
        folders: { Sent: { 'special-use': '\\Sent' }, Trash: { 'special-use': '\\Trash' } },
      },
    },
  });
  const sockets = new Set<Socket>();
  server.connectionHandlers.push((connection) => {
    const { socket } = connection;
    // Without this every command waits 44 ms for the delayed acknowledgement of the one before.
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      // A client that goes away during IDLE leaves a timer of 30 minutes, which keeps the process alive.
      if (connection.inputHandler) connection.inputHandler('DONE');
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the IMAP server has no port');
  const inbox = server.getMailbox('INBOX');
  const dropConnections = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    host: '127.0.0.1',
    port: address.port,
    // The package works on strings with one character for each byte.
    append: (raw, at) => server.appendMessage('INBOX', [], at ?? false, raw.toString('latin1')).message.uid,
    mails: () => inbox.messages.map((message) => Buffer.from(message.raw, 'latin1')),
    renumber: (uidValidity) => {
      inbox.uidvalidity = uidValidity;
    },
    dropConnections,
    stop: async () => {
      const closed = once(server.server, 'close');
      server.close();
      dropConnections();
      await closed;
    },
  };
}
