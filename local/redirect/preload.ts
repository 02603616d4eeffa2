/**
 * Loaded into a process before all other code. It redirects requests and WebSockets for Twilio to Local Twilio, leads
 * connections to customers' systems there, and blocks connections to other machines. So a program written for Twilio
 * runs unchanged.
 */
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { urlToHttpOptions } from 'node:url';
import { localAddress, localSocketAddress } from './address';
import { leadConnections } from './connections';
import { replaceLookups } from './names';

const origin = process.env.LOCAL_TWILIO_ORIGIN ?? '';
if (!URL.canParse(origin)) {
  throw new Error(
    'Set LOCAL_TWILIO_ORIGIN to the address of Local Twilio, which `npm start` prints, such as http://localhost:4310',
  );
}

const { fetch } = globalThis;
globalThis.fetch = (input, init) => {
  if (input instanceof Request) {
    const local = localAddress(new URL(input.url), origin);
    return fetch(local === undefined ? input : new Request(local, input), init);
  }
  return fetch(localAddress(new URL(input), origin) ?? input, init);
};

type Arguments = [
  target: string | URL | https.RequestOptions,
  options?: https.RequestOptions | ((response: http.IncomingMessage) => void),
  onResponse?: (response: http.IncomingMessage) => void,
];

/** Wraps `request` or `get` of node:https so that requests for Twilio go through its node:http counterpart. */
const redirectRequests = (secure: typeof https.request, plain: typeof http.request) =>
  function redirected(...args: Arguments): http.ClientRequest {
    const [target, second, third] = args;
    const isOptions = typeof target === 'object' && !(target instanceof URL);
    const onResponse = typeof second === 'function' ? second : third;
    const options = {
      ...(isOptions ? target : urlToHttpOptions(new URL(target))),
      ...(typeof second === 'function' ? {} : second),
    };
    const host = options.hostname ?? options.host ?? '';
    const local = localAddress(new URL(`https://${host}${options.path ?? '/'}`), origin);
    if (local === undefined) return secure(options, onResponse);
    // Both would connect with TLS. The `ws` package brings its own `createConnection`.
    const { agent: _agent, createConnection: _createConnection, ...rest } = options;
    return plain({ ...rest, ...urlToHttpOptions(local), host: local.hostname }, onResponse);
  };

Object.assign(https, {
  request: redirectRequests(https.request, http.request),
  get: redirectRequests(https.get, http.get),
});
// Node.js 22 and later have WebSocket. Before that, clients use the `ws` package, which sends a request of node:https.
if (globalThis.WebSocket !== undefined) {
  globalThis.WebSocket = class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(localSocketAddress(new URL(address), origin) ?? address, protocols);
    }
  };
}

const isGiven = replaceLookups(origin);
// Reaches ES modules that import the functions by name.
syncBuiltinESMExports();
leadConnections({ origin, isGiven });
