import type { Webhook } from '../../../local/world/model';
import type { Edit } from './cases';
import { check } from './edit';
import { expectedWebhook, isEquivalent, refusalReasons } from './rules';

test('60 edits alone, 60 with faults, and 60 concurrent pairs change only what they should', async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  expect(await check({ runs: 60, seed: 1 })).toMatchObject({ violations: 0 });
}, 60_000);

describe('the rules', () => {
  const before: Webhook = {
    ttid: 'flex_interactionwebhook_1',
    type: 'interaction',
    url: 'https://other.example.com/in?key=secret',
    method: 'POST',
    events: ['onLunch', 'onParticipantLeft'],
    friendlyName: null,
  };
  const edit: Edit = { destination: null, method: 'POST', events: ['onParticipantJoined'], friendlyName: null };
  const after = { ...before, events: ['onParticipantJoined', 'onLunch'] };

  test.each<[string, Partial<Webhook>]>([
    ['an unknown event that was lost', { events: ['onParticipantJoined'] }],
    ['a removed event that was kept', { events: [...before.events, 'onParticipantJoined'] }],
    ['a URL that lost its query', { url: 'https://other.example.com/in' }],
    ['another method', { method: 'GET' }],
    ['a name that was not requested', { friendlyName: '' }],
    ['another type', { type: 'global' }],
  ])('notice %s', (_, mistake) => {
    expect(isEquivalent(after, expectedWebhook(before, edit))).toBe(true);
    expect(isEquivalent({ ...after, ...mistake }, expectedWebhook(before, edit))).toBe(false);
  });

  test('refuse a supervisor, and not an administrator, an edit of a global webhook', () => {
    expect(refusalReasons({ ...before, type: 'global' }, edit, 'supervisor')).toEqual(['not-permitted']);
    expect(refusalReasons({ ...before, type: 'global' }, edit, 'admin')).toEqual([]);
  });
});
