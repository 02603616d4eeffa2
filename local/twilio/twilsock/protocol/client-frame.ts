/** The headers that a twilsock client may send. */
import * as v from 'valibot';

const Parameter = v.union([v.string(), v.number(), v.boolean()]);

const HttpRequest = v.object({
  host: v.string(),
  path: v.string(),
  method: v.string(),
  params: v.nullish(v.record(v.string(), v.nullish(v.union([Parameter, v.array(Parameter)])))),
  headers: v.nullish(v.record(v.string(), v.nullish(Parameter))),
});

export const ClientHeader = v.variant('method', [
  v.object({ method: v.picklist(['init', 'update']), id: v.string(), token: v.string() }),
  v.object({
    method: v.literal('message'),
    id: v.string(),
    /** The product of the SDK, which selects the Sync service. */
    active_grant: v.optional(v.string(), ''),
    http_request: HttpRequest,
  }),
  v.object({ method: v.picklist(['put_notification_ctx', 'delete_notification_ctx']), id: v.string() }),
  v.object({ method: v.picklist(['reply', 'close', 'telemetry.v1']) }),
]);

export type MessageHeader = Extract<v.InferOutput<typeof ClientHeader>, { method: 'message' }>;
