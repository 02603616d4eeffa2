/** Invariants of an answer: it says no more and no less than the account holds at that moment. */
import * as v from 'valibot';
import { relayAt, timelineBehind } from '../../../functions/lib/attachment/relay-url';
import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import type { Binding } from '../../../src/contract/binding';
import { boundTtid } from '../../../src/contract/binding';
import { ENDPOINTS, type Request } from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import type { InvocationResult } from '../shared/invocation';
import { activeWebhook, boundTo, type Snapshot } from '../shared/snapshot';
import type { Submission } from '../shared/submission';

/** A submission, its answer, and the account before and after it. */
export interface AnsweredSubmission {
  readonly submission: Submission;
  readonly invocationResult: InvocationResult;
  readonly before: Snapshot;
  readonly after: Snapshot;
}

const ANSWER_WITHIN_MS = 10_000;
const CRM_URL = 'https://crm.example.com/interaction-events';

/** How the answer contradicts the account. A function that died has promised nothing. */
export function answerViolations(answered: AnsweredSubmission): string[] {
  const { submission, invocationResult } = answered;
  const { result, durationMs } = invocationResult;
  if (result === null) return [];
  const late = durationMs > ANSWER_WITHIN_MS ? [`answered after ${durationMs} ms`] : [];
  if (!result.ok) return [...late, ...failureViolations(answered, result.failure)];
  const { binding } = v.parse(ENDPOINTS[submission.name].answer, result.value);
  return [
    ...late,
    ...(submission.name === 'attach'
      ? attachViolations(answered, submission.request, binding)
      : detachViolations(answered, submission.request, binding)),
  ];
}

/** After a successful attach, the requested webhook exists and is bound. */
function attachViolations({ after }: AnsweredSubmission, request: Request<'attach'>, binding: Binding): string[] {
  const ttid = boundTo(after, request.interactionSid);
  const webhook = after.webhooks.get(ttid ?? '');
  if (binding.state !== 'attached') return [`attach succeeded with a binding that is ${binding.state}`];
  if (binding.ttid !== ttid) return [`attach reported ${binding.ttid}, and ${ttid} is bound`];
  if (webhook === undefined) return ['attach succeeded, and the webhook does not exist'];
  if (timelineBehind(FUNCTIONS_DOMAIN, webhook.url) !== binding.timeline) return ['attach reported another timeline'];
  const isRelayed = request.destinations.length > 1;
  if ((relayAt(FUNCTIONS_DOMAIN, webhook.url) !== null) !== isRelayed) return ['attach chose the wrong route'];
  const isInspected = request.destinations.includes('inspector');
  const hasRequestedUrl = isInspected ? binding.timeline !== null : webhook.url === CRM_URL;
  if (!hasRequestedUrl || webhook.events.join() !== request.events.join()) {
    return ['attach succeeded, and the webhook is not the requested one'];
  }
  return [];
}

/** After a successful detach, the webhook is deleted, and the answer reports the current binding. */
function detachViolations(
  { after, invocationResult }: AnsweredSubmission,
  request: Request<'detach'>,
  binding: Binding,
): string[] {
  if (after.webhooks.has(request.ttid)) return ['detach succeeded, and the webhook still exists'];
  const bound = boundTo(after, request.interactionSid);
  if (boundTtid(binding) === bound) return [];
  // Unbinding may have worked although its answer was lost. In both states no events are delivered.
  const isHarmless = binding.state === 'dangling' && bound === null && !invocationResult.invocation.seenTtids.has(null);
  return isHarmless ? [] : [`detach reported ${boundTtid(binding)}, and ${bound} is bound`];
}

function failureViolations(answered: AnsweredSubmission, failure: Failure): string[] {
  const { submission, before, after } = answered;
  switch (failure.code) {
    case 'conflict': {
      const bound = boundTo(after, submission.request.interactionSid);
      const reported = boundTtid(failure.binding);
      return [
        ...(reported === bound ? [] : [`a conflict reported ${reported}, and ${bound} is bound`]),
        ...sideEffectViolations(answered),
      ];
    }
    case 'left-behind':
      return [
        ...(before.webhooks.has(failure.ttid) ? [`${failure.ttid} was reported as left behind, but is older`] : []),
        ...sideEffectViolations(answered),
      ];
    case 'twilio-unavailable':
      return sideEffectViolations(answered);
    default:
      return [`${submission.name} failed for a wrong reason: ${failure.code}`];
  }
}

/**
 * After a failed attach the same webhook receives the events as before, unless no answer of Twilio's could show the
 * function the current binding. A failed detach may have stopped at any point, but it deletes the webhook first.
 */
function sideEffectViolations({ submission, before, after, invocationResult }: AnsweredSubmission): string[] {
  const interaction = submission.request.interactionSid;
  const previous = activeWebhook(before, interaction);
  const current = activeWebhook(after, interaction);
  if (submission.name === 'detach') {
    const { ttid } = submission.request;
    const hasDeleted = !after.webhooks.has(ttid) && before.webhooks.has(ttid);
    return previous === current || hasDeleted ? [] : [`detach failed, and ${current} has replaced ${previous}`];
  }
  const couldKnow = invocationResult.invocation.seenTtids.has(boundTo(after, interaction));
  return previous === current || !couldKnow ? [] : [`attach failed, and ${current} has replaced ${previous}`];
}
