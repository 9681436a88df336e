import { expect, test } from 'vitest';
import { missingNeeds, type Need } from '../../src/case/needs.ts';

const ADDRESS: Need = {
  name: 'address',
  question: { nl: 'Om welk adres gaat het?', en: 'Which address is it about?' },
  found: { by: 'pattern', pattern: /\b\d{4} ?[A-Z]{2}\b/iu },
};
const PHOTO: Need = {
  name: 'photo',
  question: { nl: 'Kunt u een foto sturen?', en: 'Can you send a photo?' },
  found: { by: 'attachment', typePrefix: 'image/' },
};
const PHONE: Need = {
  name: 'phone',
  question: { nl: 'Waar bereiken wij u?', en: 'Where do we reach you?' },
  found: { by: 'pattern', pattern: /\b0\d{9}\b/u },
};
const NEEDS = [PHONE, ADDRESS, PHOTO];

const jpeg = { type: 'image/jpeg' };
const pdf = { type: 'application/pdf' };

function namesMissing(text: string, attachments: readonly { readonly type: string }[] = []) {
  return missingNeeds(NEEDS, { text, attachments }).map((need) => need.name);
}

test('a complaint that says nothing is asked everything, in the order of the configuration', () => {
  expect(namesMissing('Het lekt.')).toEqual(['phone', 'address', 'photo']);
});

test('what the text contains is not asked', () => {
  expect(namesMissing('Het lekt op 1234 AB.')).toEqual(['phone', 'photo']);
});

test('a photo that came along is not asked, whichever attachment it is', () => {
  expect(namesMissing('Het lekt.', [pdf, jpeg])).toEqual(['phone', 'address']);
});

test('an attachment of another type does not stand for a photo', () => {
  expect(namesMissing('Het lekt.', [pdf])).toEqual(['phone', 'address', 'photo']);
});

test('nothing is asked when nothing is missing', () => {
  expect(namesMissing('1234ab, bel 0612345678', [jpeg])).toEqual([]);
});

test('nothing is asked when the configuration needs nothing', () => {
  expect(missingNeeds([], { text: '', attachments: [] })).toEqual([]);
});
