/** Names of the databases of a test run. */

/** The migrated database that each test file copies; nobody connects to it. */
export const TEMPLATE = 'redress_template';

/** The address of another database of the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
