/**
 * Makes a Twilio Function of an operation: contract and shape first, then who asks, then the operation itself.
 * Everything that comes from outside is checked here; everything that goes out is an envelope of the contract.
 */
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import {
  type Answer,
  CONTRACT_VERSION,
  ENDPOINTS,
  type Endpoint,
  type Envelope,
  type Request,
} from '../../src/contract/endpoints';
import { type Failure, HTTP_STATUS } from '../../src/contract/failures';
import { fail, ok, type Result } from '../../src/contract/result';
import type { InstanceSid } from '../../src/contract/sids';
import type { Actor } from './actor';
import { authenticate } from './authenticate';
import { Deadline } from './deadline';
import { consoleLog } from './log';
import type { Event, Handler, TwilioResponse } from './runtime';
import type { Service } from './service';
import { parseSettings, type Settings } from './settings';
import { TokenCache } from './token-cache';
import { flexApi } from './twilio/flex';
import { type TwilioHttp, twilioHttp } from './twilio/http';
import { validateToken } from './twilio/iam';
import { records } from './twilio/records';

export type Operation<E extends Endpoint> = (
  service: Service,
  request: Request<E>,
) => Promise<Result<Answer<E>, Failure>>;

// What a warm instance keeps between invocations.
const tokens = new TokenCache();
let knownInstance: InstanceSid | null = null;

/** The handler that Twilio calls for the endpoint `name`. */
export function endpoint<E extends Endpoint>(name: E, operation: Operation<E>): Handler {
  return async (context, event, callback) => {
    let result: Result<Answer<E>, Failure>;
    try {
      result = await run(name, operation, context, event);
    } catch (error) {
      consoleLog(name, { error: error instanceof Error ? (error.stack ?? error.name) : 'not an Error' });
      result = fail({ code: 'internal' });
    }
    callback(null, respond(result));
  };
}

async function run<E extends Endpoint>(
  name: E,
  operation: Operation<E>,
  context: Readonly<Record<string, unknown>>,
  event: Event,
): Promise<Result<Answer<E>, Failure>> {
  const side = olderSide(event.contract);
  if (side !== null) return fail({ code: 'contract-mismatch', deploy: side });
  const settings = parseSettings(context);
  if (!settings.ok) return settings;
  const request = parseRequest(name, event);
  if (!request.ok) return request;

  const deadline = new Deadline(Date.now);
  const http = twilioHttp(settings.value.credentials, deadline);
  const { credentials } = settings.value;
  const actor = await authenticate(event.Token, (token) => validateToken(http, credentials, token), tokens, Date.now);
  if (!actor.ok) return actor;

  const result = await operation(serviceFor(actor.value, settings.value, http, deadline), request.value);
  consoleLog(name, {
    actor: actor.value.identity,
    interaction: request.value.interactionSid,
    operation: 'operationId' in request.value ? request.value.operationId : '',
    outcome: result.ok ? 'ok' : result.failure.code,
    ...(!result.ok && 'requestId' in result.failure
      ? { requestId: result.failure.requestId, twilioCode: result.failure.twilioCode }
      : {}),
  });
  return result;
}

function serviceFor(actor: Actor, settings: Settings, http: TwilioHttp, deadline: Deadline): Service {
  const flex = flexApi(http);
  return {
    actor,
    settings,
    flex,
    records: records(http, settings.recordsServiceSid),
    deadline,
    instance: async () => {
      if (knownInstance !== null) return ok(knownInstance);
      const reply = await flex.fetchInstanceSid();
      if (reply.ok) knownInstance = reply.value;
      return reply;
    },
    now: Date.now,
    nonce: () => randomBytes(8).toString('hex'),
    log: consoleLog,
  };
}

/** The side that has to be deployed anew, or null when both speak the same version. */
function olderSide(version: unknown): 'plugin' | 'functions' | null {
  if (version === String(CONTRACT_VERSION)) return null;
  return Number(version) > CONTRACT_VERSION ? 'functions' : 'plugin';
}

function parseRequest<E extends Endpoint>(name: E, event: Event): Result<Request<E>, Failure> {
  const parsed = v.safeParse(ENDPOINTS[name].request, event);
  if (!parsed.success) return fail({ code: 'bad-request', field: v.getDotPath(parsed.issues[0]) ?? '' });
  return ok(parsed.output as Request<E>);
}

function respond<A>(result: Result<A, Failure>): TwilioResponse {
  const body: Envelope<A> = { contract: CONTRACT_VERSION, ...result };
  const response = new Twilio.Response();
  response.setStatusCode(result.ok ? 200 : HTTP_STATUS[result.failure.code]);
  // Any origin may ask: the token in the request is the only authority, and no cookie is involved.
  response.setHeaders({
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    'Access-Control-Allow-Origin': '*',
  });
  response.setBody(body);
  return response;
}
