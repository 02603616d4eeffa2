/** Requests from TaskRouter's browser SDK: the envelope that Flex sends, and the request inside it. */
import type { Context, MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import type { User } from '../../world/model';
import { HOSTS_PATH } from '../conventions/address';
import { refuseOthers, routeOf } from '../conventions/not-honored';
import { declareParameters, Parameters, type Properties } from '../conventions/parameters';

export const Envelope = v.object({
  /** A path without its leading slash. */
  url: v.string(),
  method: v.picklist(['GET', 'POST']),
  params: v.optional(v.record(v.string(), v.unknown()), {}),
  token: v.string(),
});

/** The address of the inner requests, so that errors and reports name them as those of every other host. */
export const INNER_PATH = `${HOSTS_PATH}/event-bridge.twilio.com`;

/** Hono's environment of the app that answers the inner request: its sender and its parameters. */
export interface InnerEnv {
  Bindings: { user: User; params: Readonly<Record<string, unknown>> };
}

/** The parameters of an inner request. Call it before any effect, because it refuses a parameter not in `honored`. */
export function innerParameters<Name extends string>(c: Context<InnerEnv>, honored: readonly Name[]): Properties<Name> {
  declareParameters(c, Object.keys(c.env.params), honored);
  return c.env.params;
}

/** The same in the form that the REST API has them, for the rules that both share. */
export const innerForm = <Name extends string>(c: Context<InnerEnv>, honored: readonly Name[]): Parameters<Name> =>
  Parameters.ofProperties(c, c.env.params, honored);

/** Refuses parameters in the address of an inner request, which has its own in the envelope. */
export const refuseQuery: MiddlewareHandler<InnerEnv> = async (c, next) => {
  refuseOthers(routeOf(c) ?? '', Object.keys(c.req.query()), []);
  await next();
};
