/** Change destinations: decides whether a person may add and remove destinations of the bound webhook. */
import { MAX_DESTINATIONS } from '../../../src/contract/destination';
import type { Answer, Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, type Result } from '../../../src/contract/result';
import { isClaimed } from '../attachment/claim';
import type { OurBinding } from '../attachment/current-binding';
import { idOfTimeline } from '../attachment/inspector';
import { routeOf } from '../attachment/route';
import { adderOf, mayRemove, mayTakeAway } from '../attachment/take-away';
import type { OperationContext } from '../endpoint/context';
import { changeObjection } from '../settings/settings';
import { targetOf } from '../settings/target';
import type { AttachmentRecord, RecordedDestination, Relay } from '../twilio/records';
import { newUrlId, recordedDestinations } from './address';
import { mayAddTo, mayReach } from './authorize';
import { bindingFor } from './binding';
import { chosenDestinations } from './chosen-destinations';
import { directDestination } from './direct-destination';
import { readState } from './state';
import { writeDestinations } from './write-destinations';

export async function changeDestinations(
  context: OperationContext,
  request: Request<'changeDestinations'>,
): Promise<Result<Answer<'changeDestinations'>, Failure>> {
  const { actor, io, settings } = context;
  const chosen = chosenDestinations({ destinations: request.add, url: request.url }, actor.role, settings);
  if (!chosen.ok) return chosen;
  const isAdding = chosen.value.length > 0;
  const off = isAdding ? changeObjection(settings, actor.role) : null;
  if (off !== null) return fail(off);

  const state = await readState(context, request, request.ttid);
  if (!state.ok) return state;
  const { bound, record, level } = state.value;
  const before = bound.kind === 'ours' ? relayOf(bound, record, context) : null;
  const isAsSeen = bound.kind === 'ours' && bound.ttid === request.ttid;
  if (!isAsSeen || before === null || isClaimed(record, bound)) {
    return fail({ code: 'conflict', binding: bindingFor(bound, record, context) });
  }
  if (!mayReach(bound, level, record) || (isAdding && level !== 'active')) return fail({ code: 'not-permitted' });
  if (isAdding && !mayAddTo(bound, { actor, record, settings })) return fail({ code: 'not-permitted' });
  const removed = before.destinations.filter(({ id }) => request.remove.includes(id));
  const mayRemoveAll = isDirect(bound, record, context)
    ? removed.length === 0 || mayTakeAway(actor, bound.webhook, record, settings)
    : removed.every((destination) => mayRemove(actor, destination, settings));
  if (!mayRemoveAll) return fail({ code: 'not-permitted' });

  const kept = before.destinations.filter((destination) => !removed.includes(destination));
  const added = recordedDestinations(chosen.value, actor.identity, io).filter((one) => !getsEvents(kept, one, context));
  const destinations = [...kept.filter(({ id }) => !added.some((one) => one.id === id)), ...added];
  if (destinations.length === 0 || destinations.length > MAX_DESTINATIONS) {
    return fail({ code: 'bad-request', field: 'destinations' });
  }
  return writeDestinations({ ...state.value, context, subject: request, bound, before, destinations });
}

const isDirect = ({ webhook }: OurBinding, record: AttachmentRecord | null, { settings }: OperationContext) =>
  routeOf(webhook, record, settings.domain).kind === 'direct';

/**
 * Returns the destinations of a webhook as a relay has them, or null if they are lost. The only destination of a direct
 * webhook gets a new ID, except that the inspector keeps its timeline.
 */
function relayOf(bound: OurBinding, record: AttachmentRecord | null, context: OperationContext): Relay | null {
  const { io, settings } = context;
  const { webhook, name } = bound;
  const route = routeOf(webhook, record, settings.domain);
  if (route.kind === 'lost') return null;
  if (route.kind === 'relayed') return route.relay;
  const direct = directDestination(webhook, settings);
  const only: RecordedDestination = {
    id: direct.destination?.key ?? newUrlId(io),
    url: direct.kind === 'url' ? webhook.url : null,
    addedBy: adderOf(webhook, record, settings),
    addedAt: new Date(name.createdAt).toISOString(),
    goneAt: null,
  };
  return { id: direct.kind === 'inspector' ? idOfTimeline(direct.timeline) : io.secret(), destinations: [only] };
}

/** Returns whether one of the destinations already gets the events that another one would get. */
function getsEvents(
  destinations: readonly RecordedDestination[],
  { id, url }: RecordedDestination,
  { settings }: OperationContext,
): boolean {
  return destinations.some(
    (known) => known.goneAt === null && (known.id === id || (url !== null && targetOf(known, settings)?.url === url)),
  );
}
