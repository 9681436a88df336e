/** What a benchmark works in: the real servers around the daemon, and how much it shall do. */
import type { IngestServers } from './ingest-servers.ts';
import type { BenchLine } from './table.ts';

/** The servers, each a process of its own; Dovecot and the mail server that takes everything start when asked for. */
export type BenchPlace = {
  /** A migrated database. */
  readonly serverUrl: string;
  /** Makes a database with an empty register; gives its address. */
  readonly newDatabase: () => Promise<string>;
  readonly mailServers: () => Promise<IngestServers>;
  /** A name for a mailbox that nobody used. */
  readonly newUser: () => string;
  /** A file that processes write what they say to. */
  readonly logFile: string;
};

/** A part of the benchmark; `mails` is how many it works on when nobody says so. */
export type Bench = {
  /** The word by which it is chosen. */
  readonly word: string;
  readonly mails: number;
  readonly needs: 'nothing' | 'dovecot';
  readonly run: (place: BenchPlace, mails: number) => Promise<readonly BenchLine[]>;
};
