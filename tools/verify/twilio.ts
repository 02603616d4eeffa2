/**
 * The client with which questions are asked. It returns every answer with its status, headers and time, because these
 * are what the questions are about. It follows no redirect.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Credentials } from '../account/credentials';

export interface Io {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds from any fixed point. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
}

export const realIo: Io = {
  fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }),
  now: () => performance.now(),
  wait: sleep,
};

export type Form = Readonly<Record<string, string | readonly string[]>>;

export interface Request {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly form?: Form;
  readonly json?: unknown;
  /** A file with its fields. */
  readonly upload?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
  /** Replaces the account's credentials, such as by a Flex token. */
  readonly authorization?: string;
  /** Whether a 401 or 403 is an answer to the question, rather than a refusal of the credentials. */
  readonly mayBeRefused?: true;
}

export interface Answer {
  readonly status: number;
  /** The properties of the JSON body; none if it is no object. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly headers: Headers;
  /** The time until the whole answer had arrived. */
  readonly ms: number;
}

/** Twilio gave no answer, or one that the run cannot use. */
export class NoAnswer extends Error {}

/** The credentials may not do this. */
export class NotAllowed extends Error {
  constructor(
    readonly request: Request,
    answer: Answer,
  ) {
    super(`Twilio does not allow ${describe(request)} with these credentials (${outcome(answer)})`);
  }
}

const TIMEOUT_MS = 20_000;
const ATTEMPTS = 4;
const MAX_PAUSE_MS = 30_000;
const MAX_PAGES = 500;

export class Twilio {
  /** How many requests were sent, and how many of them were answered with a redirect. */
  readonly counts = { requests: 0, redirects: 0 };
  readonly #authorization: string;

  constructor(
    { username, password }: Pick<Credentials, 'username' | 'password'>,
    private readonly io: Io,
  ) {
    this.#authorization = basic(username, password);
  }

  readonly get = (url: string) => this.send({ method: 'GET', url });
  readonly post = (url: string, form: Form, headers: Request['headers'] = {}) =>
    this.send({ method: 'POST', url, form, headers });
  readonly delete = (url: string) => this.send({ method: 'DELETE', url });

  /** Sends a request, again after a 429. A failure of Twilio answers no question. Throws `NoAnswer` or `NotAllowed`. */
  async send(request: Request): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#exchange(request);
      if (answer.status === 429 && attempt < ATTEMPTS) {
        await this.io.wait(pauseMs(answer, attempt));
        continue;
      }
      if (answer.status === 429 || answer.status >= 500) {
        throw new NoAnswer(`Twilio failed at ${describe(request)} (${outcome(answer)})`);
      }
      const isRefused = answer.status === 401 || answer.status === 403;
      if (isRefused && request.mayBeRefused !== true) throw new NotAllowed(request, answer);
      return answer;
    }
  }

  /** All items of a list. Only the page is taken from the links, so no request goes to another place. */
  async list(url: string, key: string): Promise<Readonly<Record<string, unknown>>[]> {
    const items: Readonly<Record<string, unknown>>[] = [];
    const first = new URL(url);
    let page = first;
    const seen = new Set<string>();
    while (!seen.has(page.href) && seen.size < MAX_PAGES) {
      seen.add(page.href);
      const answer = await this.get(page.href);
      const found = answer.body[key];
      if (answer.status !== 200 || !Array.isArray(found)) {
        throw new NoAnswer(`Twilio answered a list with ${outcome(answer)}`);
      }
      items.push(...found.map(recordIn));
      const link = recordIn(answer.body.meta).next_page_url;
      if (typeof link !== 'string' || link === '') return items;
      page = new URL(first);
      for (const name of ['Page', 'PageToken']) {
        const value = new URL(link, first).searchParams.get(name);
        if (value !== null) page.searchParams.set(name, value);
      }
    }
    throw new NoAnswer('Twilio’s list does not end');
  }

  async #exchange({ method, url, form, json, upload, headers, authorization }: Request): Promise<Answer> {
    const startedAt = this.io.now();
    this.counts.requests += 1;
    const text = json === undefined ? form && encode(form) : JSON.stringify(json);
    const type = json === undefined ? 'application/x-www-form-urlencoded' : 'application/json';
    const body = upload ?? text;
    try {
      const response = await this.io.fetch(url, {
        method,
        redirect: 'manual',
        headers: {
          authorization: authorization ?? this.#authorization,
          accept: 'application/json',
          ...(text === undefined ? {} : { 'content-type': type }),
          ...headers,
        },
        ...(body === undefined ? {} : { body }),
      });
      const answer = await response.text();
      if (response.status >= 300 && response.status < 400) this.counts.redirects += 1;
      const ms = this.io.now() - startedAt;
      return { status: response.status, headers: response.headers, text: answer, body: recordIn(parse(answer)), ms };
    } catch {
      // The cause can name an address.
      throw new NoAnswer(`Twilio did not answer ${method} ${new URL(url).host}`);
    }
  }
}

export const basic = (username: string, password: string) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

/** The properties of a value; none if it is no object. */
export const recordIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** The status of an answer, with Twilio's error code if there is one. */
export const outcome = ({ status, body }: Answer): string =>
  typeof body.code === 'number' ? `${status}, error ${body.code}` : String(status);

/** The operation that a request asks for, without the SIDs and names in its path. */
function describe({ method, url }: Request): string {
  const { host, pathname } = new URL(url);
  const kinds = pathname.split('/').filter((part) => /^[A-Z][A-Za-z]+$/.test(part));
  return `${method} ${host} ${kinds.join('/')}`;
}

const encode = (form: Form) =>
  new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as [string, string])),
  ).toString();

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function pauseMs({ headers }: Answer, attempt: number): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Math.min(Number.isFinite(seconds) ? seconds * 1_000 : 1_000 * 2 ** attempt, MAX_PAUSE_MS);
}
