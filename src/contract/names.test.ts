import * as v from 'valibot';
import { friendlyName } from './webhooks';

const accepted = (name: string) => {
  const parsed = v.safeParse(friendlyName, name);
  return parsed.success ? parsed.output : null;
};

test.each([
  'CRM',
  'Zoë’s CRM',
  'CRM для продаж',
  'Отдел СМС',
  'ελληνικά',
  'नमस्ते',
  'ผู้ดูแล',
  '山田 太郎',
  'CRM表',
  '한국어',
  'عربي ١٢٣',
  '❤ 2',
])('a name may be “%s”', (name) => {
  expect(accepted(name)).toBe(name);
});

test('a name has no blanks at its ends, and accents in their usual form', () => {
  expect(accepted('  Zoe\u0308 ')).toBe('Zo\u00eb');
});

test.each([
  ['a zero-width space', 'CRM\u200b'],
  ['a zero-width joiner', 'C\u200dRM'],
  ['a soft hyphen', 'C\u00adRM'],
  ['an invisible letter', 'CRM\u3164'],
  ['a variation selector', 'CRM\ufe0f'],
  ['a bidirectional override', '\u202eMRC'],
  ['a bidirectional isolate', '\u2066CRM\u2069'],
  ['a line break', 'C\nRM'],
  ['a line separator', 'C\u2028RM'],
  ['a private character', 'CRM\ue000'],
  ['half a character', 'CRM\ud800'],
  ['two blanks in a row', 'My  CRM'],
  ['another blank', 'My\u00a0CRM'],
  ['a Cyrillic letter in a Latin word', 'СRM'],
  ['a Greek letter in a Latin word', 'CRΜ'],
  ['a Cyrillic word that passes for a Latin one', 'Our СОРУ'],
  ['a Greek word that passes for a Latin one', 'ΚΑΤΕ'],
  ['a Cherokee word that passes for a Latin one', 'ᎢᎬᎪᎷ'],
  ['full-width letters', 'ＣＲＭ'],
  ['mathematical letters', '𝐂RM'],
  ['circled letters', 'Ⓒrm'],
  ['a letter of small capitals', 'CRᴹ'],
  ['a mark that has no letter of its own', 'C\u0323RM'],
  ['a mark on a digit', 'CRM 1\u0332'],
  ['nothing but a mark', '\u0301'],
  ['nothing', ' '],
])('a name does not have %s', (_, name) => {
  expect(accepted(name)).toBeNull();
});
