/**
 * The actions in the console, by endpoint: the request of each, the answer that the specification requires, and the
 * effect. They are independent of the functions.
 */
import { isDeepStrictEqual } from 'node:util';
import { relayAt } from '../../../functions/lib/attachment/relay-url';
import { textOf } from '../../../functions/lib/destinations/entry-text';
import { FUNCTIONS_DOMAIN, FUNCTIONS_URL } from '../../../local/functions/address';
import { type ConsoleEndpoint, ENDPOINTS, type Request } from '../../../src/contract/endpoints';
import type { OutboxPosition, PageCursor, SweepPosition } from '../../../src/contract/paging';
import type { WebhookType } from '../../../src/contract/webhooks';
import { createRequest, fetchWebhook, updateRequest } from '../../fixtures/console-requests';
import {
  FORGED_CURSORS,
  FORGED_ENTRIES,
  FORGED_OUTBOX_POSITIONS,
  FORGED_POSITIONS,
} from '../../fixtures/forged-cursors';
import { keepUndelivered } from '../../fixtures/relay';
import { ABSENT_ENTRY, ABSENT_TTID } from '../../fixtures/subjects';
import type { CellSetup } from './cell-setup';
import { mayChange, mayChangeBound, webhookExists } from './console-rules';
import { BOUND, type ExpectedCode, PLACES, type Situation, WHO } from './dimensions';
import { currentTtid, nothingWritten, type Outcome, onlyDeleted, unless } from './outcome';

interface Effect {
  /** The change that the action may make, in addition to deleting webhooks of this plugin. */
  readonly allows: 'nothing' | 'registering' | 'editing' | 'deleting the bound webhook';
  /** Returns how the account contradicts a successful answer. */
  violations(outcome: Outcome): string[];
}

interface ActionOf<E extends ConsoleEndpoint> {
  request(setup: CellSetup, situation: Situation): Request<E> | Promise<Request<E>>;
  /** Returns the answer to supervisors and administrators. Agents are refused every action. */
  expected(situation: Situation): ExpectedCode;
  /** Whether the request has a forged field. Then everyone is refused before anything else is checked. */
  readonly isForged?: true;
  readonly effect: Effect;
}

/** The ID of an attachment that no record names. */
const OTHER_RELAY = 'e'.repeat(32);

const READS: Effect = { allows: 'nothing', violations: nothingWritten };

/** Writes nothing but an entry of the audit. */
const RECORDED_ONLY: Effect = {
  allows: 'nothing',
  violations: ({ writes }) => {
    const others = writes.filter((write) => !/\/Lists\b/.test(write));
    return unless(others.length === 0, `sent ${others.join(', ')}`);
  },
};

/** Writes nothing but what became of the event, the first time into a new map. */
const SENDS_AGAIN: Effect = {
  allows: 'nothing',
  violations: ({ writes }) => {
    const others = writes.filter(
      (write) => !/\/Maps(\/interaction-webhook(s-outbox-.|s-health|-\w+)\/Items.*)?$/.test(write),
    );
    return unless(others.length === 0, `sent ${others.join(', ')}`);
  },
};

const registers = (type: WebhookType): Effect => ({
  allows: 'registering',
  violations: ({ after, changes: { registered } }) => {
    const types = registered.map((ttid) => after.webhooks.get(ttid)?.type);
    return unless(isDeepStrictEqual(types, [type]), `registered ${types.join(', ') || 'nothing'}`);
  },
});

const allowedIf = (isAllowed: boolean): ExpectedCode => (isAllowed ? 'ok' : 'not-permitted');

/** The webhook that the actions on one webhook concern: the bound one. */
const targetOf = ({ bound }: CellSetup) => bound ?? ABSENT_TTID;

/** Returns the ID of an event that a destination did not get: of the bound webhook if that is relayed. */
async function undelivered({ harness, interaction, bound }: CellSetup, destination: string): Promise<string> {
  const relay = relayAt(FUNCTIONS_DOMAIN, harness.world.webhooks.get(bound ?? '')?.url ?? '')?.id ?? OTHER_RELAY;
  const id = { relay, event: 'msg_1', destination };
  await keepUndelivered(harness, id, { interaction });
  return textOf(id);
}

