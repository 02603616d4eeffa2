/**
 * Turns an operation into a Twilio Function:
 *
 *     contract version → token present? → shape of the request → settings → authenticate → limit the rate → run → log
 *
 * All input is checked here, and every answer is an envelope of the contract. Nothing before the authentication costs
 * more for a huge request than for a real one.
 */
import type {
  Answer,
  ConsoleEndpoint,
  Endpoint,
  InteractionEndpoint,
  RequestSchema,
} from '../../../src/contract/endpoints';
import type { Failure } from '../../../src/contract/failures';
import { fail, type Result } from '../../../src/contract/result';
import { parseAccountSettings } from '../settings/account-settings';
import type { Variables } from '../settings/problem';
import { parseOptionalSettings } from '../settings/settings';
import { validateToken } from '../twilio/iam';
import { type Io, realIo } from '../twilio/io';
import { respond } from './answer';
import { authenticate } from './authenticate';
import { connect, type Operation } from './context';
import { guarded, type Trace } from './guard';
import { consoleLog, type Log } from './log';
import { outcomeOf } from './outcome';
import { olderSide, readRequest, readToken } from './request';
import { mayUseConsole } from './rights';
import type { Event, Handler } from './runtime';
import { WarmState } from './warm-state';

/** Returns the handler that Twilio calls for an endpoint that agents may use. */
export const endpoint = <E extends InteractionEndpoint>(
  name: E,
  schema: RequestSchema<E>,
  operation: Operation<E>,
  io?: Io,
  log?: Log,
) => handlerFor(name, schema, operation, io, log);

/** Returns the handler that Twilio calls for an endpoint of the console. It refuses agents before it runs. */
export const consoleEndpoint = <E extends ConsoleEndpoint>(
  name: E,
  schema: RequestSchema<E>,
  operation: Operation<E>,
  io?: Io,
  log?: Log,
) =>
  handlerFor<E>(
    name,
    schema,
    async (context, request) =>
      mayUseConsole(context.actor) ? operation(context, request) : fail({ code: 'not-permitted' }),
    io,
    log,
  );

function handlerFor<E extends Endpoint>(
  name: E,
  schema: RequestSchema<E>,
  operation: Operation<E>,
  io: Io = realIo,
  log: Log = consoleLog,
): Handler {
  const environment = { warm: new WarmState(), io, log };
  const { warm } = environment;

  async function run(variables: Variables, event: Event, trace: Trace): Promise<Result<Answer<E>, Failure>> {
    const side = olderSide(event);
    if (side !== null) return fail({ code: 'contract-mismatch', deploy: side });
    const token = readToken(event);
    if (!token.ok) return token;
    const request = readRequest(schema, event);
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
    const validate = () => validateToken(connection.http, settings.credentials, token.value);
    const actor = await authenticate(token.value, validate, warm.tokens, io.now);
    if (!actor.ok) return actor;
    trace.known = {
      actor: actor.value.identity,
      ...('interactionSid' in request.value ? { interaction: request.value.interactionSid } : {}),
      ...('ttid' in request.value ? { ttid: request.value.ttid } : {}),
      ...('operationId' in request.value ? { operation: request.value.operationId } : {}),
    };
    const retryAfterMs = warm.limit.take(actor.value.identity, io.now());
    if (retryAfterMs !== null) return fail({ code: 'too-many-requests', retryAfterMs });

    const result = await operation({ ...connection, actor: actor.value, warm }, request.value);
    log(name, { ...trace.known, ...outcomeOf(result) });
    return result;
  }

  return async (variables, event, callback) => {
    const internal: Result<Answer<E>, Failure> = fail({ code: 'internal' });
    callback(null, respond(await guarded(log, name, (trace) => run(variables, event, trace), internal)));
  };
}
