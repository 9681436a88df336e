/** What `redress doctor` says to the operator: each finding in a line, and what to do where something is not right. */

import type { StaleBody } from '../jobs/examine-bodies.ts';
import type { DeskPart, PartFinding } from '../jobs/examine-desk.ts';
import type { StaffProof } from '../jobs/examine-staff-proof.ts';

/** One line of the answer; `advice` is for what is not good. */
export type Checked = {
  readonly state: 'good' | 'weak' | 'broken';
  readonly about: string;
  readonly says: string;
  readonly advice: readonly string[];
};

const PARTS: Readonly<Record<DeskPart, { readonly name: string; readonly advice: readonly string[] }>> = {
  mailbox: {
    name: 'mailbox',
    advice: [
      'Look at host, port, user and password under imap in the configuration.',
      'Microsoft 365 and Google take no password: set auth.tokenCommand to a command that prints a token.',
    ],
  },
  'way-out': {
    name: 'sending mail',
    advice: ['Look at host, port, security, user and password under smtp in the configuration.'],
  },
  'reply-address': {
    name: 'reply addresses',
    advice: [
      'If the server takes address+word@domain, set replyAddress to plus: answers then find their case for sure.',
    ],
  },
  proof: {
    name: 'proof of sender',
    advice: [
      'Every act of a colleague then takes one more mail, to confirm it. If your mail server writes',
      'Authentication-Results, set trustedAuthServ to its name; else set checkSignatures to true.',
    ],
  },
};

/** @param named  true where there are several desks, so that each line says which */
export function describePart({ desk, part, state, says }: PartFinding, named: boolean): Checked {
  const { name, advice } = PARTS[part];
  const about = named ? `${name} of ${desk}` : name;
  return { state, about, says, advice: state === 'good' ? [] : advice };
}

/** A body of the ladder of disputes of which nobody knows whether what letters say still holds. */
export function describeBody({ name, checkedOn, days }: StaleBody): Checked {
  return {
    state: 'weak',
    about: `disputes body ${name}`,
    says: `last checked on ${checkedOn}, ${days} days ago`,
    advice: [
      'Look whether its address, terms, fee and our membership still hold, and set checkedOn under disputes.',
    ],
  };
}

/** How the mails of a colleague are proven. */
export function describeProof({ member, state, mails, proven, source, unused }: StaffProof): Checked {
  const about = `mails of ${member.name} <${member.address}>`;
  const count = mails === 1 ? 'the last mail' : `the last ${mails} mails`;
  const advice = unused === null ? [] : explainUnused(unused);
  switch (state) {
    case 'unseen':
      return {
        state: 'weak',
        about,
        says: 'none came yet',
        advice: ['Have them write a line to the desk, from every program that they use; then ask again.'],
      };
    case 'proven':
      return {
        state: 'good',
        about,
        says: `${count} proven by ${SOURCES[source ?? 'own-check']}`,
        advice: [],
      };
    case 'sometimes':
      return {
        state: 'weak',
        about,
        says: `${proven} of ${count} proven by ${SOURCES[source ?? 'own-check']}`,
        advice:
          advice.length > 0 ? advice : ['Some program or network of theirs sends past your mail server.'],
      };
    case 'never':
      return {
        state: 'weak',
        about,
        says: `nothing in ${count} proves who wrote ${mails === 1 ? 'it' : 'them'}`,
        advice: advice.length > 0 ? advice : ['What they ask for waits until they confirm it by mail.'],
      };
  }
}

const SOURCES = { boundary: 'your mail server', 'own-check': 'a signature' } as const;

function explainUnused({
  desk,
  server,
}: {
  readonly desk: string;
  readonly server: string;
}): readonly string[] {
  return [
    `A server that calls itself ${server} wrote Authentication-Results. If that is your own mail server,`,
    `and it removes such fields from what comes in, add to the desk ${desk}:  trustedAuthServ: ${server}`,
  ];
}

/** The database could not be asked. */
export function describeDatabase(fault: string): Checked {
  return {
    state: 'broken',
    about: 'database',
    says: fault,
    advice: [
      'Look at database in the configuration; without database.url Redress runs its own in dataFolder.',
    ],
  };
}
