/** Webhooks that this plugin did not make. */
import type { Webhook } from '../../local/world/model';
import type { Ttid } from '../../src/contract/sids';
import type { Stage } from './stage';
import { aliceSubject } from './subjects';

/** Registers a webhook with curl, as it were. */
export const registered = ({ world }: Stage, details: Partial<Webhook> = {}): Ttid =>
  world.registerWebhook({
    type: 'interaction',
    url: 'https://other.example.com/in?key=secret',
    method: 'POST',
    events: ['onParticipantLeft'],
    friendlyName: 'by hand',
    ...details,
  }).ttid as Ttid;

/** Registers one and binds it to Alice's interaction. */
export function bindForeign(stage: Stage, details: Partial<Webhook> = {}): Ttid {
  const ttid = registered(stage, details);
  stage.world.bindWebhook(aliceSubject(stage).interactionSid, ttid);
  return ttid;
}
