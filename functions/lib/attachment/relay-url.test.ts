import fc from 'fast-check';
import type { InteractionSid } from '../../../src/contract/sids';
import { inspectorUrl, newTimeline } from './inspector';
import { relayAddress, relayAt, relayUrl, timelineBehind } from './relay-url';

const DOMAIN = 'functions.example.com';
const ID = 'a'.repeat(32);
const INTERACTION = `KD${'1'.repeat(32)}` as InteractionSid;
const ADDRESS = { id: ID, interaction: INTERACTION };
const URL_OF_RELAY = relayUrl(DOMAIN, ADDRESS);

const digits = fc.stringMatching(/^[0-9a-f]{32}$/);

test('the URL of a relayed webhook leads to its attachment and its interaction', () => {
  fc.assert(
    fc.property(digits, digits, (id, last) => {
      const address = { id, interaction: `KD${last}` as InteractionSid };
      expect(relayAt(DOMAIN, relayUrl(DOMAIN, address))).toEqual(address);
    }),
  );
});

test.each([
  ['of another domain', relayUrl('other.example.com', ADDRESS)],
  ['of another path', URL_OF_RELAY.replace('receive', 'send')],
  ['with something after it', `${URL_OF_RELAY}&a=1`],
  ['with something before it', URL_OF_RELAY.replace('?', '?a=1&')],
  ['with another line after it', `${URL_OF_RELAY}\n`],
  ['without an interaction', URL_OF_RELAY.replace(/&i=.*/, '')],
  ['of an interaction that is none', URL_OF_RELAY.replace('KD', 'CH')],
  ['of an attachment that is none', URL_OF_RELAY.replace('r=a', 'r=z')],
  ['of the inspector alone', inspectorUrl(DOMAIN, newTimeline(ID))],
  ['of a destination', 'https://crm.example.com/'],
])('a URL %s leads to none', (_, url) => {
  expect(relayAt(DOMAIN, url)).toBeNull();
});

describe('the parameters of a request', () => {
  test('name an attachment and its interaction', () => {
    expect(relayAddress(ID, INTERACTION)).toEqual(ADDRESS);
  });

  test.each<[string, unknown, unknown]>([
    ['without an attachment', undefined, INTERACTION],
    ['with a repeated attachment', [ID], INTERACTION],
    ['with a text as the attachment', 'crm', INTERACTION],
    ['without an interaction', ID, undefined],
    ['with another SID as the interaction', ID, INTERACTION.replace('KD', 'CH')],
  ])('name none %s', (_, r, i) => {
    expect(relayAddress(r, i)).toBeNull();
  });
});

test.each([
  ['of a relayed webhook', URL_OF_RELAY, newTimeline(ID)],
  ['of the inspector alone', inspectorUrl(DOMAIN, newTimeline(ID)), newTimeline(ID)],
  ['of a destination', 'https://crm.example.com/', null],
])('the timeline behind a URL %s', (_, url, timeline) => {
  expect(timelineBehind(DOMAIN, url)).toBe(timeline);
});
