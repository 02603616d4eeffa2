/** A Twilio account that Local Twilio plays, in process and always in the same state at the start. */
import { Hono } from 'hono';
import { PatternRouter } from 'hono/router/pattern-router';
import { answerRefusal } from '../../../local/twilio/conventions/errors';
import { twilioHosts } from '../../../local/twilio/hosts';
import { PluginRegistry } from '../../../local/twilio/plugin-service/registry';
import { ServerlessStore } from '../../../local/twilio/serverless/store/store';
import { SyncStore } from '../../../local/twilio/sync/store/store';
import { UnknownRequests } from '../../../local/twilio/unknown-requests';
import { ACCOUNT } from '../../../local/world/model';
import { seed } from '../../../local/world/seed';
import { World } from '../../../local/world/world';
import type { Received } from '../shared/specification/check-answer';
import { type Route, routesOf } from './operations';
import { createService } from './serverless-service';

/** The values of parameters by name. A list has several. */
export type Values = Readonly<Record<string, readonly string[]>>;

export interface Call {
  readonly method: string;
  /** Host and path, such as `flex-api.twilio.com/v1/Configuration`. */
  readonly address: string;
  readonly query?: Values;
  readonly form?: Values;
  readonly json?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer extends Received {
  /** Null if the body is not a JSON object. */
  readonly content: Readonly<Record<string, unknown>> | null;
  readonly etag: string | null;
  /** The requests that Local Twilio listed as not supported. */
  readonly unsupported: readonly string[];
}

/** Collects without printing. */
class SilentUnknownRequests extends UnknownRequests {
  readonly collected: string[] = [];

  override add(request: string) {
    this.collected.push(request);
  }
}

const START = Date.UTC(2026, 0, 1, 12);
const SECOND_MS = 1_000;

const CREDENTIALS = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`;

export class Account {
  #now = START;
  readonly world = new World(() => this.#now);
  readonly plugins = new PluginRegistry(() => this.#now);
  readonly #unknown = new SilentUnknownRequests();
  readonly #twilio = new Hono({ router: new PatternRouter() });

  constructor() {
    const { world, plugins } = this;
    const serverless = new ServerlessStore(() => this.#now);
    const sync = new SyncStore(() => this.#now);
    this.#twilio.onError(answerRefusal);
    this.#twilio.route('/', twilioHosts({ world, sync, unknown: this.#unknown, serverless, plugins }));
    createService(serverless);
    seed(world);
  }

  routes(): Route[] {
    return routesOf(this.#twilio.routes);
  }

  async send({ method, address, query = {}, form = {}, json, headers }: Call): Promise<Answer> {
    // Each change happens in a second of its own, so that dates tell them apart.
    if (method !== 'GET') this.#now += SECOND_MS;
    const search = Object.keys(query).length === 0 ? '' : `?${encoded(query)}`;
    const body = json === undefined ? encoded(form) : JSON.stringify(json);
    const type = json === undefined ? 'application/x-www-form-urlencoded' : 'application/json';
    const before = this.#unknown.collected.length;
    const response = await this.#twilio.request(`/${address}${search}`, {
      method,
      headers: { authorization: CREDENTIALS, ...(body === '' ? {} : { 'content-type': type }), ...headers },
      ...(method === 'GET' || body === '' ? {} : { body }),
    });
    const text = await response.text();
    return {
      status: response.status,
      mediaType: response.headers.get('content-type')?.split(';', 1)[0]?.trim() ?? null,
      body: text,
      content: objectIn(text),
      etag: response.headers.get('etag'),
      unsupported: this.#unknown.collected.slice(before),
    };
  }
}

const encoded = (values: Values) =>
  new URLSearchParams(Object.entries(values).flatMap(([name, all]) => all.map((value) => [name, value]))).toString();

function objectIn(text: string): Answer['content'] {
  if (!text.startsWith('{')) return null;
  const value: Answer['content'] = JSON.parse(text);
  return value;
}
