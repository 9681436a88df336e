import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readForwarded } from '../../src/mail/forwarded-mail.ts';

const GMAIL = [
  'Graag oppakken, zij is al twee keer gebeld.',
  '',
  '---------- Forwarded message ---------',
  'Van: Anna de Wit <anna.dewit@example.org>',
  'Date: vr 13 nov 2026 om 09:12',
  'Subject: Lekkage dakkapel',
  'To: Els de Boer <els.de.boer@example.net>',
  '',
  'Beste Els,',
  '',
  'De dakkapel lekt al drie weken.',
];

describe('a mail that a colleague passes on', () => {
  test('names its writer, its day, its subject and its words, without the comment above it', () => {
    expect(readForwarded(GMAIL.join('\n'))).toStrictEqual({
      from: { address: 'anna.dewit@example.org', name: 'Anna de Wit' },
      writtenOn: '2026-11-13',
      subject: 'Lekkage dakkapel',
      text: 'Beste Els,\n\nDe dakkapel lekt al drie weken.',
    });
  });

  test('is read as Outlook writes it, with a name only', () => {
    const lines = [
      '*Van:* Harm Visser',
      '*Verzonden:* maandag 2 maart 2026 14:05',
      '*Onderwerp:* Ketel',
      '',
      'Koud.',
    ];
    expect(readForwarded(lines.join('\n'))).toMatchObject({
      from: { address: '', name: 'Harm Visser' },
      writtenOn: '2026-03-02',
      text: 'Koud.',
    });
  });

  test.each([
    ['Friday, November 13, 2026 9:12 AM', '2026-11-13'],
    ['13-11-2026 09:12', '2026-11-13'],
    ['2026-11-13 09:12', '2026-11-13'],
    ['zo 31 feb 2026', null],
    ['vorige week', null],
  ])('was written %s', (written, day) => {
    const text = ['From: Ann Lee <ann@example.org>', `Sent: ${written}`, 'Subject: Boiler', '', 'Cold.'].join(
      '\n',
    );
    expect(readForwarded(text)?.writtenOn).toBe(day);
  });

  test('is none where nothing is passed on', () => {
    expect(readForwarded('Beste Els,\n\nvan: hier tot daar\nHet lekt.')).toBeNull();
  });

  test('is never read with a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (noise) => {
        readForwarded(`From: ${noise}\nDate: ${noise}\nSubject: ${noise}\n\n${noise}`);
      }),
    );
  });
});
