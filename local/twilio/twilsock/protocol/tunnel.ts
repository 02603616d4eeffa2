/** HTTP inside twilsock: requests, responses and routes. */
import { isRecord, parseJson } from '../../conventions/json';
import { refuseOthers } from '../../conventions/not-honored';
import type { MessageHeader } from './client-frame';

export interface TunnelResponse {
  readonly status: number;
  /** Always an object or a list, because several SDKs read its properties without a check. */
  readonly body: object;
}

/** Decodes percent-encoding. Returns an invalid encoding unchanged. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export class TunnelRequest {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  /** The parts of the path, decoded. */
  readonly segments: readonly string[];
  readonly product: string;
  /** The body as sent. */
  readonly text: string;
  readonly #query: ReadonlyMap<string, string>;
  readonly #headers: ReadonlyMap<string, string>;

  constructor({ http_request: http, active_grant }: MessageHeader, payload: Buffer) {
    this.host = http.host;
    this.method = http.method;
    this.path = http.path;
    this.segments = http.path.split('/').filter(Boolean).map(decoded);
    this.product = active_grant;
    this.text = payload.toString();
    this.#query = new Map(
      Object.entries(http.params ?? {}).flatMap(([name, value]) => {
        const [first] = Array.isArray(value) ? value : [value];
        // Clients percent-encode the values, as in a URL.
        return first === undefined || first === null ? [] : [[name, decoded(String(first))]];
      }),
    );
    this.#headers = new Map(
      Object.entries(http.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
    );
  }

  /** A decoded query parameter. The first one if it is repeated. */
  query(name: string): string | undefined {
    return this.#query.get(name);
  }

  /** The names of all parameters, in the query and in the body. */
  get parameters(): string[] {
    const { body } = this;
    return [...this.#query.keys(), ...(isRecord(body) ? Object.keys(body) : namesInForm(this.text))];
  }

  header(name: string): string | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  /** The parsed body; undefined if it is not JSON. SDKs send plain words with some DELETEs. */
  get body(): unknown {
    return parseJson(this.text);
  }
}

const namesInForm = (text: string) => (text.includes('=') ? [...new URLSearchParams(text).keys()] : []);

/** `names` are the decoded values of the pattern's `:name` parts, in their order. */
type Handler<Caller> = (request: TunnelRequest, caller: Caller, ...names: string[]) => TunnelResponse | undefined;

/** The parameters of a route that accepts none. */
export const NONE: readonly string[] = [];

/** Routes by method and path. */
export class Routes<Caller> {
  readonly #routes: {
    method: string;
    pattern: readonly string[];
    honored: readonly string[];
    handler: Handler<Caller>;
  }[] = [];

  /**
   * In `pattern`, a part that begins with a colon matches any text. `honored` are the parameters that the route honors,
   * in the query or the body; a request with others is refused.
   */
  on(method: string, pattern: string, honored: readonly string[], handler: Handler<Caller>): this {
    this.#routes.push({ method, pattern: pattern.split('/').filter(Boolean), honored, handler });
    return this;
  }

  /** Undefined if no route matches. Throws `NotHonored` before the request has an effect. */
  answer(request: TunnelRequest, caller: Caller): TunnelResponse | undefined {
    for (const { method, pattern, honored, handler } of this.#routes) {
      if (method === request.method && fits(pattern, request.segments)) {
        refuseOthers(`${method} ${request.host}/${pattern.join('/')}`, request.parameters, honored);
        const names = request.segments.filter((_, position) => pattern[position]?.startsWith(':'));
        return handler(request, caller, ...names);
      }
    }
    return undefined;
  }
}

const fits = (pattern: readonly string[], segments: readonly string[]) =>
  pattern.length === segments.length &&
  pattern.every((part, position) => part.startsWith(':') || part === segments[position]);
