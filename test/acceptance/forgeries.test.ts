/**
 * Nobody but a colleague moves a case: some hundreds of mails that claim to come from one, through the real jobs
 * (commands.md 3.7 and 3.8). What must come of each is computed from the rows of test/support/forgeries.ts; what came
 * of it is read from the log of the cases and from the letters that left.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Config } from '../../src/config.ts';
import { type Carriers, collectTokens, countActs, HERE, post, wordsToAnna } from '../support/forged-post.ts';
import {
  CHECKS,
  type CheckRow,
  FROMS,
  type FromRow,
  OPENS,
  PLACES,
  type Place,
  RESULTS,
  type ResultsRow,
  signature,
  TOKENS,
  type TokenName,
  textWith,
} from '../support/forgeries.ts';
import { type TestDesk, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { withColleagues } from '../support/staff-mails.ts';

type Claim = {
  readonly from: FromRow;
  readonly results: ResultsRow;
  readonly check: CheckRow;
  readonly token: TokenName;
  readonly place: Place;
};

/** A claim with the command that it carries. */
type Numbered = Claim & { readonly number: number; readonly word: string; readonly command: string };

/** What a desk looks at to know who wrote a mail. */
type World = { readonly results: boolean; readonly checks: boolean };

const WORDS = /zz\d{4}/g;
const MINUTE_MS = 60_000;

const at = <T>(rows: readonly T[], index: number): T => {
  const row = rows[index % rows.length];
  if (row === undefined) throw new Error('every table has rows');
  return row;
};
const [ELS_ROW, ...OTHER_FROMS] = FROMS;
const SILENT = RESULTS.filter(({ says }) => says === 'nothing');
const GOOD_CHECKS = CHECKS.filter(({ proves }) => proves);

/** Els with everything that can stand in the header, each with every token; then the others, then our own check. */
function claimsOf({ results }: World): readonly Claim[] {
  if (ELS_ROW === undefined) throw new Error('the first row is Els');
  const header = RESULTS.flatMap((row, r) =>
    TOKENS.map((token, t) => ({
      from: ELS_ROW,
      results: row,
      check: at(CHECKS, r + t),
      token,
      place: at(PLACES, r * 2 + t),
    })),
  );
  const persons = OTHER_FROMS.flatMap((from, f) =>
    RESULTS.filter((_, r) => r % 6 === 0).flatMap((row, r) =>
      TOKENS.filter((_, t) => t % 3 !== 2).map((token, t) => ({
        from,
        results: row,
        check: at(GOOD_CHECKS, f + t),
        token,
        place: at(PLACES, (f + r) % 2),
      })),
    ),
  );
  const own = SILENT.flatMap((row) =>
    CHECKS.flatMap((check) =>
      (['none', 'of Els for this case', 'of Els for another case'] as const).map((token) => ({
        from: ELS_ROW,
        results: row,
        check,
        token,
        place: 'authored' as const,
      })),
    ),
  );
  return results
    ? [...header, ...persons, ...own]
    : [...header.filter((_, h) => h % 9 === 0), ...own.slice(0, 54)];
}

/** A command that any colleague may give at A1, or two at A2, of which one writes to the complainant. */
function numbered(claim: Claim, number: number): Numbered {
  const word = `zz${String(number).padStart(4, '0')}`;
  const acts = [`#label +${word}`, `#zorg ${word}`, `#antwoord Beste mevrouw De Wit, ${word}.`];
  // A letter of Els would make the view of Leo an old one, and his of hers.
  const act = claim.from.writer === 'leo' ? at(acts.slice(0, 2), number) : at(acts, number);
  return { ...claim, number, word, command: `#bij ${HERE}\n${act}` };
}

/** The truth of a claim, from the rows alone. */
function isGenuine({ from, results, check, token, place, command }: Numbered, world: World): boolean {
  const says = world.results ? results.says : 'nothing';
  const isProven = says === 'proven' || (says === 'nothing' && world.checks && check.proves);
  const needsToken = !command.includes('#label');
  const isOpen = !needsToken || OPENS[token] === from.writer;
  return from.writer !== null && isProven && isOpen && place === 'authored';
}

