/** Describes the destinations of one of our webhooks to a person. */
import type { AttachedDestination } from '../../../src/contract/binding';
import { ENTERED_URL_PREFIX, INSPECTOR } from '../../../src/contract/destination';
import type { OurWebhook } from '../attachment/ours';
import { type Route, routeOf } from '../attachment/route';
import { adderOf, mayRemove, mayTakeAway, type TakeAwaySettings } from '../attachment/take-away';
import type { Actor } from '../endpoint/actor';
import { serverOf } from '../endpoint/visible-url';
import type { AllowedDestinations } from '../settings/destinations';
import { targetOf } from '../settings/target';
import type { AttachmentRecord, RecordedDestination } from '../twilio/records';
import { directDestination } from './direct-destination';

/** The part of the context that decides how much of a binding a person sees. */
export interface Audience {
  readonly actor: Actor;
  readonly settings: TakeAwaySettings & AllowedDestinations;
}

/** The ID of the destination of a direct webhook whose URL no named destination has. */
const UNNAMED = `${ENTERED_URL_PREFIX}unnamed`;

export interface DescribedRoute {
  readonly route: Route['kind'];
  readonly destinations: AttachedDestination[];
}

export function describeRoute(
  { webhook }: OurWebhook,
  record: AttachmentRecord | null,
  audience: Audience,
): DescribedRoute {
  const { actor, settings } = audience;
  const route = routeOf(webhook, record, settings.domain);
  if (route.kind === 'lost') return { route: 'lost', destinations: [] };
  if (route.kind === 'relayed') {
    return { route: 'relayed', destinations: route.relay.destinations.map((recorded) => describe(recorded, audience)) };
  }
  const { destination } = directDestination(webhook, settings);
  const only: AttachedDestination = {
    id: destination?.key ?? UNNAMED,
    label: destination?.label ?? null,
    sendsTo: sendsTo(webhook.url, actor),
    state: 'active',
    addedBy: adderOf(webhook, record, settings),
    canRemove: mayTakeAway(actor, webhook, record, settings),
  };
  return { route: 'direct', destinations: [only] };
}

function describe(recorded: RecordedDestination, { actor, settings }: Audience): AttachedDestination {
  const { id, addedBy, goneAt } = recorded;
  const isInspector = id === INSPECTOR.key;
  const target = isInspector ? null : targetOf(recorded, settings);
  const url = target?.url ?? recorded.url;
  return {
    id,
    label: isInspector ? INSPECTOR.label : (settings.destinations.find(({ key }) => key === id)?.label ?? null),
    sendsTo: url === null ? null : sendsTo(url, actor),
    state: goneAt !== null ? 'gone' : isInspector || target !== null ? 'active' : 'stopped',
    addedBy,
    canRemove: mayRemove(actor, recorded, settings),
  };
}

/** Agents may see the name of a destination, but not its server. */
const sendsTo = (url: string, { role }: Actor) => (role === 'agent' ? null : serverOf(url));
