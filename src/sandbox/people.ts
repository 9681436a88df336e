/** The people of the sandbox: made up, with addresses under `.test`, which belongs to nobody (RFC 6761). */
import type { SandboxAccount } from './mail-servers.ts';

/** Somebody with a mailbox in the sandbox; `role` says in plain words who that is in the story. */
export type SandboxPerson = SandboxAccount & { readonly name: string; readonly role: string };

const PASSWORD = 'sandbox';

function person(name: string, address: string, role: string): SandboxPerson {
  return { name, address, user: address, password: PASSWORD, role };
}

/** Everybody who has a mailbox in the sandbox. */
export const PEOPLE = {
  desk: person('Klachten Bouwbedrijf Van Dijk', 'klachten@vandijk.test', 'the complaints address'),
  complainant: person('Anna de Wit', 'anna@dewit.test', 'the complainant'),
  handler: person('Els de Boer', 'els@vandijk.test', 'staff: handles complaints'),
  objector: person('Bram Kuiper', 'bram@kuiper.test', 'another complainant'),
  colleague: person('Leo Vos', 'leo@vandijk.test', 'staff: a second handler'),
  manager: person('Rob van Dijk', 'rob@vandijk.test', 'staff: the manager'),
} as const;
