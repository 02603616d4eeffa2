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

/** The actions that no person asked for, if Twilio's event did not start them: by signed requests. */
const SIGNED: Partial<Record<AuditAction, StringKey>> = {
  created: 'AuditByProgram',
  attached: 'AuditByProgram',
  swept: 'AuditByCommand',
};

/** Returns who did it. Without an actor, it was a signed request, or one of Twilio's events. */
export function whoOf(
  { actor, action }: AuditEntry,
  colleague: (identity: string) => string | null,
  text: Text,
): string {
  if (actor !== null) return colleague(actor) ?? readableIdentity(actor);
  return text(SIGNED[action] ?? 'AuditAutomatic');
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