function written(
  claim: Numbered,
  carriers: Carriers,
  changes: Readonly<Record<string, string | null>> = {},
): string {
  const { fields, line } = carriers[claim.token];
  const text = textWith(claim.command, claim.place);
  return rawMail(
    {
      'Authentication-Results': claim.results.values,
      ...claim.results.fields,
      Subject: 'Zaak',
      'Message-ID': `<claim-${claim.number}@mail.example.net>`,
      ...fields,
      ...claim.from.fields,
      ...changes,
    },
    line === '' ? text : `${text}\n#einde\n${line}`,
  );
}

const WORLDS: readonly (World & { readonly name: string })[] = [
  { name: 'that trusts its mail server and checks signatures itself', results: true, checks: true },
  { name: 'that only checks signatures itself', results: false, checks: true },
  { name: 'at which nothing is configured', results: false, checks: false },
];

describe.each(WORLDS)('a desk $name', (world) => {
  const desk = useDesk((config: Config) => {
    const changed = withColleagues(config);
    const trustedAuthServ = world.results ? 'mx.example.org' : null;
    return {
      ...changed,
      desks: changed.desks.map((each) => ({ ...each, trustedAuthServ, checkSignatures: world.checks })),
    };
  });
  const claims = claimsOf(world).map(numbered);
  const genuine = claims.filter((claim) => isGenuine(claim, world));
  const forged = claims.filter((claim) => !isGenuine(claim, world));
  let carriers: Carriers;
  let acts: ReadonlyMap<string, number>;
  let told: ReadonlySet<string>;

  beforeAll(async () => {
    carriers = await collectTokens(desk);
    await postAll(desk, claims, (claim) => written(claim, carriers), 1000);
    await desk.work();
    acts = await countActs(desk, WORDS);
    desk.pass(11 * MINUTE_MS);
    told = wordsToAnna(await desk.work(), WORDS);
  }, 240_000);

  const checked = (claim: Claim) => (world.checks ? claim.check.check : null);
  async function postAll(
    to: TestDesk,
    which: readonly Numbered[],
    write: (claim: Numbered) => string,
    first: number,
    check = checked,
  ) {
    for (const [index, claim] of which.entries()) await post(to, first + index, write(claim), check(claim));
  }
  const done = (which: readonly Numbered[]) => which.filter(({ word }) => acts.has(word)).map(describeClaim);

  test('is shown enough', () => {
    expect(claims.length).toBeGreaterThan(50);
    expect(forged.length).toBeGreaterThanOrEqual(world.results ? 500 : 40);
    expect(genuine.length).toBeGreaterThanOrEqual(world.results ? 80 : world.checks ? 5 : 0);
  });

  test('carries out nothing that is forged', () => {
    expect(done(forged)).toEqual([]);
  });

  test('carries out everything that is genuine, once', () => {
    expect(genuine.filter(({ word }) => acts.get(word) !== 1).map(describeClaim)).toEqual([]);
  });

  test('tells the complainant what a colleague wrote to her, and nothing else', () => {
    const letters = genuine.filter(({ command }) => command.includes('#antwoord')).map(({ word }) => word);
    expect([...told].toSorted()).toEqual(letters.toSorted());
  });

  test('carries out nothing once more, however it is sent again', async () => {
    await postAll(desk, genuine, (claim) => written(claim, carriers), 2000);
    await postAll(desk, genuine, (claim) => `X-Again: 1\r\n${written(claim, carriers)}`, 3000);
    await postAll(
      desk,
      genuine,
      (claim) => written(claim, carriers, again(claim)),
      4000,
      () => BROKEN,
    );
    await desk.work();
    desk.pass(11 * MINUTE_MS);
    expect(wordsToAnna(await desk.work(), WORDS)).toEqual(new Set());
    expect(await countActs(desk, WORDS)).toEqual(acts);
  }, 120_000);
});

/** Whoever has a mail of a colleague and sends it again has neither our server nor the signature on his side. */
const again = ({ word }: Numbered) => ({
  'Message-ID': `<again-${word}@evil.example>`,
  'Authentication-Results': 'mx.example.org; dmarc=fail header.from=example.net',
});
const BROKEN = signature('example.net', 'fail');

function describeClaim({ number, command, from, results, check, token, place }: Numbered): string {
  return [number, command, from.name, results.name, check.name, token, place].join(' | ');
}