/** Returns one of these texts. Each occurs in several situations. */
const oneOf = (texts: readonly string[], { who, place, bound }: Situation) =>
  texts[(WHO.indexOf(who) + 7 * PLACES.indexOf(place) + 3 * BOUND.indexOf(bound)) % texts.length] ?? '';

/** The events of a webhook after `update`. */
const EDITED_EVENTS = ['onChannelStatusUpdated'] as const;

/** An endpoint without an action of its own name does not compile. */
type ActionsByEndpoint = {
  readonly [E in ConsoleEndpoint]: Readonly<Record<E, ActionOf<E>> & Record<string, ActionOf<E>>>;
};

const ACTIONS_BY_ENDPOINT = {
  list: {
    list: { request: () => ({ type: 'interaction', from: null }), expected: () => 'ok', effect: READS },
    'list global': { request: () => ({ type: 'global', from: null }), expected: () => 'ok', effect: READS },
    /** From a well-formed page that no answer has named. */
    'list made-up page': {
      request: () => ({ type: 'interaction', from: '7.5054' as PageCursor }),
      expected: () => 'ok',
      effect: READS,
    },
    'list forged page': {
      isForged: true,
      request: (_, situation) => ({ type: 'interaction', from: oneOf(FORGED_CURSORS, situation) as PageCursor }),
      expected: () => 'bad-request',
      effect: READS,
    },
  },
  resolve: {
    resolve: {
      request: (setup) => ({ ttids: [targetOf(setup), setup.leftover, setup.otherLeftover, setup.otherForeign] }),
      expected: () => 'ok',
      effect: READS,
    },
  },
  fetch: {
    fetch: {
      request: (setup) => ({ ttid: targetOf(setup) }),
      expected: ({ bound }) => (webhookExists(bound) ? 'ok' : 'not-found'),
      effect: READS,
    },
  },
  create: {
    create: {
      request: () => createRequest(),
      expected: ({ who }) => allowedIf(mayChange(who, 'interaction')),
      effect: registers('interaction'),
    },
    'create global': {
      request: () => createRequest({ type: 'global' }),
      expected: ({ who }) => allowedIf(mayChange(who, 'global')),
      effect: registers('global'),
    },
  },
  update: {
    update: {
      request: async (setup) => {
        const { harness } = setup;
        const ttid = targetOf(setup);
        // Users who may not see the webhook send its true version, too: the version must not be what protects it.
        const seen = harness.world.webhooks.has(ttid)
          ? await fetchWebhook(harness, 'ada', ttid)
          : ({ ttid, version: '', method: 'POST' } as const);
        return updateRequest(seen, { events: [...EDITED_EVENTS] });
      },
      // The first event of a webhook that waits may be changing it at the same moment.
      expected: (situation) =>
        webhookExists(situation.bound)
          ? allowedIf(mayChangeBound(situation) && situation.bound !== 'waiting')
          : 'not-found',
      effect: {
        allows: 'editing',
        violations: (outcome) => {
          const { after, changes, setup } = outcome;
          const events = after.webhooks.get(currentTtid(outcome))?.events.join();
          const isEdited = isDeepStrictEqual(changes.edited, [setup.bound]) && events === EDITED_EVENTS.join();
          return unless(isEdited, 'did not edit the webhook');
        },
      },
    },
  },
  remove: {
    remove: {
      request: (setup) => ({ ttid: targetOf(setup), version: null }),
      // A webhook that no longer exists counts as deleted.
      expected: (situation) => (webhookExists(situation.bound) ? allowedIf(mayChangeBound(situation)) : 'ok'),
      effect: {
        allows: 'deleting the bound webhook',
        violations: (outcome) => {
          const { situation, setup, after } = outcome;
          if (!webhookExists(situation.bound)) return onlyDeleted(outcome);
          return [
            ...onlyDeleted(outcome, setup.bound),
            ...unless(!after.webhooks.has(currentTtid(outcome)), 'removed nothing'),
          ];
        },
      },
    },
  },
  sweep: {
    sweep: {
      request: () => ({ from: null, isRehearsal: false }),
      expected: () => 'ok',
      effect: {
        allows: 'nothing',
        violations: ({ setup: { leftover, otherLeftover }, changes: { deleted } }) =>
          unless(
            [leftover, otherLeftover].every((ttid) => deleted.includes(ttid)),
            'did not sweep a leftover webhook',
          ),
      },
    },
    'sweep made-up position': {
      request: () => ({ from: '3@7.5054' as SweepPosition, isRehearsal: false }),
      expected: () => 'ok',
      // Whether Twilio knows such a page is not its caller's to say: unused webhooks may be deleted, or none.
      effect: { allows: 'nothing', violations: () => [] },
    },
    'sweep forged position': {
      isForged: true,
      request: (_, situation) => ({
        from: oneOf(FORGED_POSITIONS, situation) as SweepPosition,
        isRehearsal: false,
      }),
      expected: () => 'bad-request',
      effect: READS,
    },
  },
  audit: {
    audit: { request: () => ({ before: null }), expected: () => 'ok', effect: READS },
  },
  listDestinations: {
    listDestinations: { request: () => ({}), expected: () => 'ok', effect: READS },
  },
  listUndelivered: {
    listUndelivered: { request: () => ({ from: null }), expected: () => 'ok', effect: READS },
    'listUndelivered forged position': {
      isForged: true,
      request: (_, situation) => ({ from: oneOf(FORGED_OUTBOX_POSITIONS, situation) as OutboxPosition }),
      expected: () => 'bad-request',
      effect: READS,
    },
  },
  sendUndelivered: {
    sendUndelivered: {
      request: async (setup) => ({ id: await undelivered(setup, 'crm') }),
      expected: () => 'ok',
      effect: SENDS_AGAIN,
    },
    'sendUndelivered for supervisors': {
      request: async (setup) => ({ id: await undelivered(setup, 'team') }),
      expected: () => 'ok',
      effect: SENDS_AGAIN,
    },
    'sendUndelivered for admins': {
      request: async (setup) => ({ id: await undelivered(setup, 'audit') }),
      expected: ({ who }) => allowedIf(who === 'admin'),
      effect: SENDS_AGAIN,
    },
    'sendUndelivered absent': { request: () => ({ id: ABSENT_ENTRY }), expected: () => 'not-found', effect: READS },
    'sendUndelivered forged': {
      isForged: true,
      request: (_, situation) => ({ id: oneOf(FORGED_ENTRIES, situation) }),
      expected: () => 'bad-request',
      effect: READS,
    },
  },
  testDestination: {
    testDestination: { request: () => ({ destination: 'crm' }), expected: () => 'ok', effect: RECORDED_ONLY },
    'testDestination for supervisors': {
      request: () => ({ destination: 'team' }),
      expected: () => 'ok',
      effect: RECORDED_ONLY,
    },
    'testDestination for admins': {
      request: () => ({ destination: 'audit' }),
      expected: ({ who }) => (who === 'admin' ? 'ok' : 'unknown-destination'),
      effect: RECORDED_ONLY,
    },
    'testDestination allowed host': {
      request: () => ({ destination: 'https://crm.example.com/in' }),
      expected: () => 'ok',
      effect: RECORDED_ONLY,
    },
    'testDestination other host': {
      request: () => ({ destination: 'https://elsewhere.example.com/in' }),
      expected: () => 'url-refused',
      effect: READS,
    },
    /** One of our own endpoints. */
    'testDestination own function': {
      request: () => ({ destination: `${FUNCTIONS_URL}${ENDPOINTS.sweep.path}` }),
      expected: () => 'url-refused',
      effect: READS,
    },
  },
} as const satisfies ActionsByEndpoint;

export type ConsoleAction = {
  [E in ConsoleEndpoint]: keyof (typeof ACTIONS_BY_ENDPOINT)[E];
}[ConsoleEndpoint];

interface ActionOfEndpoint extends ActionOf<ConsoleEndpoint> {
  readonly endpoint: ConsoleEndpoint;
}

type Actions = Readonly<Record<string, ActionOf<ConsoleEndpoint>>>;

export const CONSOLE_ACTIONS = Object.fromEntries(
  Object.entries<Actions>(ACTIONS_BY_ENDPOINT).flatMap(([endpoint, actions]) =>
    Object.entries(actions).map(([name, action]) => [name, { ...action, endpoint }]),
  ),
) as Readonly<Record<ConsoleAction, ActionOfEndpoint>>;
