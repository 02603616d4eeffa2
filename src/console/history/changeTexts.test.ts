import { STRINGS } from '../../testing/strings';
import { changeTexts } from './changeTexts';

const { text } = STRINGS;

test('an edit that changed nothing needs no sentence', () => {
  expect(changeTexts({}, text)).toEqual([]);
});

test('names each changed field before and after', () => {
  const changes = {
    name: { before: 'Partner', after: 'CRM' },
    method: { before: 'GET', after: 'POST' },
    host: { before: 'partner.example.com', after: 'crm.example.com' },
    events: { before: ['onParticipantLeft', 'onLunch'], after: ['onLunch', 'onParticipantJoined'] },
  } as const;
  expect(
    changeTexts({ ...changes, events: { before: [...changes.events.before], after: [...changes.events.after] } }, text),
  ).toEqual([
    'Name changed from “Partner” to “CRM”.',
    'HTTP method changed from GET to POST.',
    'URL changed from partner.example.com to crm.example.com.',
    'Events added: onParticipantJoined.',
    'Events removed: onParticipantLeft.',
  ]);
});

test('a webhook without a name gets one', () => {
  expect(changeTexts({ name: { before: null, after: 'CRM' } }, text)).toEqual(['Name added: “CRM”.']);
});

test('says so when only another part of the URL changed', () => {
  const host = { before: 'crm.example.com', after: 'crm.example.com' };
  expect(changeTexts({ host }, text)).toEqual(['URL changed within crm.example.com.']);
});

test('names the destinations that were added and removed', () => {
  const destinations = { before: ['crm', 'inspector'], after: ['crm', 'hooks.example.com'] };
  expect(changeTexts({ destinations }, text)).toEqual([
    'Destinations added: hooks.example.com.',
    'Destinations removed: inspector.',
  ]);
});
