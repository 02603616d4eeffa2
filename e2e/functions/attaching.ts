/** Attaching to Alice's interaction and detaching, as tests do again and again. */
import type { Webhook } from '../../local/world/model';
import type { Binding } from '../../src/contract/binding';
import { LIVE_EVENTS } from '../../src/contract/events';
import type { Ttid } from '../../src/contract/sids';
import type { Stage } from './stage';
import { aliceSubject } from './subjects';

let operations = 0;
/** Another one each time. */
export const operationId = () => {
  operations += 1;
  return `00000000-0000-4000-8000-${String(operations).padStart(12, '0')}`;
};

/** Somebody attaches a webhook to Alice's interaction. */
export const attach = (stage: Stage, identity: string, seenTtid: Ttid | null = null, destination = 'inspector') =>
  stage.as(identity, 'attach', {
    ...aliceSubject(stage),
    destination,
    events: [...LIVE_EVENTS],
    seenTtid,
    operationId: operationId(),
  });

/** Somebody detaches a webhook from it. */
export const detach = (stage: Stage, identity: string, ttid: Ttid) =>
  stage.as(identity, 'detach', { ...aliceSubject(stage), ttid, operationId: operationId() });

type Attached = Extract<Binding, { state: 'attached' }>;

/** Attaches the inspector; the binding, its timeline and its webhook. */
export async function attached(stage: Stage, identity = 'alice', seenTtid: Ttid | null = null) {
  const result = await attach(stage, identity, seenTtid);
  if (!result.ok || result.value.binding.state !== 'attached') throw new Error(JSON.stringify(result));
  const binding: Attached = result.value.binding;
  const webhook = stage.world.webhooks.get(binding.ttid) as Webhook;
  return { ...binding, timeline: binding.timeline ?? '', webhook };
}
