import type { Ttid } from '../../../src/contract/sids';
import type { Webhook } from '../twilio/flex';
import { changesOf } from './changes';

const webhook: Webhook = {
  ttid: 'flex_interactionwebhook_1' as Ttid,
  type: 'interaction',
  url: 'https://crm.example.com/in?key=secret',
  method: 'POST',
  events: ['onParticipantLeft', 'onParticipantJoined'],
  friendlyName: 'CRM',
};

test('an edit that changes nothing has no changes, whatever the order of the events', () => {
  expect(changesOf(webhook, { ...webhook, events: ['onParticipantJoined', 'onParticipantLeft'] })).toEqual({});
});

test('keeps name, events and method before and after', () => {
  const edited = { ...webhook, friendlyName: 'Archive', events: ['onParticipantLeft'], method: 'GET' } as const;
  expect(changesOf(webhook, edited)).toEqual({
    name: { before: 'CRM', after: 'Archive' },
    events: { before: webhook.events, after: ['onParticipantLeft'] },
    method: { before: 'POST', after: 'GET' },
  });
});

test('keeps only the host of a changed URL', () => {
  const { host } = changesOf(webhook, { ...webhook, url: 'https://archive.example.com/secret/path' });
  expect(host).toEqual({ before: 'crm.example.com', after: 'archive.example.com' });
});

test('keeps a change of path or query as two equal hosts', () => {
  const { host } = changesOf(webhook, { ...webhook, url: 'https://crm.example.com/in?key=other' });
  expect(host).toEqual({ before: 'crm.example.com', after: 'crm.example.com' });
});

test('keeps no part of a URL that cannot be parsed', () => {
  const { host } = changesOf({ ...webhook, url: 'not a URL' }, webhook);
  expect(host).toEqual({ before: null, after: 'crm.example.com' });
});

test.each(['x', '\u0001', '字', '😀'])(
  'an entry fits into a Sync item, however much of %j a name or event has',
  (character) => {
    const huge = character.repeat(10_000);
    const hostile = {
      ...webhook,
      friendlyName: huge,
      events: Array.from({ length: 1_000 }, (_, index) => `${index}${huge}`),
    };
    const changes = changesOf(hostile, {
      ...hostile,
      friendlyName: `${huge}!`,
      events: [...hostile.events, 'onParticipantLeft'],
    });
    expect(Buffer.byteLength(JSON.stringify(changes))).toBeLessThan(14_000);
  },
);
