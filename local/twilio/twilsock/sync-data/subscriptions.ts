/** The subscriptions of one connection. */
import * as v from 'valibot';
import { objectNotFound, SyncError } from '../../sync/store/errors';
import type { TunnelResponse } from '../protocol/tunnel';
import type { SyncEvent } from './present';

/** An object or a live query, to which clients can subscribe. */
export interface Watchable {
  /** The ID of its latest event. */
  readonly lastEventId: number;
  eventsAfter(eventId: number): SyncEvent[];
  /** Calls `listener` on every event from now on. Returns a function that stops it. */
  listen(listener: (event: SyncEvent) => void): () => void;
}

const Target = v.object({
  object_sid: v.string(),
  object_type: v.string(),
  /** The latest event that the client knows; null if it needs no earlier ones. */
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
/** The client subscribes again if it gets no outcome in this time. */
const DELIVERY_MS = 2000;

/** Finds a target; undefined if it does not exist. May throw `SyncError`. */
export type Find = (target: Target) => Watchable | undefined;

export class Subscriptions {
  readonly #endings = new Map<string, () => void>();

  constructor(private readonly push: (event: SyncEvent & { correlation_id?: number }) => void) {}

  /** Answers `POST /v4/Subscriptions`; undefined for a bad request. An event for each target reports its outcome. */
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

  /** Ends all subscriptions. */
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
