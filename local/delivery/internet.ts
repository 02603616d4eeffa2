/**
 * The part of the internet to which the functions send by themselves: TLS servers of the customer's systems, each with
 * a certificate of its own, and of the functions. The condition of a system shows here as for Twilio's deliveries.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { text } from 'node:stream/consumers';
import type { FunctionsAddress } from '../functions/address';
import { parseForm } from '../system/form';
import type { Authority } from '../tls/authority';
import { answerOf } from './answer';
import { Certificates } from './certificates';
import { type Destination, destinationOf } from './destination';
import { entryOf, parametersOf } from './entry';
import type { DeliveryLog } from './log';
import type { DeliveryRequest } from './request';
import { resultOf, type SystemAnswer } from './system-answer';
import type { CustomerSystems } from './systems';

export interface InternetOptions {
  readonly functions: FunctionsAddress;
  readonly systems: CustomerSystems;
  /** Every request is added to it. */
  readonly log: DeliveryLog;
  /** Returns the authority of all certificates. It is called when the first one is needed. */
  readonly authority: () => Authority;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Replaces `Math.random`, which decides when a flaky system fails. */
  readonly random?: () => number;
}

/** Creates the server of all hosts. The handshake fails for a host that does not exist. */
export function internet(options: InternetOptions): Server {
  const { functions, systems } = options;
  const certificates = new Certificates(options.authority);
  return createServer(
    {
      SNICallback: (host, callback) => {
        const condition = systems.find(host)?.condition;
        if (condition === undefined && host !== functions.domain) return callback(new Error(`There is no ${host}.`));
        callback(null, certificates.of(host, condition?.kind === 'certificate' ? condition.fault : null));
      },
    },
    receive(options),
  );
}

const receive =
  (options: InternetOptions): RequestListener =>
  async (incoming, response) => {
    const body = await text(incoming).catch(() => null);
    // The sender gave up before it had sent everything.
    if (body === null) return;
    const request = requestOf(incoming, body);
    if (!URL.canParse(request.url)) return send({ kind: 'answered', status: BAD_REQUEST, headers: {} }, response);
    const destination = destinationOf(request.url, options.functions, options.systems);
    if (destination.kind === 'functions') return passTo(destination.address, request, response);
    const id = options.log.add({
      ...entryOf(request),
      at: options.now(),
      webhook: null,
      parameters: parametersOf(parseForm(body)),
    });
    const answer = await answerTo(request, destination, until(response), options);
    options.log.settle(id, resultOf(answer, new URL(request.url).host));
    send(answer, response);
  };

/** The headers that concern the connection alone. */
const OF_CONNECTION = ['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding'];

function requestOf({ method = 'GET', url = '/', headers }: IncomingMessage, body: string): DeliveryRequest {
  return {
    method,
    url: `https://${headers.host}${url}`,
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) =>
        OF_CONNECTION.includes(name) ? [] : [[name, [value].flat().join(', ')]],
      ),
    ),
    body: body === '' ? null : body,
  };
}

/** Returns a signal that is aborted when the sender closes the connection. */
function until(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => controller.abort());
  return controller.signal;
}

/** Hands a program's request to the functions, and their whole answer to the program. It is no delivery. */
async function passTo(address: string, { method, headers, body }: DeliveryRequest, response: ServerResponse) {
  try {
    const answer = await fetch(address, { method, headers, body, redirect: 'manual', signal: until(response) });
    const type = answer.headers.get('content-type') ?? 'text/plain';
    response.writeHead(answer.status, { 'Content-Type': type, Connection: 'close' }).end(await answer.text());
  } catch {
    send({ kind: 'unavailable', why: 'The functions on this machine did not answer.' }, response);
  }
}

async function answerTo(
  request: DeliveryRequest,
  destination: Exclude<Destination, { kind: 'functions' }>,
  limit: AbortSignal,
  { random = Math.random }: InternetOptions,
): Promise<SystemAnswer> {
  return destination.kind === 'system'
    ? answerOf(destination.system, request, limit, random)
    : { kind: 'unavailable', why: destination.why };
}

const BAD_REQUEST = 400;
const BAD_GATEWAY = 502;

/** Every answer ends the connection, so that a new condition shows at once, also in the certificate. */
function send(answer: SystemAnswer, response: ServerResponse) {
  switch (answer.kind) {
    case 'answered':
      return response.writeHead(answer.status, { ...answer.headers, Connection: 'close' }).end();
    case 'unavailable':
      return response.writeHead(BAD_GATEWAY, { Connection: 'close' }).end();
    case 'closed':
    case 'nothing':
      return response.destroy();
  }
}
