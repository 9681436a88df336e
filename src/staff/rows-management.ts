/** Rows of the catalogue for managers: what they say about the analysis that they read (procedure step 5; DESIGN 6). */
import type { CommandRow } from './command-row.ts';
import { readBreak, readDigest, readSnooze, readVolume } from './read-management.ts';
import { quiet } from './rows-desk.ts';

/** Every command of this file. */
export type ManagementCommand = 'snooze' | 'volume' | 'break' | 'digest';

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
  break: {
    ...BY_MANAGER,
    names: { en: ['break'], nl: ['breuk'] },
    usage: {
      en: 'CATEGORY, T-NUMBER or all since WEEK WHY, or off',
      nl: 'CATEGORIE, T-NUMMER of alles sinds WEEK WAAROM, of uit',
    },
    help: {
      en: 'Says that a category was split or merged, or counted in another way: it is compared again 8 weeks later.',
      nl: 'Zegt dat een categorie is gesplitst of samengevoegd, of anders wordt geteld: na 8 weken wordt weer vergeleken.',
    },
    example: {
      en: '#break leak since 2026-W30 roofs have a category of their own',
      nl: '#breuk lekkage sinds 2026-W30 daken hebben een eigen categorie',
    },
    reader: 'internal',
    inverse: 'say-again',
    read: readBreak,
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
