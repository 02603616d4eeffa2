/**
 * Loaded into a process before all other code. It redirects requests and WebSockets for Twilio to Local Twilio and
 * blocks connections to other machines, so that a program written for Twilio runs unchanged.
 */
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { urlToHttpOptions } from 'node:url';
import { isLoopback, localAddress, localSocketAddress } from './address';

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
    const local = localAddress(new URL(options.path ?? '/', `https://${host}`), origin);
    if (local === undefined) return secure(options, onResponse);
    // Both would connect with TLS. The `ws` package brings its own `createConnection`.
    const { agent: _agent, createConnection: _createConnection, ...rest } = options;
    return plain({ ...rest, ...urlToHttpOptions(local), host: local.hostname }, onResponse);
  };

Object.assign(https, {
  request: redirectRequests(https.request, http.request),
  get: redirectRequests(https.get, http.get),
});
// Reaches ES modules that import the functions by name.
syncBuiltinESMExports();

// Node.js 22 and later have WebSocket. Before that, clients use the `ws` package, which sends a request of node:https.
if (globalThis.WebSocket !== undefined) {
  globalThis.WebSocket = class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(localSocketAddress(new URL(address), origin) ?? address, protocols);
    }
  };
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function connectLocally(this: net.Socket, ...args: unknown[]) {
  const host = hostOf(args);
  if (host !== undefined && !isLoopback(host)) {
    const refusal = `REFUSED: this program tried to connect to ${host}. Connections to other machines are blocked.`;
    console.error(refusal);
    // Fail later, as a failed DNS lookup does: the caller is not listening for errors yet.
    setImmediate(() => this.destroy(new Error(refusal)));
    return this;
  }
  return Reflect.apply(connect, this, args);
};

/** Returns the host in the arguments of `connect`; undefined for this machine. */
function hostOf([first, second]: unknown[]): string | undefined {
  // Node itself passes its normalized arguments as one array.
  if (Array.isArray(first)) return hostOf(first);
  if (typeof first === 'object' && first !== null && 'host' in first)
    return first.host ? String(first.host) : undefined;
  return typeof second === 'string' ? second : undefined;
}
