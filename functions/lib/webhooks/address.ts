/** Where a webhook sends to that is attached to nothing, or was when it was made. */
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { WebhookMethod, WebhookType } from '../../../src/contract/webhooks';
import { globalInspectorUrl, isInspectorUrl } from '../attachment/inspector';
import type { ResolvedDestination } from '../settings/destinations';

/** The inspector takes what is `global` alone: each other webhook of its own comes with an attachment. */
export function addressOf(target: ResolvedDestination, type: WebhookType, domain: string): Result<string, Failure> {
  if (target.kind === 'url') return ok(target.url);
  return type === 'global' ? ok(globalInspectorUrl(domain)) : fail({ code: 'unknown-destination' });
}

/** Why a webhook cannot send there like this; null when it can. The inspector takes forms alone. */
export const methodObjection = (
  { url, method }: { readonly url: string; readonly method: WebhookMethod },
  domain: string,
): Failure | null =>
  method !== 'POST' && isInspectorUrl(domain, url) ? { code: 'bad-request', field: 'method' } : null;
