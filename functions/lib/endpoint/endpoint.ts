/**
 * Turns an operation into a Twilio Function:
 *
 *     check the contract version → parse the request → read the settings → authenticate → limit the rate → run → log
 *
 * All input is checked here, and every answer is an envelope of the contract.
 */
import * as v from 'valibot';
import {
  type Answer,
  CONTRACT_VERSION,
  type ConsoleEndpoint,
  ENDPOINTS,
  type Endpoint,
  type InteractionEndpoint,
  type Request,
} from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import { parseAccountSettings } from '../settings/account-settings';
import type { Variables } from '../settings/problem';
import { parseOptionalSettings } from '../settings/settings';
import { validateToken } from '../twilio/iam';
import { type Io, realIo } from '../twilio/io';
import { respond } from './answer';
import { authenticate } from './authenticate';
import { connect, type Operation } from './context';
import { consoleLog, type Log } from './log';
import { mayUseConsole } from './rights';
import type { Event, Handler } from './runtime';
import { WarmState } from './warm-state';

/** Returns the handler that Twilio calls for an endpoint that agents may use. */
export const endpoint = <E extends InteractionEndpoint>(name: E, operation: Operation<E>, io?: Io, log?: Log) =>
  handlerFor(name, operation, io, log);

/** Returns the handler that Twilio calls for an endpoint of the console. It refuses agents before it runs. */
export const consoleEndpoint = <E extends ConsoleEndpoint>(name: E, operation: Operation<E>, io?: Io, log?: Log) =>
  handlerFor<E>(
    name,
    async (context, request) =>
      mayUseConsole(context.actor) ? operation(context, request) : fail({ code: 'not-permitted' }),
    io,
    log,
  );

function handlerFor<E extends Endpoint>(
  name: E,
  operation: Operation<E>,
  io: Io = realIo,
  log: Log = consoleLog,
): Handler {
  const environment = { warm: new WarmState(), io, log };
  const { warm } = environment;

  async function run(variables: Variables, event: Event): Promise<Result<Answer<E>, Failure>> {
    const side = olderSide(event.contract);
    if (side !== null) return fail({ code: 'contract-mismatch', deploy: side });
    const request = parseRequest(name, event);
    if (!request.ok) return request;
    const account = parseAccountSettings(variables);
    if (!account.ok) {
      warm.report([account.failure], log);
      // Strangers do not learn which one.
      return fail({ code: 'misconfigured', variable: null });
    }
    const settings = { ...account.value, ...parseOptionalSettings(variables) };
    warm.report(settings.problems, log);

    const connection = connect(settings, environment);
    const validate = (token: string) => validateToken(connection.http, settings.credentials, token);
    const actor = await authenticate(event.Token, validate, warm.tokens, io.now);
    if (!actor.ok) return actor;
    const retryAfterMs = warm.limit.take(actor.value.identity, io.now());
    if (retryAfterMs !== null) return fail({ code: 'too-many-requests', retryAfterMs });

    const result = await operation({ ...connection, actor: actor.value }, request.value);
    log(name, {
      actor: actor.value.identity,
      ...('interactionSid' in request.value ? { interaction: request.value.interactionSid } : {}),
      ...('ttid' in request.value ? { ttid: request.value.ttid } : {}),
      ...('operationId' in request.value ? { operation: request.value.operationId } : {}),
      ...outcomeOf(result),
    });
    return result;
  }

  return async (variables, event, callback) => {
    let result: Result<Answer<E>, Failure>;
    try {
      result = await run(variables, event);
    } catch (error) {
      log(name, { outcome: 'internal', error: error instanceof Error ? (error.stack ?? error.name) : 'not an Error' });
      result = fail({ code: 'internal' });
    }
    callback(null, respond(result));
  };
}

/** Returns the side that has to be deployed again, or null if both use the same version of the contract. */
function olderSide(version: unknown): 'plugin' | 'functions' | null {
  if (version === String(CONTRACT_VERSION)) return null;
  return Number(version) > CONTRACT_VERSION ? 'functions' : 'plugin';
}

function parseRequest<E extends Endpoint>(name: E, event: Event): Result<Request<E>, Failure> {
  const parsed = v.safeParse(ENDPOINTS[name].request, event);
  if (!parsed.success) return fail({ code: 'bad-request', field: v.getDotPath(parsed.issues[0]) ?? '' });
  return ok(parsed.output as Request<E>);
}

function outcomeOf(result: Result<unknown, Failure>) {
  if (result.ok) return { outcome: 'ok' };
  const { failure } = result;
  if (!('requestId' in failure)) return { outcome: failure.code };
  return { outcome: failure.code, twilioCode: failure.twilioCode, requestId: failure.requestId };
}
