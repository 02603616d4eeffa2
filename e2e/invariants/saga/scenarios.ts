/** The states of the account in which a user attaches, replaces or detaches. */
import { formatFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import { inspectorUrl, newTimeline } from '../../../functions/lib/attachment/inspector';
import type { Attachment } from '../../../functions/lib/twilio/records';
import { LIFETIME_S } from '../../../functions/lib/twilio/sync';
import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import { ACCOUNT } from '../../../local/world/model';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { Ttid, WorkerSid } from '../../../src/contract/sids';
import type { TimelineName } from '../../../src/contract/timeline';
import { deleteSharedCollections } from '../../fixtures/account-state';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import type { Harness } from '../../fixtures/harness';
import { operationIdOf } from '../../fixtures/interaction-requests';
import { aliceSubject } from '../../fixtures/subjects';

const CRM = 'https://crm.example.com/interaction-events';
/** The old and the new attachment have different events, so that the checks can distinguish them. */
const OLD_EVENTS = LIVE_EVENTS.slice(0, 1);
export const NEW_EVENTS = LIVE_EVENTS.slice(1);
const OLD_NONCE = 'f'.repeat(16);

export interface Scenario {
  readonly identity: 'alice' | 'sam';
  /** Sets up the account before the user submits, and returns the foreign webhook in it, if any. */
  readonly prepare: (harness: Harness) => Ttid | null;
  readonly submits: 'attach' | 'detach';
  /** The CRM by default. */
  /** The keys; the CRM alone by default. */
  readonly destinations?: readonly string[];
}

/** Creates the state after an attach: a bound webhook with our name, its record and its timeline. */
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
    operationId: operationIdOf(1),
    request: null,
    taskSid,
    workerSid: worker === undefined ? null : (worker as WorkerSid),
    attachedBy: identity,
    url: null,
    attachedAt: new Date(time.now()).toISOString(),
    displaced,
    replaces: null,
    abandoned: [],
    relay: null,
    previousRelay: null,
    timeline,
    unbinding: null,
    isSettled: false,
    ttid: ttid as Ttid,
  };
  const { maps } = sync.service(ACCOUNT.recordsSyncServiceSid);
  const by = { by: 'system' };
  maps.get('interaction-webhooks').add(interactionSid, { data, ttl: LIFETIME_S }, by);
  if (timeline !== null) sync.service('default').maps.create({ uniqueName: timeline, ttl: LIFETIME_S }, by);
}

const nothing = () => null;

function withoutCollections(harness: Harness) {
  deleteSharedCollections(harness);
  return null;
}

function attached(harness: Harness) {
  attachOld(harness, 'alice', null);
  return null;
}

function inspectorAttached(harness: Harness) {
  attachOld(harness, 'alice', null, newTimeline('f'.repeat(32)));
  return null;
}

function foreignBound(harness: Harness) {
  const ttid = registerForeign(harness);
  harness.world.bindWebhook(aliceSubject(harness).interactionSid, ttid);
  return ttid;
}

function foreignReplaced(harness: Harness) {
  const ttid = foreignBound(harness);
  attachOld(harness, 'sam', ttid);
  return ttid;
}

function dangling(harness: Harness) {
  attachOld(harness, 'alice', null);
  harness.world.webhooks.clear();
  return null;
}

export const SCENARIOS = {
  'attach where shared maps are missing': { identity: 'alice', prepare: withoutCollections, submits: 'attach' },
  'attach over a ttid without a webhook': { identity: 'alice', prepare: dangling, submits: 'attach' },
  'replace ours': { identity: 'alice', prepare: attached, submits: 'attach' },
  'replace a foreign webhook': { identity: 'sam', prepare: foreignBound, submits: 'attach' },
  'replace ours that displaced a foreign webhook': { identity: 'sam', prepare: foreignReplaced, submits: 'attach' },
  detach: { identity: 'alice', prepare: attached, submits: 'detach' },
  'attach to the inspector': { identity: 'alice', prepare: nothing, submits: 'attach', destinations: ['inspector'] },
  'attach to several destinations': {
    identity: 'alice',
    prepare: nothing,
    submits: 'attach',
    destinations: ['crm', 'inspector'],
  },
  'replace ours with several destinations': {
    identity: 'alice',
    prepare: attached,
    submits: 'attach',
    destinations: ['crm', 'inspector'],
  },
  'replace the inspector with the inspector': {
    identity: 'alice',
    prepare: inspectorAttached,
    submits: 'attach',
    destinations: ['inspector'],
  },
  'detach from the inspector': { identity: 'alice', prepare: inspectorAttached, submits: 'detach' },
  'detach ours that displaced a foreign webhook': { identity: 'sam', prepare: foreignReplaced, submits: 'detach' },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as ScenarioName[];
