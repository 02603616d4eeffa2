/**
 * A parameter that changes nothing here, but would at Twilio, must not pass for one that works. It is refused before
 * the request has an effect.
 */
import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import { Refused } from '../../world/refused';
import { HOSTS_PATH } from './address';
import { IGNORED_PARAMETERS } from './ignored-parameters';

/** Twilio's 20001 for a parameter that Local Twilio does not honor. `request` names both. */
export class NotHonored extends Refused {
  readonly request: string;

  constructor(route: string, parameter: string) {
    super(400, 20001, `Local Twilio does not honor the parameter '${parameter}' of ${route}`);
    this.request = `${route} with the parameter '${parameter}'`;
  }
}

/** Throws `NotHonored` if a parameter is given that is neither honored nor on the list of ignored ones. */
export function refuseOthers(route: string, given: Iterable<string>, honored: readonly string[]) {
  for (const name of given) {
    if (!honored.includes(name) && !isIgnored(route, name)) throw new NotHonored(route, name);
  }
}

const isIgnored = (route: string, name: string) =>
  IGNORED_PARAMETERS.some((ignored) => ignored.route === route && ignored.name === name);

/** The route of a request, such as `POST flex-api.twilio.com/v1/Interactions/:sid`. Undefined if there is none. */
export function routeOf(c: Context): string | undefined {
  const route = matchedRoutes(c).findLast(({ method }) => method === c.req.method);
  return route && `${route.method} ${withoutPrefix(route.path)}`;
}

const withoutPrefix = (path: string) => (path.startsWith(HOSTS_PATH) ? path.slice(HOSTS_PATH.length) : path).slice(1);
