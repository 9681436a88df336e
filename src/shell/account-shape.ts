/**
 * How a mail account is written in the configuration, for reading (IMAP) and for sending (SMTP): TLS
 * unless something else is said, a secret from a file or the environment, and no plain connection that
 * leaves this machine.
 */
import type { AccountAuth, MailAccount, SmtpAccount } from './account.ts';
import { type Environment, fileValue, hostValue, isLoopback, secretValue } from './config-values.ts';
import {
  checked,
  made,
  or,
  orNull,
  type Refuse,
  type Shape,
  section,
  text,
  type ValueOf,
  whole,
  word,
} from './shapes.ts';

/** Where secrets come from; relative paths of files start at `folder`, that of the configuration file. */
export type SecretSources = { readonly env: Environment; readonly folder: string };

const USUAL_PORTS = {
  imap: { tls: 993, starttls: 143, none: 143 },
  smtp: { tls: 465, starttls: 587, none: 25 },
} as const;

/** The keys of an account for reading, to stand in a section. */
export function imapKeys({ env, folder }: SecretSources) {
  return {
    host: checked('the name of the mail server', hostValue),
    port: orNull(whole(1, 65_535)),
    security: or(word(['tls', 'starttls', 'none']), 'tls'),
    user: text('the name to log in with'),
    auth: made(
      section({
        password: orNull(checked('a password', secretValue(env))),
        passwordFile: orNull(checked('the path of a file', fileValue(folder))),
        tokenCommand: orNull(text('a command')),
      }),
      authOf,
    ),
    caFile: orNull(checked('the path of a file', fileValue(folder))),
  };
}

/** The keys of an account for sending; shell/config-conflicts.ts says where login may be left out. */
export function smtpKeys(sources: SecretSources) {
  const { user, auth, ...server } = imapKeys(sources);
  return { ...server, user: orNull(user), auth: orNull(auth) };
}

type ValuesOf<Keys> = { [Key in keyof Keys]: Keys[Key] extends Shape ? ValueOf<Keys[Key]> : never };
type SmtpValues = ValuesOf<ReturnType<typeof smtpKeys>>;

/** The account for reading that the keys describe; what cannot be used together is refused. */
export function imapAccount(keys: ValuesOf<ReturnType<typeof imapKeys>>, refuse: Refuse): MailAccount {
  return { ...serverOf(keys, 'imap', refuse), user: keys.user, auth: keys.auth };
}

/** The account for sending; what cannot be used together is refused. */
export function smtpAccount(keys: SmtpValues, refuse: Refuse): SmtpAccount {
  return { ...serverOf(keys, 'smtp', refuse), user: keys.user ?? '', auth: keys.auth };
}

function serverOf(keys: Omit<SmtpValues, 'user' | 'auth'>, kind: 'imap' | 'smtp', refuse: Refuse) {
  const { host, security, caFile } = keys;
  if (security === 'none' && !isLoopback(host)) {
    refuse('tls or starttls, because the server is not on this machine', 'security');
  }
  return { host, port: keys.port ?? USUAL_PORTS[kind][security], security, ca: caFile };
}

type AuthValues = {
  readonly password: string | null;
  readonly passwordFile: string | null;
  readonly tokenCommand: string | null;
};

function authOf({ password, passwordFile, tokenCommand }: AuthValues, refuse: Refuse): AccountAuth {
  const ways: AccountAuth[] = [];
  if (password !== null) ways.push({ by: 'password', password });
  if (passwordFile !== null) ways.push({ by: 'password', password: passwordFile });
  if (tokenCommand !== null) ways.push({ by: 'token', tokenCommand });
  const [way, ...others] = ways;
  if (way === undefined || others.length > 0)
    refuse('exactly one of password, passwordFile and tokenCommand');
  return way ?? { by: 'password', password: '' };
}
