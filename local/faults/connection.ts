/** Applies faults to requests over HTTP. */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import type { StatusCode } from 'hono/utils/http-status';
import { restAddress } from '../twilio/conventions/address';
import { isAccount } from '../twilio/conventions/authentication';
import { type Answer, type FaultOutcome, outcomeOf } from './outcome';
import type { FaultScript } from './script';

type Connected = { Bindings: HttpBindings };

/** Makes requests fail as the script says. */
export const injectFaults =
  (script: FaultScript): MiddlewareHandler<Connected> =>
  async (c, next) => {
    const fault = script.next({
      method: c.req.method,
      address: restAddress(c),
      fromBrowser: !isAccount(c.req.header('authorization')),
    });
    if (fault === undefined) return next();
    const send = async () => {
      await next();
      return c.res;
    };
    // Once the body is read, the request is processed even if the client disconnects.
    await c.req.arrayBuffer();
    await applyOutcome(c, await outcomeOf(fault, send, sleep));
  };

/** Does not keep the process alive, so that closing Local Twilio never waits for a delayed request. */
export const sleep = (ms: number) => wait(ms, undefined, { ref: false });

async function applyOutcome(c: Context<Connected>, outcome: FaultOutcome) {
  const { incoming, outgoing } = c.env;
  switch (outcome.kind) {
    case 'answered':
      c.res = await responseOf(c, outcome.answer);
      return;
    case 'cut-off':
      await sendHalf(outcome.answer, outgoing);
      return markAsSent(c);
    case 'broken':
      incoming.socket.resetAndDestroy();
      return markAsSent(c);
    case 'silence':
      if (!outgoing.destroyed) await once(outgoing, 'close');
      return markAsSent(c);
  }
}

/** Keeps the headers that are set already, such as the request ID. */
async function responseOf(c: Context, answer: Answer): Promise<Response> {
  const init = { status: answer.status as StatusCode, headers: answer.headers };
  return c.newResponse((await answer.text()) || null, init);
}

async function sendHalf(answer: Answer, outgoing: ServerResponse) {
  const body = Buffer.from(await answer.text());
  outgoing.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'Content-Length': body.length });
  await new Promise((resolve) => outgoing.write(body.subarray(0, body.length / 2), resolve));
  outgoing.destroy();
}

/**
 * Marks the response as sent. It is cleared first because Hono merges headers of an earlier response into a new one.
 */
function markAsSent(c: Context<Connected>) {
  c.res = undefined;
  c.res = RESPONSE_ALREADY_SENT;
}
