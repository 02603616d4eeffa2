/** Resolves the URL of a webhook that is created or edited in the console. */
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { WebhookMethod, WebhookType } from '../../../src/contract/webhooks';
import { globalInspectorUrl, isInspectorUrl } from '../attachment/inspector';
import { isRelayedUrl } from '../attachment/route';
import type { ResolvedDestination } from '../settings/destinations';

/**
 * Returns the URL of a destination. Only a `global` webhook can send to the inspector: any other needs an attachment,
 * and fails with `unknown-destination`.
 */
export function addressOf(
  destination: ResolvedDestination,
  type: WebhookType,
  domain: string,
): Result<string, Failure> {
  if (destination.kind === 'url') return ok(destination.url);
  // Only the panel can attach to a destination whose events have to pass through our receiver.
  if (destination.kind === 'named') {
    return destination.named.isRelayed ? fail({ code: 'unknown-destination' }) : ok(destination.named.url);
  }
  return type === 'global' ? ok(globalInspectorUrl(domain)) : fail({ code: 'unknown-destination' });
}

/** Returns why a webhook cannot send to the URL with this method, or null. Our receiver accepts only POST. */
export const methodObjection = (
  { url, method }: { readonly url: string; readonly method: WebhookMethod },
  domain: string,
): Failure | null =>
  method !== 'POST' && (isInspectorUrl(domain, url) || isRelayedUrl(domain, url))
    ? { code: 'bad-request', field: 'method' }
    : null;
