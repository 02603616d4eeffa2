/** Nothing that others can write makes the tab throw. The boundary around it would report an error here. */
import { cleanup, render } from '@testing-library/react';
import fc from 'fast-check';
import * as v from 'valibot';
import { timelineEvent } from '../../contract/timeline';
import { flexParticipants } from '../../flex/flexParticipants';
import { createInteractionStore } from '../../interaction/interactionStore';
import { answeringBackend, enveloped } from '../../testing/answeringBackend';
import { anyJson, spoiled } from '../../testing/anyJson';
import { answered, deliveredIn, failedWith } from '../../testing/deliveries';
import { flush } from '../../testing/flush';
import {
  ALICE,
  ATTACHED,
  CRM,
  choicesFrom,
  destinationOf,
  FOREIGN,
  INSPECTED,
  RELAYED,
  statusOf,
  targetOf,
} from '../../testing/interactions';
import { OTHER_TTID, TTID } from '../../testing/sids';
import { STRINGS } from '../../testing/strings';
import { entryOf, ManualTimelines } from '../../testing/timelines';
import { rememberedNames } from '../participantNames';
import { TAB_NAME, WebhooksTab } from './WebhooksTab';

const RUNS = { numRuns: 25 };
const TIMEOUT_MS = 180_000;

interface Inputs {
  readonly task?: unknown;
  readonly status?: unknown;
  readonly attach?: unknown;
  readonly items?: readonly unknown[];
  readonly participants?: unknown;
}

/** Renders the tab with these inputs through everything that reads them, and returns the errors that it threw. */
async function crashesWith({
  task = ALICE,
  status = enveloped(statusOf({ binding: INSPECTED })),
  attach,
  items = [],
  participants,
}: Inputs) {
  const crashes: unknown[] = [];
  const { subject } = targetOf(1);
  const interactions = createInteractionStore({
    backend: answeringBackend({ status, attach, detach: attach }),
    newOperationId: () => 'operation',
    choices: choicesFrom(),
    onUnseenFailure: () => undefined,
  });
  const timelines = new ManualTimelines();
  const names = rememberedNames(
    flexParticipants({
      tasks: () => [{ taskSid: subject.taskSid, getParticipants: async () => participants }],
      fullNameOf: () => participants,
    }),
  );
  const context = { ...STRINGS, interactions, timelines, names, onCrash: (error: unknown) => crashes.push(error) };
  render(<WebhooksTab context={context} task={task as typeof ALICE} selectedTabName={TAB_NAME} />);
  await flush();
  const entries = items.flatMap((item, index) => {
    const read = v.safeParse(timelineEvent, item);
    return read.success ? [{ key: String(index), event: read.output }] : [];
  });
  await flush(() => timelines.load(...entries));
  for (const row of document.querySelectorAll<HTMLElement>('li > button')) await flush(() => row.click());
  if (attach !== undefined) {
    await flush(() =>
      interactions.attach(targetOf(1), { destinations: ['crm'], url: null, events: ['onParticipantLeft'] }),
    );
    await flush(() => interactions.detach(targetOf(1)));
  }
  cleanup();
  return crashes;
}

const neverCrashes = async (inputs: fc.Arbitrary<Inputs>) => {
  await fc.assert(
    fc.asyncProperty(inputs, async (given) => {
      expect(await crashesWith(given)).toEqual([]);
    }),
    RUNS,
  );
};

/** A status with each kind of binding. */
const STATUSES = [
  statusOf(),
  statusOf({ binding: INSPECTED }),
  statusOf({
    binding: {
      ...ATTACHED,
      destinations: [destinationOf(CRM, { sendsTo: { host: 'crm.example.com', isSecure: true } })],
    },
    canReplace: true,
    canUseUrl: true,
  }),
  statusOf({ binding: FOREIGN, canReplace: true }),
  statusOf({ binding: RELAYED, canAddDestinations: true }),
  statusOf({ binding: { state: 'dangling', ttid: TTID, timeline: INSPECTED.timeline } }),
];

/** An event that one destination has, and another one has not. */
const DELIVERED = {
  ...entryOf(1).event,
  deliveries: { crm: deliveredIn(210), archive: failedWith(answered(503), '2026-03-01T09:05:00.000Z') },
};

const FAILURES = [
  { code: 'left-behind', ttid: OTHER_TTID, twilioCode: 20500, requestId: 'RQ1' },
  { code: 'conflict', binding: FOREIGN },
  { code: 'too-many-requests', retryAfterMs: 5_000 },
  { code: 'twilio-unavailable', twilioCode: null, requestId: null, retryAfterMs: 1_000 },
].map((failure) => ({ ...enveloped(null), ok: false, failure }));

const spoiledOneOf = (valid: readonly unknown[]) => fc.oneof(anyJson, ...valid.map(spoiled));

test('shows the valid inputs that the properties spoil', async () => {
  for (const status of STATUSES) expect(await crashesWith({ status: enveloped(status) })).toEqual([]);
});

test(
  'any item of the timeline',
  () => neverCrashes(fc.record({ items: fc.array(spoiled(DELIVERED), { maxLength: 5 }) })),
  TIMEOUT_MS,
);

test(
  'any answer with the status',
  () => neverCrashes(fc.record({ status: spoiledOneOf([...STATUSES.map(enveloped), ...FAILURES]) })),
  TIMEOUT_MS,
);

test(
  'any answer to an attach or a detach',
  () =>
    neverCrashes(
      fc.record({
        status: fc.constantFrom(...STATUSES.map(enveloped)),
        attach: spoiledOneOf([enveloped({ binding: ATTACHED }), ...FAILURES]),
      }),
    ),
  TIMEOUT_MS,
);

test('any task of Flex', () => neverCrashes(fc.record({ task: fc.oneof(spoiled(ALICE), fc.anything()) })), TIMEOUT_MS);

test(
  'any participants',
  () => {
    const participant = { participantSid: 'UT1', type: 'agent', mediaProperties: { identity: 'a', friendlyName: 'A' } };
    return neverCrashes(fc.record({ participants: spoiled([participant]), items: fc.constant([entryOf(1).event]) }));
  },
  TIMEOUT_MS,
);
