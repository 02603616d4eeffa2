import { INSPECTOR } from '../contract/destination';
import { CRM, destinationOf, serverAt } from '../testing/interactions';
import { interactionOf, taskSidOf, ttidOf } from '../testing/sids';
import { STRINGS } from '../testing/strings';
import { foreignRow, ourRow, resolvedAs, resolvedTo, unreadableRow, waitingRow } from '../testing/webhooks';
import { INITIAL_LISTING, nextListing } from './listing';
import { sendsTo, webhookTitle, webhookTitles } from './names';

const { text } = STRINGS;

const boundTo = (customer: string, ...numbers: readonly number[]) =>
  nextListing(
    nextListing(INITIAL_LISTING, {
      type: 'resolved',
      webhooks: numbers.map((number) => resolvedAs(number, 'bound', [{ taskSid: taskSidOf(1), workerSid: null }])),
    }),
    { type: 'names-loaded', names: new Map([[taskSidOf(1), customer]]) },
  ).resolutions;

test('a webhook is called as its maker named it, with the characters that no one sees', () => {
  expect(webhookTitle(foreignRow(1, { friendlyName: 'CRM\u200b' }), undefined, text)).toBe('CRM[U+200B]');
});

test('a webhook of this plugin is called by the customer, otherwise by the end of the interaction’s ID', () => {
  const webhook = ourRow(1, { ours: { interactionSid: interactionOf(1234), attachedAt: '2026-03-01T09:30:00.000Z' } });
  expect(webhookTitle(webhook, boundTo('Jane Miller', 1).get(ttidOf(1)), text)).toBe('Jane Miller');
  expect(webhookTitle(webhook, undefined, text)).toBe('Interaction …1234');
});

test('a webhook that waits for its interaction is not called by the name by which the plugin recognizes it', () => {
  expect(webhookTitle(waitingRow(1), undefined, text)).toBe('For a new interaction …0001');
});

test('a webhook without a readable name is called by the end of its ID', () => {
  expect(webhookTitle(foreignRow(1, { friendlyName: null }), undefined, text)).toBe('Unnamed …0001');
  expect(webhookTitle(unreadableRow(2), undefined, text)).toBe('Unnamed …0002');
});

test('two webhooks with the same name are told apart by the end of their IDs', () => {
  const rows = [ourRow(1), ourRow(2), foreignRow(3)];
  expect([...webhookTitles(rows, boundTo('Jane Miller', 1, 2), text).values()]).toEqual([
    'Jane Miller …0001',
    'Jane Miller …0002',
    'Hook 3',
  ]);
});

describe('a webhook sends to', () => {
  const relayed = ourRow(1, { isRelayed: true });
  test('its host', () => {
    expect(sendsTo(foreignRow(1), undefined, text)).toBe('partner.example.com');
  });

  test('the destinations to which this plugin passes its events on, by label or host', () => {
    const url = destinationOf({ key: 'url-1', label: '' }, { label: null, sendsTo: serverAt('hooks.example.com') });
    const removed = destinationOf({ key: 'old', label: '' }, { label: null, state: 'stopped' });
    expect(sendsTo(relayed, resolvedTo(1, destinationOf(CRM), destinationOf(INSPECTOR), url, removed), text)).toBe(
      'CRM, Inspector, hooks.example.com, A removed destination',
    );
  });

  test('this plugin, and not its host, while the destinations are unknown', () => {
    expect(sendsTo(relayed, undefined, text)).toBe('Relayed by this plugin');
    expect(sendsTo(relayed, resolvedTo(1), text)).toBe('Relayed by this plugin');
  });

  test('a destination whose label runs from right to left, without reordering the others', () => {
    const hebrew = destinationOf({ key: 'he', label: 'שלום' });
    expect(sendsTo(relayed, resolvedTo(1, hebrew, destinationOf(CRM)), text)).toBe('\u2068שלום\u2069, CRM');
  });
});
