/**
 * How to reach a mail account: shared by the IMAP and the SMTP adapter. TLS is the default; plain
 * connections are refused by the configuration except on loopback.
 */

/** `tokenCommand` prints an OAuth2 access token; it is run before each connect (Microsoft 365, Google). */
export type AccountAuth =
  | { readonly by: 'password'; readonly password: string }
  | { readonly by: 'token'; readonly tokenCommand: string };

export type MailAccount = {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user: string;
  readonly auth: AccountAuth;
  /** PEM text of an own certificate authority, or null for the system's. */
  readonly ca: string | null;
};

/** An account for sending; only a server on loopback may do without a login (`auth` null, `user` empty). */
export type SmtpAccount = Omit<MailAccount, 'auth'> & { readonly auth: AccountAuth | null };
