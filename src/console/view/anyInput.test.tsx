/** Nothing that others can write makes the console throw. The boundary around it would report an error here. */
import { cleanup, render, screen } from '@testing-library/react';
import fc from 'fast-check';
import type { AuditEntry } from '../../contract/audit';
import type { Answer } from '../../contract/endpoints';
import { insightsNames } from '../../flex/insightsNames';
import { answeringBackend, enveloped } from '../../testing/answeringBackend';
import { anyJson, spoiled } from '../../testing/anyJson';
import { flush } from '../../testing/flush';
import { ManualPause } from '../../testing/manualPause';
import { END } from '../../testing/paging';
import { page, press } from '../../testing/renderConsole';
import { interactionOf, taskSidOf, ttidOf } from '../../testing/sids';
import { STRINGS } from '../../testing/strings';
import { undeliveredEvent } from '../../testing/undelivered';
import { addressAt, ourRow, resolvedAs, waitingRow } from '../../testing/webhooks';
import { createWebhookStore } from '../webhookStore';
import { ConsoleView } from './ConsoleView';

const RUNS = { numRuns: 12 };
const TIMEOUT_MS = 240_000;

const LIST = enveloped(page([ourRow(1), waitingRow(2)]));
const RESOLVED = enveloped({ webhooks: [resolvedAs(1, 'bound', [{ taskSid: taskSidOf(1), workerSid: null }])] });
const SWEPT: Answer<'sweep'> = {
  examined: 2,
  unused: [
    { ttid: ttidOf(1), interactionSid: interactionOf(1), why: 'ended' },
    { ttid: ttidOf(2), interactionSid: null, why: 'never-used' },
  ],
  removed: [],
  failed: 0,
  next: END,
};
const ENTRY: AuditEntry = {
  at: '2026-03-01T09:30:00.000Z',
  actor: 'ada_40example_2Ecom',
  action: 'edited',
  webhooks: [
    {
      ttid: ttidOf(1),
      interactionSid: null,
      changes: { name: { before: null, after: 'Name' }, host: { before: null, after: 'a.example' } },
    },
  ],
};
const AUDIT: Answer<'audit'> = { entries: [ENTRY], next: null, retentionDays: 90 };
const DESTINATIONS: Answer<'listDestinations'> = {
  destinations: [
    {
      key: 'crm',
      label: 'CRM',
      address: addressAt('crm.example.com'),
      roles: ['admin'],
      isRelayed: true,
      isSigned: true,
      canUse: true,
      health: { lastSuccess: null, lastFailure: { at: ENTRY.at, outcome: { kind: 'answered', status: 503, ms: 12 } } },
    },
  ],
  canUseUrl: true,
};
const UNDELIVERED: Answer<'listUndelivered'> = { entries: [undeliveredEvent(1)], next: null };
const FAILURE = { ...enveloped(null), ok: false, failure: { code: 'too-many-requests', retryAfterMs: 5_000 } };

interface Inputs {
  readonly list?: unknown;
  readonly resolve?: unknown;
  readonly fetch?: unknown;
  readonly sweep?: unknown;
  readonly audit?: unknown;
  readonly listDestinations?: unknown;
  readonly listUndelivered?: unknown;
  /** The items of Flex's live data. */
  readonly items?: unknown;
}

type Opened = 'details' | 'cleanup' | 'history' | 'destinations';

const BUTTONS = { cleanup: 'Clean up…', history: 'History', destinations: 'Destinations' } as const;

/** Opens a part of the console if there is something to open it with. */
function open(dialog: Opened) {
  if (dialog === 'details') {
    const row = document.querySelector<HTMLElement>('tbody button');
    if (row !== null) press(row);
  } else press(screen.getByText(BUTTONS[dialog]));
}

/** Renders the console with these answers, opens a dialog, and returns the errors that were thrown. */
async function crashesWith({ items, ...bodies }: Inputs, dialog: Opened) {
  const crashes: unknown[] = [];
  const backend = answeringBackend({ list: LIST, resolve: RESOLVED, ...bodies });
  const clock = new ManualPause();
  const endPauses = () => {
    for (const { end } of clock.waits.splice(0)) end();
  };
  const webhooks = createWebhookStore({
    backend,
    lookUpNames: insightsNames(() => ({
      instantQuery: async () => ({ search: async () => undefined, getItems: () => Object(items) }),
    })),
    pause: clock.pause,
    now: Date.now,
  });
  const context = {
    ...STRINGS,
    backend,
    webhooks,
    pause: clock.pause,
    newOperationId: () => 'operation',
    colleague: () => null,
    onUndeleted: () => undefined,
    onCrash: (error: unknown) => crashes.push(error),
  };
  render(<ConsoleView context={context} theme={undefined} />);
  for (let pages = 0; pages < 4; pages += 1) await flush(endPauses);
  if (crashes.length === 0) {
    await flush(() => open(dialog));
    await flush(endPauses);
  }
  cleanup();
  return crashes;
}

const neverCrashes = (inputs: fc.Arbitrary<Inputs>, dialog: Opened) =>
  fc.assert(
    fc.asyncProperty(inputs, async (given) => {
      expect(await crashesWith(given, dialog)).toEqual([]);
    }),
    RUNS,
  );

const answers = (valid: unknown) => fc.oneof(anyJson, spoiled(valid), spoiled(valid), spoiled(FAILURE));

test.each<[string, fc.Arbitrary<Inputs>, Opened]>([
  ['list of webhooks', fc.record({ list: answers(LIST) }), 'details'],
  ['state of webhooks', fc.record({ resolve: answers(RESOLVED) }), 'details'],
  ['fetched webhook', fc.record({ fetch: answers(enveloped({ webhook: ourRow(1) })) }), 'details'],
  ['cleanup', fc.record({ sweep: answers(enveloped(SWEPT)) }), 'cleanup'],
  ['history', fc.record({ audit: answers(enveloped(AUDIT)) }), 'history'],
  [
    'destinations',
    fc.record({ listDestinations: answers(enveloped(DESTINATIONS)), listUndelivered: answers(enveloped(UNDELIVERED)) }),
    'destinations',
  ],
  ['history of a webhook', fc.record({ audit: answers(enveloped(AUDIT)) }), 'details'],
  [
    'live data of Flex',
    fc.record({ items: spoiled({ a: { task_sid: taskSidOf(1), attributes: { name: 'Jane', customerName: 'J' } } }) }),
    'details',
  ],
])('any answer with the %s', (_what, inputs, dialog) => neverCrashes(inputs, dialog), TIMEOUT_MS);
