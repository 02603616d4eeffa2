/** What an answer promises, held against what the account holds then. */

import * as v from 'valibot';
import { timelineAt } from '../../../functions/lib/attachment/inspector';
import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import type { Binding } from '../../../src/contract/binding';
import { boundTtid } from '../../../src/contract/binding';
import { ENDPOINTS, type Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { boundTo, delivering, type Snapshot } from '../shared/account-invariants';
import type { Outcome } from '../shared/invocation';

export type Act =
  | { readonly name: 'attach'; readonly request: Request<'attach'> }
  | { readonly name: 'detach'; readonly request: Request<'detach'> };

/** One act, from its beginning to its answer. */
export interface Acted {
  readonly act: Act;
  readonly outcome: Outcome;
  readonly before: Snapshot;
  readonly after: Snapshot;
}

const ANSWER_WITHIN_MS = 10_000;
const URL = 'https://crm.example.com/interaction-events';

/** How the answer contradicts the world; nothing is promised by a function that died. */
export function contradictions(acted: Acted): string[] {
  const { act, outcome } = acted;
  const { result, took } = outcome;
  if (result === null) return [];
  const late = took > ANSWER_WITHIN_MS ? [`answered after ${took} ms`] : [];
  if (!result.ok) return [...late, ...failureContradictions(acted, result.failure)];
  const { binding } = v.parse(ENDPOINTS[act.name].answer, result.value);
  return [
    ...late,
    ...(act.name === 'attach' ? notAttached(acted, act.request, binding) : notDetached(acted, act.request, binding)),
  ];
}

/** `ok` of attach: ours is bound, exists, and is what was asked for. */
function notAttached({ after }: Acted, request: Request<'attach'>, binding: Binding): string[] {
  const ttid = boundTo(after, request.interactionSid);
  const webhook = after.webhooks.get(ttid ?? '');
  if (binding.state !== 'attached') return [`attach was ok with a binding that is ${binding.state}`];
  if (binding.ttid !== ttid) return [`attach told ${binding.ttid}, and ${ttid} is bound`];
  if (webhook === undefined) return ['attach was ok, and the webhook does not exist'];
  const isInspector = request.destination === 'inspector';
  if (timelineAt(FUNCTIONS_DOMAIN, webhook.url) !== binding.timeline) return ['attach told another timeline'];
  const isWhereAsked = isInspector ? binding.timeline !== null : webhook.url === URL;
  if (!isWhereAsked || webhook.events.join() !== request.events.join()) {
    return ['attach was ok, and the webhook is not the one that was asked for'];
  }
  return [];
}

/** `ok` of detach: the webhook is gone, and what is told is what is bound. */
function notDetached({ after, outcome }: Acted, request: Request<'detach'>, binding: Binding): string[] {
  if (after.webhooks.has(request.ttid)) return ['detach was ok, and the webhook is still there'];
  const bound = boundTo(after, request.interactionSid);
  if (boundTtid(binding) === bound) return [];
  // Unbinding may have worked without anybody knowing. Neither delivers anything.
  const isHarmless = binding.state === 'dangling' && bound === null && !outcome.invocation.shown.has(null);
  return isHarmless ? [] : [`detach told ${boundTtid(binding)}, and ${bound} is bound`];
}

function failureContradictions(acted: Acted, failure: Failure): string[] {
  const { act, after } = acted;
  switch (failure.code) {
    case 'conflict': {
      const bound = boundTo(after, act.request.interactionSid);
      const told = boundTtid(failure.binding);
      return [...(told === bound ? [] : [`a conflict told ${told}, and ${bound} is bound`]), ...sideEffects(acted)];
    }
    case 'left-behind':
      return [
        ...(acted.before.webhooks.has(failure.ttid) ? [`${failure.ttid} was there before`] : []),
        ...sideEffects(acted),
      ];
    case 'twilio-unavailable':
      return sideEffects(acted);
    default:
      return [`${act.name} failed for a wrong reason: ${failure.code}`];
  }
}

/**
 * After a failure of attach the same webhook receives the events as before, unless Twilio let the function never see
 * what is bound now. A failure of detach may stand anywhere on the way, but the webhook is deleted first.
 */
function sideEffects({ act, before, after, outcome }: Acted): string[] {
  const interaction = act.request.interactionSid;
  const was = delivering(before, interaction);
  const is = delivering(after, interaction);
  if (act.name === 'detach') {
    const isOnTheWay = !after.webhooks.has(act.request.ttid) && before.webhooks.has(act.request.ttid);
    return was === is || isOnTheWay ? [] : [`detach failed, and ${is} has taken the place of ${was}`];
  }
  const couldKnow = outcome.invocation.shown.has(boundTo(after, interaction));
  return was === is || !couldKnow ? [] : [`attach failed, and ${is} has taken the place of ${was}`];
}
