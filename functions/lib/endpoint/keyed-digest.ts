/**
 * Digests of texts that may contain secrets, such as the path of a URL, for comparing them later. They have a key,
 * because otherwise a short secret could be found by trial. The key is the auth token: after a change of it, no digest
 * matches an earlier one.
 */
import type { Endpoint, Request } from '../../../src/contract/endpoints';
import type { Credentials } from '../twilio/http';
import { nodeCrypto } from '../twilio/node-crypto';

export const keyedDigest = (content: unknown, { authToken }: Credentials): string =>
  nodeCrypto().createHmac('sha256', authToken).update(JSON.stringify(content)).digest('base64url');

interface Asking {
  readonly actor: { readonly identity: string };
  readonly settings: { readonly credentials: Credentials };
}

/** Returns a digest of who asks for what. An operation ID is valid only for one of them. */
export const requestDigest = <E extends Endpoint>(
  endpoint: E,
  request: Request<E>,
  { actor, settings }: Asking,
): string => keyedDigest([endpoint, actor.identity, request], settings.credentials);
