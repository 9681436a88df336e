/** Shares files over as few mails as their order allows, none larger than a mail server takes. */

/**
 * As many bytes as go along with one mail: a third more once they are encoded, and most servers refuse a mail from
 * 20 or 25 million bytes on.
 */
export const MOST_BYTES_ENCLOSED = 14_000_000;

/** Files by mail, in their order, and those that are too large for any mail. */
export type Packed<T> = { readonly mails: readonly (readonly T[])[]; readonly tooLarge: readonly T[] };

/** @param most  bytes of one mail */
export function packFiles<T extends { readonly bytes: number }>(
  files: readonly T[],
  most: number = MOST_BYTES_ENCLOSED,
): Packed<T> {
  const mails: T[][] = [];
  let left = 0;
  for (const file of files.filter(({ bytes }) => bytes <= most)) {
    const open = mails.at(-1);
    if (open === undefined || file.bytes > left) {
      mails.push([file]);
      left = most - file.bytes;
    } else {
      open.push(file);
      left -= file.bytes;
    }
  }
  return { mails, tooLarge: files.filter(({ bytes }) => bytes > most) };
}
