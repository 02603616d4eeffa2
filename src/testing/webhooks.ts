/** Webhooks and rights for tests. */
import * as fc from 'fast-check';
import type { Rights, RoutedTasks } from '../console/listing';
import type { AttachedDestination } from '../contract/binding';
import { EVENT_NAMES } from '../contract/events';
import type { Resolved } from '../contract/resolved';
import { type Address, unreadableWebhook, type WebhookSummary } from '../contract/webhooks';
import { ARCHIVE, CRM } from './interactions';
import { interactionOf, ttidOf } from './sids';

/** The part of an https URL that supervisors see. */
export const addressAt = (host: string): Address => ({ host, isSecure: true, path: null });

/** The n-th webhook, created by another program. */
export const foreignRow = (number: number, changes: Partial<WebhookSummary> = {}): WebhookSummary => ({
  ttid: ttidOf(number),
  type: 'interaction',
  friendlyName: `Hook ${number}`,
  address: addressAt('partner.example.com'),
  isInspector: false,
  isRelayed: false,
  destination: null,
  method: 'POST',
  events: ['onParticipantLeft'],
  ours: null,
  waiting: null,
  canChange: true,
  version: `${number}`,
  ...changes,
});

/** The n-th webhook, of which only the ID can be read. */
export const unreadableRow = (number: number, canChange = true) =>
  unreadableWebhook({ ttid: ttidOf(number), canChange });

/** The n-th webhook, attached with this plugin to the n-th interaction. */
export const ourRow = (number: number, changes: Partial<WebhookSummary> = {}): WebhookSummary =>
  foreignRow(number, {
    friendlyName: `interaction-webhooks ${interactionOf(number)} 2026-03-01T09:30:00Z 0000000000000000`,
    address: addressAt('crm.example.com'),
    ours: { interactionSid: interactionOf(number), attachedAt: '2026-03-01T09:30:00.000Z' },
    ...changes,
  });

/** The n-th webhook, which waits for an interaction that a program will create until the end of the century. */
export const waitingRow = (number: number, expiresAt = '2099-12-31T12:00:00.000Z'): WebhookSummary =>
  foreignRow(number, {
    friendlyName: 'interaction-webhooks new 2099-12-30T12:00:00Z 0000000000000000',
    address: addressAt('own.twil.io'),
    isRelayed: true,
    waiting: { expiresAt },
  });

/** The n-th webhook, for which no interaction has come in time. */
export const neverUsedRow = (number: number) => waitingRow(number, '2026-03-02T09:30:00.000Z');

export const RIGHTS: Rights = {
  canCreate: ['interaction', 'global'],
  destinations: [CRM, ARCHIVE],
  canUseUrl: true,
  isSwitchedOff: false,
};

/** The facts about this plugin's n-th webhook, whatever its state. */
const attachmentOf = (number: number) => ({
  ttid: ttidOf(number),
  interactionSid: interactionOf(number),
  attachedBy: 'ada_40example_2Ecom',
  attachedAt: '2026-03-01T09:30:00.000Z',
});

/** The state of this plugin's n-th webhook. */
export const resolvedAs = (
  number: number,
  state: 'bound' | 'replaced' | 'orphan' | 'ended',
  tasks: RoutedTasks = [],
): Resolved =>
  state === 'bound' ? { ...attachmentOf(number), state, destinations: [], tasks } : { ...attachmentOf(number), state };

const NO_TASKS: [] = [];

/** The state of this plugin's n-th webhook, whose events go to these destinations. */
export const resolvedTo = (number: number, ...destinations: readonly AttachedDestination[]) => ({
  ...attachmentOf(number),
  state: 'bound' as const,
  destinations: [...destinations],
  tasks: NO_TASKS,
});

/** Any webhook; its number makes it unique. */
export const anyRow = fc
  .record({
    number: fc.nat(40),
    origin: fc.constantFrom('ours', 'waiting', 'never-used', 'foreign'),
    type: fc.constantFrom('interaction', 'global'),
    friendlyName: fc.option(fc.stringMatching(/^[A-Za-z0-9 ]{0,8}$/)),
    address: fc.option(fc.stringMatching(/^[a-z]{1,6}\.example\.com$/).map(addressAt)),
    events: fc.subarray([...EVENT_NAMES, 'onChannelUpdated']),
  })
  .map(({ number, origin, type, friendlyName, address, events }): WebhookSummary => {
    const day = `03-${String((number % 28) + 1).padStart(2, '0')}T09:30:00.000Z`;
    const ours = { interactionSid: interactionOf(number), attachedAt: `2026-${day}` };
    const rows: Readonly<Record<typeof origin, WebhookSummary>> = {
      ours: ourRow(number, { address, events, ours }),
      waiting: { ...waitingRow(number, `2099-${day}`), events },
      'never-used': { ...waitingRow(number, `2026-${day}`), events },
      foreign: foreignRow(number, { type, friendlyName, address, events }),
    };
    return rows[origin];
  });

export const anyRows = fc
  .uniqueArray(anyRow, { selector: ({ ttid }) => ttid, maxLength: 30 })
  .map((rows) => new Map(rows.map((row) => [row.ttid, row])));
