declare module 'hoodiecrow-imap' {
  import type { Server, Socket } from 'node:net';

  /** `raw` holds one character for each byte. */
  type StoredMessage = { uid: number; raw: string };
  type Mailbox = { uidvalidity: number; uidnext: number; messages: StoredMessage[] };
  /** `inputHandler` takes the next line while a command such as IDLE waits for it. */
  type ImapConnection = { readonly socket: Socket; readonly inputHandler: ((line: string) => void) | false };
  type ImapMockServer = {
    readonly server: Server;
    readonly connectionHandlers: ((connection: ImapConnection) => void)[];
    listen(port: number, host: string): void;
    close(): void;
    getMailbox(path: string): Mailbox;
    appendMessage(
      path: string,
      flags: readonly string[],
      internalDate: string | Date | false,
      raw: string,
    ): { message: StoredMessage };
  };
  function createImapServer(options: {
    readonly plugins: readonly string[];
    readonly users: Readonly<Record<string, { readonly password: string }>>;
    readonly storage: Readonly<Record<string, unknown>>;
  }): ImapMockServer;
  export = createImapServer;
}

declare module 'html-to-text' {
  type Selector = {
    readonly selector: string;
    readonly format?: string;
    readonly options?: Readonly<Record<string, unknown>>;
  };
  type Element = { readonly children: readonly Element[] };
  type Walk = (elements: readonly Element[], builder: BlockTextBuilder) => void;
  type BlockTextBuilder = {
    openBlock(options: { readonly leadingLineBreaks: number }): void;
    closeBlock(options: { readonly trailingLineBreaks: number }): void;
    addInline(text: string): void;
  };
  export type Formatter = (element: Element, walk: Walk, builder: BlockTextBuilder) => void;
  export function compile(options: {
    readonly wordwrap: false;
    /** The first elements that match are turned into text, or the whole document when none does. */
    readonly baseElements?: { readonly selectors: readonly string[] };
    readonly whitespaceCharacters?: string;
    readonly formatters: Readonly<Record<string, Formatter>>;
    readonly limits: {
      readonly maxDepth: number;
      readonly maxChildNodes: number;
      readonly maxInputLength: number;
      readonly ellipsis: string;
    };
    readonly selectors: readonly Selector[];
  }): (html: string) => string;
}

declare module 'jstat' {
  const jStat: {
    /** The regularised incomplete beta function I_x(a, b). */
    ibeta(x: number, a: number, b: number): number;
    ibetainv(p: number, a: number, b: number): number;
    readonly normal: { cdf(x: number, mean: number, deviation: number): number };
  };
  export = jStat;
}
