import type { Webhook } from '../../../local/world/model';
import type { Wish } from './cases';
import { prove } from './edit';
import { alike, objections, wanted } from './rules';

test('60 edits alone, 60 while Twilio fails and 60 pairs at once: each changes this and nothing else', async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  expect(await prove({ runs: 60, seed: 1 })).toMatchObject({ violations: 0 });
}, 60_000);

describe('an edit that did too much or too little would be noticed:', () => {
  const before: Webhook = {
    ttid: 'flex_interactionwebhook_1',
    type: 'interaction',
    url: 'https://other.example.com/in?key=secret',
    method: 'POST',
    events: ['onLunch', 'onParticipantLeft'],
    friendlyName: null,
  };
  const wish: Wish = { destination: null, method: 'POST', events: ['onParticipantJoined'], friendlyName: null };
  const after = { ...before, events: ['onParticipantJoined', 'onLunch'] };

  test.each<[string, Partial<Webhook>]>([
    ['an event lost that nobody knows', { events: ['onParticipantJoined'] }],
    ['an event kept that was taken out', { events: [...before.events, 'onParticipantJoined'] }],
    ['an address without its query', { url: 'https://other.example.com/in' }],
    ['another method', { method: 'GET' }],
    ['a name out of nowhere', { friendlyName: '' }],
    ['another type', { type: 'global' }],
  ])('%s', (_, slip) => {
    expect(alike(after, wanted(before, wish))).toBe(true);
    expect(alike({ ...after, ...slip }, wanted(before, wish))).toBe(false);
  });

  test('what a supervisor may not do', () => {
    expect(objections({ ...before, type: 'global' }, wish, 'supervisor')).toEqual(['not-permitted']);
    expect(objections({ ...before, type: 'global' }, wish, 'admin')).toEqual([]);
  });
});
