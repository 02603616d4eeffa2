/** The answer of a customer’s system to a request: as its condition makes it, or from the program in its place. */
import { setTimeout as wait } from 'node:timers/promises';
import { effectOf } from './condition';
import { forward } from './forward';
import type { DeliveryRequest } from './request';
import type { SystemAnswer } from './system-answer';
import type { CustomerSystem } from './systems';

/**
 * @param limit Aborted when the sender gives up.
 * @param random Returns a number from 0 up to 1, which decides whether a flaky system fails.
 */
export async function answerOf(
  { host, condition, forwardTo }: CustomerSystem,
  request: DeliveryRequest,
  limit: AbortSignal,
  random: () => number,
): Promise<SystemAnswer> {
  const effect = effectOf(condition, random);
  switch (effect.kind) {
    case 'answered':
      return { ...effect, headers: isRedirect(effect.status) ? { location: `https://${host}/moved` } : {} };
    case 'closed':
      return effect;
    case 'silence':
      await aborted(limit);
      return { kind: 'nothing' };
    case 'accepted':
      if (effect.afterMs > 0 && !(await hasPassed(effect.afterMs, limit))) return { kind: 'nothing' };
      return forwardTo === null ? { kind: 'answered', status: 200, headers: {} } : forward(request, forwardTo, limit);
  }
}

const isRedirect = (status: number) => status >= 300 && status < 400;

function aborted(limit: AbortSignal): Promise<void> {
  if (limit.aborted) return Promise.resolve();
  return new Promise((resolve) => limit.addEventListener('abort', () => resolve(), { once: true }));
}

/** Resolves to whether the time passed before the limit. Closing Local Twilio never waits for a slow system. */
const hasPassed = (ms: number, signal: AbortSignal): Promise<boolean> =>
  wait(ms, true, { ref: false, signal }).catch(() => false);
