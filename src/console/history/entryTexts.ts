/** The words of the history. Pure. */
import type { AuditAction, AuditEntry } from '../../contract/audit';
import { readableIdentity } from '../../strings/format';
import type { StringKey, Text } from '../../strings/text';
import type { Listing } from '../listing';
import { endOf, webhookTitle } from '../names';

export const ACTIONS: Readonly<Record<AuditAction, StringKey>> = {
  attached: 'AuditActionAttached',
  replaced: 'AuditActionReplaced',
  undone: 'AuditActionUndone',
  detached: 'AuditActionDetached',
  created: 'AuditActionCreated',
  edited: 'AuditActionEdited',
  deleted: 'AuditActionDeleted',
  swept: 'AuditActionSwept',
  ended: 'AuditActionEnded',
  tested: 'AuditActionTested',
};

/**
 * Returns who did it. Without an actor, a sweep was started by the signed command. Twilio's event starts everything
 * else.
 */
export function whoOf(
  { actor, action }: AuditEntry,
  colleague: (identity: string) => string | null,
  text: Text,
): string {
  if (actor !== null) return colleague(actor) ?? readableIdentity(actor);
  return text(action === 'swept' ? 'AuditByCommand' : 'AuditAutomatic');
}

/** Returns the webhook as the list calls it. One that is no longer there is called by the end of an ID. */
export function whichOf(
  { ttid, interactionSid }: AuditEntry['webhooks'][number],
  { rows, resolutions }: Pick<Listing, 'rows' | 'resolutions'>,
  text: Text,
): string {
  const row = rows.get(ttid);
  if (row !== undefined) return webhookTitle(row, resolutions.get(ttid), text);
  return interactionSid === null
    ? text('AuditWebhook', { digits: endOf(ttid) })
    : text('ConsoleInteraction', { digits: endOf(interactionSid) });
}
