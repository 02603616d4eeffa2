/** Ready-made values for tests of the console. */
import * as fc from 'fast-check';
import type { BackendResult, ConsoleBackend } from '../backend/backend';
import type { Rights, RoutedTasks } from '../console/listing';
import type { Pause } from '../console/retry';
import { EVENT_NAMES } from '../contract/events';
import type { InteractionSid, Ttid } from '../contract/sids';
import type { Resolved, WebhookSummary } from '../contract/webhooks';

export const ttidOf = (number: number) => `flex_interactionwebhook_${String(number).padStart(26, '0')}` as Ttid;
export const interactionOf = (number: number) => `KD${String(number).padStart(32, '0')}` as InteractionSid;

/** The n-th webhook that somebody else made. */
export const foreignRow = (number: number, changes: Partial<WebhookSummary> = {}): WebhookSummary => ({
  ttid: ttidOf(number),
  type: 'interaction',
  friendlyName: `Hook ${number}`,
  address: 'partner.example.com/hook',
  isInspector: false,
  method: 'POST',
  events: ['onParticipantLeft'],
  ours: null,
  canChange: true,
  version: `${number}`,
  ...changes,
});

/** The n-th webhook, attached with this plugin to the n-th interaction. */
export const ourRow = (number: number, changes: Partial<WebhookSummary> = {}): WebhookSummary =>
  foreignRow(number, {
    friendlyName: `interaction-webhooks ${interactionOf(number)} 2026-03-01T09:30:00Z 0000000000000000`,
    address: 'crm.example.com/events',
    ours: { interactionSid: interactionOf(number), attachedAt: '2026-03-01T09:30:00.000Z' },
    ...changes,
  });

export const RIGHTS: Rights = {
  canCreate: ['interaction', 'global'],
  destinations: [
    { key: 'crm', label: 'CRM' },
    { key: 'archive', label: 'Archive' },
  ],
  canUseUrl: true,
  isSwitchedOff: false,
};

/** What has become of the n-th webhook of ours. */
export const resolvedAs = (
  number: number,
  state: 'bound' | 'replaced' | 'orphan' | 'ended',
  tasks: RoutedTasks = [],
): Resolved => {
  const told = {
    ttid: ttidOf(number),
    interactionSid: interactionOf(number),
    attachedBy: 'ada_40example_2Ecom',
    attachedAt: '2026-03-01T09:30:00.000Z',
  };
  return state === 'bound' ? { state, tasks, ...told } : { state, ...told };
};

/** Any webhook, told apart from others by its number. */
export const anyRow = fc
  .record({
    number: fc.nat(40),
    isOurs: fc.boolean(),
    type: fc.constantFrom('interaction', 'global'),
    friendlyName: fc.option(fc.stringMatching(/^[A-Za-z0-9 ]{0,8}$/)),
    address: fc.option(fc.stringMatching(/^[a-z]{1,6}\.example\.com\/[a-z]{0,3}$/)),
    events: fc.subarray([...EVENT_NAMES, 'onChannelUpdated']),
  })
  .map(({ number, isOurs, type, friendlyName, address, events }): WebhookSummary => {
    const attachedAt = `2026-03-${String((number % 28) + 1).padStart(2, '0')}T09:30:00.000Z`;
    return isOurs
      ? ourRow(number, { address, events, ours: { interactionSid: interactionOf(number), attachedAt } })
      : foreignRow(number, { type, friendlyName, address, events });
  });

export const anyRows = fc
  .uniqueArray(anyRow, { selector: ({ ttid }) => ttid, maxLength: 30 })
  .map((rows) => new Map(rows.map((row) => [row.ttid, row])));

type Endpoint = keyof ConsoleBackend;

/** One call of a backend that waits for the test to answer it. */
export interface Call<E extends Endpoint> {
  readonly request: Parameters<ConsoleBackend[E]>[0];
  readonly answer: (outcome: BackendResult<E>) => void;
}

/** A backend that a test answers by hand, in the order of its choice. */
export class ManualConsoleBackend implements ConsoleBackend {
  readonly calls: { readonly [E in Endpoint]: Call<E>[] } = {
    list: [],
    resolve: [],
    fetch: [],
    create: [],
    update: [],
    remove: [],
    sweep: [],
    audit: [],
  };

  list = waiting(this.calls.list);
  resolve = waiting(this.calls.resolve);
  fetch = waiting(this.calls.fetch);
  create = waiting(this.calls.create);
  update = waiting(this.calls.update);
  remove = waiting(this.calls.remove);
  sweep = waiting(this.calls.sweep);
  audit = waiting(this.calls.audit);

  /** The call that came last. */
  last<E extends Endpoint>(endpoint: E): Call<E> {
    const calls: readonly Call<E>[] = this.calls[endpoint];
    const call = calls[calls.length - 1];
    if (call === undefined) throw new Error(`Nothing was asked of ${endpoint}.`);
    return call;
  }
}

const waiting =
  <E extends Endpoint>(calls: Call<E>[]) =>
  (request: Call<E>['request']) =>
    new Promise<BackendResult<E>>((answer) => {
      calls.push({ request, answer });
    });

/** Lets answers arrive where nothing is drawn. */
export const arrived = () => new Promise((resolve) => setTimeout(resolve));

/** A clock that goes on when the test says so. */
export class ManualPause {
  readonly waits: { readonly milliseconds: number; readonly end: () => void }[] = [];

  pause: Pause = (milliseconds, signal) =>
    new Promise((resolve) => {
      this.waits.push({ milliseconds, end: resolve });
      signal.addEventListener('abort', () => resolve());
    });

  /** Ends the pauses under way that are so long. */
  pass(length: number) {
    for (const { milliseconds, end } of this.waits) if (milliseconds === length) end();
  }
}
