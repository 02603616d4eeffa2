/**
 * Sends a test event to a destination, signed as every other event, and says what became of it. It attaches nothing, so
 * switching attaching off does not stop it: an administrator may want to try a destination first.
 */
import { fail, ok } from '../../../src/contract/result';
import type { DialLimits } from '../dial/dial';
import { recordTest } from '../endpoint/audit';
import type { Operation, OperationContext } from '../endpoint/context';
import { ATTEMPT_LIMITS } from '../relay/attempt';
import { encodeForm, signedHeaders } from '../relay/signed-headers';
import { type ResolvedDestination, resolveDestination } from '../settings/destinations';
import type { Target } from '../settings/target';
import { TEST_HEADERS, testEvent } from './test-event';

/** In milliseconds. Twilio itself waits longer, but a person does not. */
const DIRECT_LIMITS: DialLimits = { connectMs: 3_000, totalMs: 5_000 };

interface TestTarget extends Omit<Target, 'id'> {
  readonly limits: DialLimits;
}

export const testDestination: Operation<'testDestination'> = async (context, request) => {
  const { actor, io, settings, warm } = context;
  const resolved = resolveDestination(request.destination, actor.role, settings);
  if (!resolved.ok) return resolved;
  const target = targetOf(resolved.value);
  if (target === null) return fail({ code: 'unknown-destination' });
  const retryAfterMs = warm.testLimit.take(actor.identity, io.now());
  if (retryAfterMs !== null) return fail({ code: 'too-many-requests', retryAfterMs });
  const [{ outcome }] = await Promise.all([send(context, target), recordTest(context, new URL(target.url).host)]);
  return ok({ outcome });
};

/** Returns null for the inspector, which has no server. */
function targetOf(destination: ResolvedDestination): TestTarget | null {
  switch (destination.kind) {
    case 'inspector':
      return null;
    case 'named': {
      const { url, secrets, isRelayed } = destination.named;
      // A relayed one has as long as real events have, so that the test does not promise too much.
      return { url, secrets, limits: isRelayed ? ATTEMPT_LIMITS : DIRECT_LIMITS };
    }
    case 'url':
      return { url: withoutQuery(destination.url), secrets: [], limits: DIRECT_LIMITS };
  }
}

/** A query could make the server do something in the name of the account: the administrator allowed only the host. */
function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

function send({ deadline, io, settings }: OperationContext, { url, secrets, limits }: TestTarget) {
  const { accountSid, authToken } = settings.credentials;
  const form = testEvent(accountSid);
  const body = encodeForm(form);
  const id = `msg_test_${io.nonce()}`;
  const signed = signedHeaders({ url, form, body, id, sentAt: io.now(), secrets, authToken });
  const totalMs = Math.min(limits.totalMs, deadline.remaining());
  return io.dial({ url, headers: { ...signed, ...TEST_HEADERS }, body, limits: { ...limits, totalMs } });
}
