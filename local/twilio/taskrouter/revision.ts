/**
 * The revisions of tasks, workers and reservations, in the headers `ETag` and `If-Match`.
 * Source: Twilio's page "API mutation and conflict resolution", and its OpenAPI.
 */
import type { Context } from 'hono';
import { Refused } from '../../world/refused';

interface Revised {
  readonly version: number;
}

export function showRevision(c: Context, { version }: Revised) {
  c.header('ETag', `"${version}"`);
}

/** Throws Twilio's 20412 if the request is for another revision. */
export function requireRevision(c: Context, { version }: Revised) {
  const wanted = c.req.header('If-Match');
  if (wanted === undefined || wanted === '*' || wanted.replaceAll('"', '') === String(version)) return;
  throw new Refused(412, 20412, `Precondition failed: the revision is ${version}, not ${wanted}`);
}
