import { describe, expect, test } from 'vitest';
import { readIntake } from '../../src/staff/read-intake.ts';
import { CONTEXT, problemsOf, readText, requestsOf } from '../support/command-mail.ts';

describe('a complaint that came another way', () => {
  test('names who complains, the day on which it came, and what was said', () => {
    const block = [
      'from: Maria Silva, tel +351 912 345 678',
      'received: 2026-11-04',
      'consent: reads by post',
      'address: Rua Nova 5, Porto',
      'He was shouted at on line 12.',
      'date: he does not know',
    ];
    expect(readIntake({ args: 'phone', block }, CONTEXT)).toStrictEqual({
      ok: true,
      request: {
        type: 'enter_complaint',
        channel: 'phone',
        from: { name: 'Maria Silva', address: '', phone: '+351 912 345 678', postal: 'Rua Nova 5, Porto' },
        received: '2026-11-04',
        consent: 'reads by post',
        text: 'He was shouted at on line 12.\ndate: he does not know',
      },
    });
  });

  test('in Dutch, by somebody with an address or without any contact', () => {
    expect(
      requestsOf('#aanmelden balie\nOntvangen: gisteren\n\nVan: Anna de Wit <Anna@Example.org>\nHet lekt.'),
    ).toMatchObject([
      {
        channel: 'desk',
        from: { name: 'Anna de Wit', address: 'anna@example.org', phone: '' },
        text: 'Het lekt.',
      },
    ]);
    expect(
      requestsOf(
        '#aanmelden telefoon\nnaam: K. Jansen\ntel: 06 1234 5678\ne-mail: k@example.net\ndatum: 16 november\nHet lekt.',
      ),
    ).toMatchObject([{ from: { name: 'K. Jansen', address: 'k@example.net', phone: '06 1234 5678' } }]);
    expect(requestsOf('#intake letter\nfrom: no contact\nreceived: monday\nIt leaks.')).toMatchObject([
      { from: { name: '', address: '', phone: '' }, received: '2026-11-16' },
    ]);
  });

  test('is asked for what is missing, one thing at a time', () => {
    const missing = (mail: string) => problemsOf(mail).join();
    expect(missing('#intake phone\nIt leaks.')).toBe('1 missing-field');
    expect(missing('#intake phone\nfrom: Anna\nIt leaks.')).toBe('1 missing-field');
    expect(missing('#intake phone\nfrom: Anna\nreceived: tomorrow\nIt leaks.')).toBe('1 date-in-future');
    expect(missing('#intake phone\nfrom: Anna\nreceived: monday')).toBe('1 missing-text');
    expect(missing('#intake pigeon')).toBe('1 unknown-value');
  });

  test('is asked for it by the name that belongs in its line', () => {
    expect(readText('#intake phone\nIt leaks.')).toMatchObject({ problems: [{ name: 'from' }] });
    expect(readText('#aanmelden telefoon\nVan: Anna\nHet lekt.', { language: 'nl' })).toMatchObject({
      problems: [{ name: 'ontvangen' }],
    });
  });

  test('names itself what a forwarded mail must not repeat', () => {
    expect(requestsOf('#intake forwarded')).toStrictEqual([
      { type: 'enter_complaint', channel: 'forwarded', from: null, received: null, consent: '', text: '' },
    ]);
  });
});
