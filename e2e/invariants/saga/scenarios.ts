/** The situations in which somebody attaches, replaces or detaches. */
import { formatFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import { inspectorUrl, newTimeline } from '../../../functions/lib/attachment/inspector';
import type { Attachment } from '../../../functions/lib/twilio/records';
import { LIFETIME_S } from '../../../functions/lib/twilio/sync';
import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import { ACCOUNT } from '../../../local/world/model';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { Ttid, WorkerSid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import type { Harness } from '../../fixtures/harness';
import { aliceSubject } from '../../fixtures/subjects';
import { operationId, registerForeign } from '../shared/account-invariants';

const CRM = 'https://crm.example.com/interaction-events';
/** What is attached now has other events than what was attached before. */
const OLD_EVENTS = LIVE_EVENTS.slice(0, 1);
export const NEW_EVENTS = LIVE_EVENTS.slice(1);
const OLD_NONCE = 'f'.repeat(16);

export interface Scenario {
  readonly identity: 'alice' | 'sam';
  /** Brings about the situation in which the person acts; the answer is somebody else's webhook, if there is one. */
  readonly prepare: (harness: Harness) => Ttid | null;
  readonly act: 'attach' | 'detach';
  /** Where it is attached to, if not to the CRM. */
  readonly destination?: 'inspector';
}

/** Leaves behind what an attach does: a webhook under a name of ours, bound, with its record and its timeline. */
function attachOld(harness: Harness, identity: string, displaced: Ttid | null, timeline: TimelineName | null = null) {
  const { world, sync, time } = harness;
  const { interactionSid, taskSid } = aliceSubject(harness);
  const worker = world.users.get(identity)?.workerSid;
  const { ttid } = world.registerWebhook({
    type: 'interaction',
    url: timeline === null ? CRM : inspectorUrl(FUNCTIONS_DOMAIN, timeline),
    method: 'POST',
    events: [...OLD_EVENTS],
    friendlyName: formatFriendlyName({ interaction: interactionSid, createdAt: time.now(), nonce: OLD_NONCE }),
  });
  world.bindWebhook(interactionSid, ttid);
  const data: Attachment = {
    state: 'bound',
    nonce: OLD_NONCE,
    operationId: operationId(1),
    taskSid,
    workerSid: worker === undefined ? null : (worker as WorkerSid),
    attachedBy: identity,
    attachedAt: new Date(time.now()).toISOString(),
    displaced,
    timeline,
    ttid: ttid as Ttid,
  };
  const { maps } = sync.service(ACCOUNT.recordsSyncServiceSid);
  const by = { by: 'system' };
  maps.create({ uniqueName: 'interaction-webhooks' }, by).add(interactionSid, { data, ttl: LIFETIME_S }, by);
  if (timeline !== null) sync.service('default').maps.create({ uniqueName: timeline, ttl: LIFETIME_S }, by);
}

const nothing = () => null;

function ours(harness: Harness) {
  attachOld(harness, 'alice', null);
  return null;
}

function inspected(harness: Harness) {
  attachOld(harness, 'alice', null, newTimeline('f'.repeat(32)));
  return null;
}

function foreign(harness: Harness) {
  const ttid = registerForeign(harness);
  harness.world.bindWebhook(aliceSubject(harness).interactionSid, ttid);
  return ttid;
}

function oursOverForeign(harness: Harness) {
  const ttid = foreign(harness);
  attachOld(harness, 'sam', ttid);
  return ttid;
}

function dangling(harness: Harness) {
  attachOld(harness, 'alice', null);
  harness.world.webhooks.clear();
  return null;
}

export const SCENARIOS = {
  attach: { identity: 'alice', prepare: nothing, act: 'attach' },
  'attach over a ttid that leads nowhere': { identity: 'alice', prepare: dangling, act: 'attach' },
  'replace ours': { identity: 'alice', prepare: ours, act: 'attach' },
  'replace somebody else’s': { identity: 'sam', prepare: foreign, act: 'attach' },
  'replace ours that displaced somebody else’s': { identity: 'sam', prepare: oursOverForeign, act: 'attach' },
  detach: { identity: 'alice', prepare: ours, act: 'detach' },
  'attach to the inspector': { identity: 'alice', prepare: nothing, act: 'attach', destination: 'inspector' },
  'replace the inspector by the inspector': {
    identity: 'alice',
    prepare: inspected,
    act: 'attach',
    destination: 'inspector',
  },
  'detach from the inspector': { identity: 'alice', prepare: inspected, act: 'detach' },
  'detach ours that displaced somebody else’s': { identity: 'sam', prepare: oursOverForeign, act: 'detach' },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as ScenarioName[];
