/** Short forms for the actions of users, and for changes that happen without them. */
import { formatFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import type { Binding } from '../../../src/contract/binding';
import type { Request, Subject } from '../../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { SweepPosition } from '../../../src/contract/paging';
import type { InteractionSid, Ttid } from '../../../src/contract/sids';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import type { Harness } from '../../fixtures/harness';
import { operationIdOf, to } from '../../fixtures/interaction-requests';
import { askForNewInteraction } from '../../fixtures/new-interactions';
import type { FormFields } from '../../fixtures/plugin-requests';

export const USERS = ['alice', 'bob', 'sam', 'ada'] as const;

export class Driver {
  #operations = 0;

  constructor(readonly harness: Harness) {}

  attach(identity: string, subject: Subject, seenTtid: Ttid | null, changes: Partial<Request<'attach'>> = {}) {
    const request = { ...subject, ...to('crm'), events: [...LIVE_EVENTS], seenTtid, ...changes };
    const operationId = changes.operationId ?? this.nextOperationId();
    return this.harness.as(identity, 'attach', { ...request, operationId });
  }

  detach(identity: string, subject: Subject, ttid: Ttid) {
    return this.harness.as(identity, 'detach', { ...subject, ttid, operationId: this.nextOperationId() });
  }

  status(identity: string, subject: Subject) {
    return this.harness.as(identity, 'status', subject);
  }

  sweep(identity: string, from: SweepPosition | null = null) {
    return this.harness.as(identity, 'sweep', { from, isRehearsal: false });
  }

  /** Asks for a webhook for a new interaction. */
  askForNew(changes: FormFields = {}) {
    return askForNewInteraction(this.harness, { requestId: this.nextOperationId(), ...changes });
  }

  /** The ttid that the interaction holds. */
  bound({ interactionSid }: Subject): Ttid | null {
    return (this.harness.world.interactions.get(interactionSid)?.webhookTtid ?? null) as Ttid | null;
  }

  /** Registers a foreign webhook and binds it. */
  bindForeign({ interactionSid }: Subject, type: 'interaction' | 'global', friendlyName: string | null = null): Ttid {
    const ttid = registerForeign(this.harness, { type, friendlyName, method: 'GET' });
    this.harness.world.bindWebhook(interactionSid, ttid);
    return ttid;
  }

  /** Registers the webhook that an attach leaves when it dies. */
  leaveOrphan(interaction: InteractionSid, ageMinutes: number) {
    const { time, world } = this.harness;
    const createdAt = Math.floor(time.now() / 1_000) * 1_000 - ageMinutes * 60_000;
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

  waitSeconds(seconds: number) {
    const { time } = this.harness;
    return time.run(time.sleep(seconds * 1_000));
  }

  nextOperationId(): string {
    this.#operations += 1;
    return operationIdOf(this.#operations);
  }
}

/** The ttid of the attached webhook in an answer. */
export function ttidIn(result: { ok: true; value: { binding: Binding } } | { ok: false }): Ttid {
  if (!result.ok || !('ttid' in result.value.binding)) throw new Error('No webhook is attached');
  return result.value.binding.ttid;
}
