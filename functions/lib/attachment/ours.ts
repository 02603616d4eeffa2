/** Webhooks of ours: those of which the friendly name says that this plugin has attached them, and to what. */
import type { InteractionSid } from '../../../src/contract/sids';
import type { Webhook } from '../twilio/flex';
import { type OurName, ourNameOf } from './friendly-name';

export interface Ours {
  readonly webhook: Webhook;
  readonly name: OurName;
}

/** A webhook as one of ours for this interaction; null for another's, and for everybody else's. */
export function oursFor(interaction: InteractionSid, webhook: Webhook): Ours | null {
  const name = ourNameOf(webhook);
  return name?.interaction === interaction ? { webhook, name } : null;
}
