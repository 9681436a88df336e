declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';

  /** `raw` holds one character for each byte. */
  type StoredMessage = { uid: number; raw: string };
  type Mailbox = { uidvalidity: number; uidnext: number; messages: StoredMessage[] };
  type ImapMockServer = {
    readonly server: Server;
    listen(port: number, host: string): void;
    close(): void;
    getMailbox(path: string): Mailbox;
    appendMessage(
      path: string,
      flags: readonly string[],
      internalDate: string | false,
      raw: string,
    ): { message: StoredMessage };
  };
  export default function createImapServer(options: {
    readonly plugins: readonly string[];
    readonly users: Readonly<Record<string, { readonly password: string }>>;
    readonly storage: Readonly<Record<string, unknown>>;
  }): ImapMockServer;
}

declare module 'html-to-text' {
  type Selector = {
    readonly selector: string;
    readonly format?: string;
    readonly options?: Readonly<Record<string, unknown>>;
  };
  export function compile(options: {
    readonly wordwrap: false;
    readonly limits: {
      readonly maxDepth: number;
      readonly maxChildNodes: number;
      readonly maxInputLength: number;
      readonly ellipsis: string;
    };
    readonly selectors: readonly Selector[];
  }): (html: string) => string;
}
