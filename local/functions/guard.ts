/**
 * Checks access to functions as Twilio's platform does; its local runtime does not. Requests to a protected function
 * need the account's signature. A private function cannot be requested at all.
 */
import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { isLoopback } from '../redirect/address';
import { parseForm } from '../system/form';
import type { Access } from './routes';

export interface GuardOptions {
  /** Returns undefined for a path without a function. */
  readonly accessOf: (path: string) => Access | undefined;
  readonly authToken: string;
  /**
   * The functions' public URL, such as `https://….twil.io`. Signatures are made for it, or for the local address that
   * the request names.
   */
  readonly baseUrl: string;
}

/** Passes allowed requests to `inner` and answers the others with 403. */
export function guardAccess(inner: RequestListener, { accessOf, authToken, baseUrl }: GuardOptions): RequestListener {
  return async (request, response) => {
    const target = request.url ?? '/';
    const access = accessOf(target.split('?', 1)[0] ?? '');
    if (access === 'protected') {
      const form = parseForm(await text(request));
      const signature = String(request.headers['x-twilio-signature'] ?? '');
      // `_body` marks the body as already parsed, so the runtime's body parsers skip it.
      Object.assign(request, { body: form, _body: true });
      const bases = [baseUrl, ...localBase(request.headers.host)];
      if (bases.some((base) => validateRequest(authToken, signature, base + target, form))) {
        return inner(request, response);
      }
    } else if (access !== 'private') {
      return inner(request, response);
    }
    response.writeHead(403, { 'Content-Type': 'text/plain' }).end('Forbidden');
  };
}

/** The address of this server, as a program on this machine names it. */
function localBase(host: string | undefined): string[] {
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null;
  return url !== null && url.host === host && isLoopback(url.hostname) ? [url.origin] : [];
}
