/** The contact card of a colleague. */
import { expect, test } from 'vitest';
import { contactCardModel } from '../../src/letters/contact-card-model.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { aSetting, BEA } from './samples.ts';

const templates = openTemplates();

test('asks for one line, and names the address only where there is one', () => {
  const setting = aSetting('nl', templates.words('nl'));
  const model = contactCardModel(setting, BEA, true);
  expect(model).toMatchObject({ help: '#help', intake: '#aanmelden telefoon', rekey: '#nieuwe-sleutel' });
  expect(templates.render('staff/contact-card', 'nl', model).text).toContain('Uw vaste adres');
  const without = templates.render('staff/contact-card', 'nl', contactCardModel(setting, BEA, false));
  expect(without.text).not.toContain('Iemand belde');
});
