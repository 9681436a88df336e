/** Why a file cannot be read, in words for people; they follow the name of the file. */

const FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read by this account',
  EPERM: 'may not be read by this account',
  ELOOP: 'is a link that leads round in a circle',
  EISDIR: 'is a folder',
  ENOTDIR: 'is not a folder',
  ENXIO: 'is not a file',
};

/** What a fault of the file system means. */
export function describeFileFault(fault: unknown): string {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  return FAULTS[code] ?? `cannot be read (${code || String(fault)})`;
}
