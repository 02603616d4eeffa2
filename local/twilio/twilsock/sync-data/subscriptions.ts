/** What one connection watches. */
import * as v from 'valibot';
import { objectNotFound, SyncError } from '../../sync/store/errors';
import type { TunnelResponse } from '../protocol/tunnel';
import type { SyncEvent } from './present';

/** Something that can be watched: an object or a live query. */
export interface Watchable {
  /** The number of its latest event. */
  readonly lastEventId: number;
  eventsAfter(eventId: number): SyncEvent[];
  /** Tells `listener` of every event from now on; the answer ends it. */
  listen(listener: (event: SyncEvent) => void): () => void;
}

const Target = v.object({
  object_sid: v.string(),
  object_type: v.string(),
  /** The latest event that the client knows; null when it wants no earlier ones. */
  last_event_id: v.nullish(v.number()),
  index_name: v.nullish(v.string()),
  query_string: v.nullish(v.string()),
});

export type Target = v.InferOutput<typeof Target>;

const Batch = v.object({
  action: v.picklist(['establish', 'cancel']),
  correlation_id: v.number(),
  requests: v.array(Target),
});

const MAX_BATCH_SIZE = 100;
/** After this the client asks again. */
const DELIVERY_MS = 2000;

/** What a target names, or undefined when there is no such thing. May throw `SyncError`. */
export type Find = (target: Target) => Watchable | undefined;

export class Subscriptions {
  readonly #endings = new Map<string, () => void>();

  constructor(private readonly push: (event: SyncEvent & { correlation_id?: number }) => void) {}

  /** Answers `POST /v4/Subscriptions`; the outcome for each object follows as an event. Undefined for a bad request. */
  handle(body: unknown, find: Find): TunnelResponse | undefined {
    const batch = v.safeParse(Batch, body);
    if (!batch.success) return undefined;
    const { action, correlation_id, requests } = batch.output;
    for (const target of requests) {
      if (action === 'establish') this.#establish(target, correlation_id, find);
      else this.#cancel(target, correlation_id);
    }
    return {
      status: 200,
      body: { estimated_delivery_in_ms: DELIVERY_MS, max_batch_size: MAX_BATCH_SIZE, ttl_in_s: -1 },
    };
  }

  /** Watches nothing any more. */
  end() {
    for (const stop of this.#endings.values()) stop();
    this.#endings.clear();
  }

  #establish(target: Target, correlation_id: number, find: Find) {
    const { object_sid, object_type, last_event_id } = target;
    try {
      const watchable = find(target);
      if (watchable === undefined) throw objectNotFound();
      this.#endings.get(object_sid)?.();
      const missed = typeof last_event_id === 'number' ? watchable.eventsAfter(last_event_id) : [];
      for (const event of missed) this.push({ ...event, correlation_id });
      this.#endings.set(object_sid, watchable.listen(this.push));
      this.push({
        event_type: 'subscription_established',
        correlation_id,
        event: { object_sid, object_type, replay_status: 'completed', last_event_id: watchable.lastEventId },
      });
    } catch (error) {
      if (!(error instanceof SyncError)) throw error;
      const { status, code, message } = error;
      this.push({
        event_type: 'subscription_failed',
        correlation_id,
        event: { object_sid, object_type, error: { status, code, message } },
      });
    }
  }

  #cancel({ object_sid, object_type }: Target, correlation_id: number) {
    this.#endings.get(object_sid)?.();
    this.#endings.delete(object_sid);
    this.push({ event_type: 'subscription_canceled', correlation_id, event: { object_sid, object_type } });
  }
}
