/** The only destination of a webhook that the console creates or edits. Pure. */
import { ANOTHER_URL, canSelect, type DestinationOptions, type Draft, looksLikeUrl } from '../../form/draft';

export interface DestinationDraft extends Draft {
  /** The key of a destination, or `ANOTHER_URL`. */
  readonly destination: string | null;
}

/** Clears the destination if this person can no longer select it. */
export const withKnownDestination = <D extends DestinationDraft>(draft: D, options: DestinationOptions): D =>
  draft.destination === null || canSelect(options, draft.destination) ? draft : { ...draft, destination: null };

/**
 * Returns what the webhook sends to: the key of a destination or the entered URL. Otherwise the field that is missing
 * or malformed.
 */
export function checkDestination({
  destination,
  url,
}: DestinationDraft):
  | { readonly ok: true; readonly sendsTo: string }
  | { readonly ok: false; readonly missing: 'destination' | 'url' } {
  if (destination === null) return { ok: false, missing: 'destination' };
  if (destination !== ANOTHER_URL) return { ok: true, sendsTo: destination };
  const entered = url.trim();
  return looksLikeUrl(entered) ? { ok: true, sendsTo: entered } : { ok: false, missing: 'url' };
}
