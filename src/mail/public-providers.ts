/**
 * Domains under which very many unrelated people have their mailbox. The limit of automatic mail per domain
 * is there for one organisation's robots, so it does not hold for these (inbound.md G3).
 */
const PUBLIC_PROVIDERS: ReadonlySet<string> = new Set([
  ...[
    'gmail.com',
    'googlemail.com',
    'hotmail.com',
    'hotmail.nl',
    'outlook.com',
    'live.com',
    'live.nl',
    'msn.com',
  ],
  ...[
    'yahoo.com',
    'yahoo.co.uk',
    'icloud.com',
    'me.com',
    'mac.com',
    'aol.com',
    'proton.me',
    'protonmail.com',
  ],
  ...['ziggo.nl', 'kpnmail.nl', 'planet.nl', 'hetnet.nl', 'home.nl', 'upcmail.nl', 'casema.nl', 'chello.nl'],
  ...[
    'xs4all.nl',
    'quicknet.nl',
    'tele2.nl',
    'online.nl',
    'caiway.nl',
    'solcon.nl',
    'zonnet.nl',
    'telfort.nl',
  ],
  ...['telenet.be', 'skynet.be', 'proximus.be', 'gmx.net', 'gmx.de', 'web.de', 't-online.de', 'freenet.de'],
  ...['btinternet.com', 'sky.com', 'virginmedia.com', 'talktalk.net', 'orange.fr', 'wanadoo.fr', 'free.fr'],
]);

/** True for the domain of a provider of mailboxes for everybody; the domain is lower-case. */
export function isPublicProvider(domain: string): boolean {
  return PUBLIC_PROVIDERS.has(domain);
}
