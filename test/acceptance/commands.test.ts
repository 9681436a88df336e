/**
 * The numbered cases of commands.md 4 on whole mails, as real programs write them with our notice quoted, through the
 * real jobs: what each does to its case, what leaves for the complainant, and the subject of the one answer. Those of
 * several mails or persons (40, 43, 44, 46, 49 to 54) are in command-threads.test.ts; 2, 3, 14 to 28, 31 to 35 and the
 * forms of 51, 55 and 56 are about what a person wrote, and stand on mail files in test/staff/authored-text.test.ts.
 */
import { describe, expect, test } from 'vitest';
import { mailsTo, useCases } from '../support/command-cases.ts';
import type { RawFields } from '../support/raw-mail.ts';
import { CLIENTS } from '../support/staff-clients.ts';
import { ELS } from '../support/staff-mails.ts';

const UNPROVEN = { 'Authentication-Results': null } as const;
const { openCase } = useCases();

/** What an answer begins with, or that none comes. */
const SAYS = {
  done: /^OK /,
  note: /NIET verstuurd/,
  refused: /^NIETS UITGEVOERD/,
  asked: /^GRAAG BEVESTIGEN/,
  told: /./,
  nothing: null,
} as const;

type Row = {
  /** Number in commands.md 4. */
  readonly no: string;
  readonly text: string;
  readonly says: keyof typeof SAYS;
  /** Facts of the case that the mail brought about. */
  readonly facts?: readonly string[];
  /** A piece of the answer. */
  readonly answer?: string | RegExp;
  /** Pieces of the one letter to the complainant, and what must not stand in it. */
  readonly letter?: readonly string[];
  readonly notInLetter?: readonly string[];
  readonly fields?: RawFields;
};

const ROWS: readonly Row[] = [
  { no: '1', text: '#assess founded', says: 'done', facts: ['point_assessed'] },
  {
    no: '4',
    text: '# assess: founded -- two witnesses',
    says: 'done',
    facts: ['point_assessed'],
    answer: 'two witnesses',
  },
  { no: '5', text: '#asess founded', says: 'refused', answer: '#assess' },
  { no: '6', text: '#assess foundet', says: 'refused', answer: 'founded' },
  { no: '7, an alias', text: '#closed not-a-reason-of-ours', says: 'refused' },
  { no: '7, a slip', text: '#clsoe', says: 'refused', answer: '#close' },
  {
    no: '8',
    text: 'I think he is lying.',
    says: 'note',
    facts: ['note_added'],
    answer: 'I think he is lying.',
  },
  {
    no: '9',
    text: '#reply Dear Ms De Wit,\nwe need a week.\n#end\ncheck her file',
    says: 'done',
    facts: ['reply_written', 'note_added'],
    answer: 'check her file',
    letter: ['Dear Ms De Wit', 'we need a week.'],
    notInLetter: ['check her file'],
  },
  {
    no: '10, with a second command that is legal',
    text: '#reply\nDear Ms De Wit, you hear from us.\n#note she is difficult\n#label +lastig',
    says: 'done',
    facts: ['reply_written', 'note_added', 'tags_changed'],
    letter: ['you hear from us'],
    notInLetter: ['difficult', 'lastig'],
  },
  { no: '10', text: '#reply\nDear Ms De Wit,\n#note she is difficult\n#close', says: 'refused' },
  {
    no: '11',
    text: '#reply\nDear Ms De Wit,\n#notte she is difficult',
    says: 'refused',
    answer: '#note she is difficult',
  },
  {
    no: '12',
    text: '#reply\n##hashtag day\nOur #1 rule',
    says: 'done',
    facts: ['reply_written'],
    letter: ['#hashtag day', 'Our #1 rule'],
    notInLetter: ['##hashtag'],
  },
  {
    no: '13',
    text: '#reply\n#1: we apologise',
    says: 'done',
    facts: ['reply_written'],
    letter: ['#1: we apologise'],
  },
  {
    no: '29',
    text: '#due “next friday”',
    says: 'done',
    facts: ['routing_set'],
    answer: /vrijdag 27 november 2026/,
  },
  { no: '30', text: '#due 04/05/2027', says: 'refused', answer: /2027-0[45]-0[45][\s\S]*2027-0[45]-0[45]/ },
  { no: '36', text: '#assess founded\n#close\n#assess unfounded', says: 'refused' },
  { no: '37', text: '#assign Jose', says: 'refused', answer: /jose\.alves[\s\S]*jose\.braga/ },
  { no: '38', text: '#beoordeel gegrond', says: 'done', facts: ['point_assessed'] },
  { no: '39, a slash', text: '/close', says: 'refused', answer: '#close' },
  { no: '39, an exclamation mark', text: '!close', says: 'refused', answer: '#close' },
  { no: '39, an at sign', text: '@close', says: 'refused', answer: '#close' },
  { no: '41', text: '#on C-1042-8\n#take', says: 'refused', answer: 'C-1042-8' },
  {
    no: '42',
    text: '#take',
    says: 'refused',
    fields: { Subject: 'Re: [C-1050-3]' },
    answer: /andere\s+zaak[^(]*\(C-1050-3,\s+C-\d+-\d\)/,
  },
  { no: '45', text: '#take', says: 'nothing', fields: { 'Auto-Submitted': 'auto-replied' } },
  { no: '47', text: '#take', says: 'asked', fields: UNPROVEN, answer: /#ja T-\d+-\d/ },
  {
    no: '48',
    text: '#assess founded',
    says: 'asked',
    fields: { To: 'klachten@example.org', 'In-Reply-To': null },
  },
  { no: '55', text: Array.from({ length: 300 }, (_, n) => `#label +n${n}`).join('\n'), says: 'refused' },
  { no: '56, an invisible letter', text: '#ta\u200bke', says: 'done', facts: ['handler_assigned'] },
  { no: '56, a turned direction', text: '#label +\u202eneffo', says: 'refused' },
];

describe.each(ROWS)('case $no', (row) => {
  test.each(CLIENTS.map((client) => [client.name, client] as const))('written with %s', async (_, client) => {
    const { say, facts, letters, notice, complainant } = await openCase();
    const left = await say(client(row.text, notice), row.fields);
    expect(mailsTo(left, complainant)).toEqual([]);
    const answers = mailsTo(left, ELS);
    const subject = SAYS[row.says];
    expect(answers.length).toBe(subject === null ? 0 : 1);
    if (subject !== null) expect(answers[0]?.mail.subject).toMatch(subject);
    if (row.answer !== undefined) expect(answers[0]?.mail.text).toMatch(row.answer);
    const happened = await facts();
    expect(happened).toEqual(expect.arrayContaining([...(row.facts ?? [])]));
    if (row.facts === undefined) expect(happened).toEqual([]);
    const [letter, ...others] = await letters();
    expect(others).toEqual([]);
    expect(letter === undefined).toBe(row.letter === undefined);
    for (const piece of row.letter ?? []) expect(letter?.mail.text).toContain(piece);
    for (const piece of row.notInLetter ?? []) expect(letter?.mail.text).not.toContain(piece);
  });
});
