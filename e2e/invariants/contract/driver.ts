/** What people do on a harness, in the fewest words. */

import { formatFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import type { Binding } from '../../../src/contract/binding';
import type { Request } from '../../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { InteractionSid, Ttid } from '../../../src/contract/sids';
import type { Harness } from '../../fixtures/harness';

export type Subject = Pick<Request<'status'>, 'taskSid' | 'interactionSid' | 'channelSid'>;

export const PEOPLE = ['alice', 'bob', 'sam', 'ada'] as const;

export class People {
  #operations = 0;

  constructor(readonly harness: Harness) {}

  attach(who: string, subject: Subject, seenTtid: Ttid | null, changes: Partial<Request<'attach'>> = {}) {
    const request = { ...subject, destination: 'crm', events: [...LIVE_EVENTS], seenTtid, ...changes };
    return this.harness.as(who, 'attach', { ...request, operationId: changes.operationId ?? this.operation() });
  }

  detach(who: string, subject: Subject, ttid: Ttid) {
    return this.harness.as(who, 'detach', { ...subject, ttid, operationId: this.operation() });
  }

  status(who: string, subject: Subject) {
    return this.harness.as(who, 'status', subject);
  }

  sweep(who: string, from = 0) {
    return this.harness.as(who, 'sweep', { from, isRehearsal: false });
  }

  /** What the interaction holds. */
  bound({ interactionSid }: Subject): Ttid | null {
    return (this.harness.world.interactions.get(interactionSid)?.webhookTtid ?? null) as Ttid | null;
  }

  /** Registers and binds a webhook that this product knows nothing of. */
  bindForeign({ interactionSid }: Subject, type: 'interaction' | 'global', friendlyName: string | null = null): Ttid {
    const details = {
      url: 'https://other.example.com/in?key=1',
      method: 'GET',
      events: ['onParticipantLeft'],
    } as const;
    const { ttid } = this.harness.world.registerWebhook({
      ...details,
      events: [...details.events],
      type,
      friendlyName,
    });
    this.harness.world.bindWebhook(interactionSid, ttid);
    return ttid as Ttid;
  }

  /** Registers what an attach that died has left, so many minutes ago. */
  leaveOrphan(interaction: InteractionSid, minutes: number) {
    const { time, world } = this.harness;
    const createdAt = Math.floor(time.now() / 1_000) * 1_000 - minutes * 60_000;
    this.#operations += 1;
    const nonce = this.#operations.toString(16).padStart(16, 'f');
    world.registerWebhook({
      type: 'interaction',
      url: 'https://crm.example.com/interaction-events',
      method: 'POST',
      events: [...LIVE_EVENTS],
      friendlyName: formatFriendlyName({ interaction, createdAt, nonce }),
    });
  }

  /** Lets so many seconds pass. */
  wait(seconds: number) {
    const { time } = this.harness;
    return time.run(time.sleep(seconds * 1_000));
  }

  operation(): string {
    this.#operations += 1;
    return `00000000-0000-4000-8000-${String(this.#operations).padStart(12, '0')}`;
  }
}

/** The ttid of what is attached now. */
export function ttidIn(result: { ok: true; value: { binding: Binding } } | { ok: false }): Ttid {
  if (!result.ok || !('ttid' in result.value.binding)) throw new Error('Nothing is attached');
  return result.value.binding.ttid;
}
