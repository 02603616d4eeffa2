/** HTTP inside twilsock: requests, responses and routes. */
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

  header(name: string): string | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  /** The parsed body; undefined if it is not JSON. SDKs send plain words with some DELETEs. */
  get body(): unknown {
    try {
      return JSON.parse(this.text);
    } catch {
      return undefined;
    }
  }
}

/** `names` are the decoded values of the pattern's `:name` parts, in their order. */
type Handler<Caller> = (request: TunnelRequest, caller: Caller, ...names: string[]) => TunnelResponse | undefined;

/** Routes by method and path. */
export class Routes<Caller> {
  readonly #routes: { method: string; pattern: readonly string[]; handler: Handler<Caller> }[] = [];

  /** In `pattern`, a part that begins with a colon matches any text. */
  on(method: string, pattern: string, handler: Handler<Caller>): this {
    this.#routes.push({ method, pattern: pattern.split('/').filter(Boolean), handler });
    return this;
  }

  /** Undefined if no route matches. */
  answer(request: TunnelRequest, caller: Caller): TunnelResponse | undefined {
    for (const { method, pattern, handler } of this.#routes) {
      if (method === request.method && fits(pattern, request.segments)) {
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
