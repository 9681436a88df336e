/** Rows of the catalogue for managers: what they say about the analysis that they read (procedure step 5; DESIGN 6). */
import type { CommandRow } from './command-row.ts';
import { readDigest, readSnooze, readVolume } from './read-management.ts';
import { quiet } from './rows-desk.ts';

/** Every command of this file. */
export type ManagementCommand = 'snooze' | 'volume' | 'digest';

const BY_MANAGER = { about: 'desk', permission: quiet('A2', ['manager']) } as const;

/** The rows by canonical name. */
export const MANAGEMENT_ROWS: Readonly<Record<ManagementCommand, CommandRow>> = {
  snooze: {
    ...BY_MANAGER,
    names: { en: ['snooze'], nl: ['sluimer', 'niet-melden'] },
    usage: { en: 'T-NUMBER WEEKSw WHY', nl: 'T-NUMMER WEKENw WAAROM' },
    help: {
      en: 'Leaves a trend out of the analysis for some weeks; a reason that begins with “real” or “nothing found” says what came of it.',
      nl: 'Laat een trend een aantal weken uit de analyse; een reden die begint met ‘echt’ of ‘niets gevonden’ zegt wat eruit kwam.',
    },
    example: {
      en: '#snooze T4 6w phase 2 is being repaired',
      nl: '#sluimer T4 6w fase 2 wordt nu hersteld',
    },
    reader: 'internal',
    inverse: 'none',
    read: readSnooze,
  },
  volume: {
    ...BY_MANAGER,
    names: { en: ['volume'], nl: ['aantal', 'volume'] },
    usage: { en: 'WEEK UNIT NUMBER', nl: 'WEEK EENHEID GETAL' },
    help: {
      en: 'Says how much work there was in a week, so that complaints are compared per unit of it.',
      nl: 'Zegt hoeveel werk er in een week was, zodat klachten per eenheid daarvan worden vergeleken.',
    },
    example: { en: '#volume 2026-W47 deliveries 41', nl: '#aantal 2026-W47 opleveringen 41' },
    reader: 'none',
    inverse: 'say-again',
    read: readVolume,
  },
  digest: {
    ...BY_MANAGER,
    names: { en: ['digest', 'analysis'], nl: ['analyse', 'digest'] },
    usage: { en: '[PERIOD]', nl: '[PERIODE]' },
    help: {
      en: 'Mails you the analysis now: of last week, or of 2026-W47, 2026-11, 2026-Q4 or 2026.',
      nl: 'Mailt u de analyse nu: van de vorige week, of van 2026-W47, 2026-11, 2026-Q4 of 2026.',
    },
    example: { en: '#digest 2026-W47', nl: '#analyse 2026-W47' },
    reader: 'none',
    inverse: 'nothing-to-undo',
    read: readDigest,
  },
};
