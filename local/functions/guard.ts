/**
 * What Twilio's platform does before a function runs, and its local runtime leaves out: a protected function is
 * only for requests that carry the account's signature, a private one has no URL at all.
 */
import type { IncomingMessage, RequestListener } from 'node:http';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import type { Access } from './routes';

export interface Guard {
  /** Undefined for a path that no function has. */
  readonly accessOf: (path: string) => Access | undefined;
  readonly authToken: string;
  /** The address under which Twilio knows the functions, such as `https://….twil.io`. */
  readonly baseUrl: string;
}

/** `inner`, for the requests that may reach it; 403 for the others. */
export function guarded(inner: RequestListener, { accessOf, authToken, baseUrl }: Guard): RequestListener {
  return async (request, response) => {
    const target = request.url ?? '/';
    const access = accessOf(target.split('?', 1)[0] ?? '');
    if (access === 'protected') {
      const form = await readForm(request);
      const signature = String(request.headers['x-twilio-signature'] ?? '');
      // The runtime's body parsers leave a request alone that has been read already.
      Object.assign(request, { body: form, _body: true });
      if (validateRequest(authToken, signature, baseUrl + target, form)) return inner(request, response);
    } else if (access !== 'private') {
      return inner(request, response);
    }
    response.writeHead(403, { 'Content-Type': 'text/plain' }).end('Forbidden');
  };
}

async function readForm(request: IncomingMessage): Promise<Record<string, string | string[]>> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  const form: Record<string, string | string[]> = {};
  const fields = new URLSearchParams(text);
  for (const name of new Set(fields.keys())) {
    const [first = '', ...more] = fields.getAll(name);
    form[name] = more.length === 0 ? first : [first, ...more];
  }
  return form;
}
