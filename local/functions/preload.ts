/**
 * Loaded into the functions' process before everything else, so that what is built for production reaches Local
 * Twilio without knowing of it: Twilio's addresses come here, and no socket opens to another machine.
 */
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { urlToHttpOptions } from 'node:url';
import { isLoopback, localAddress } from './redirect';

const origin = process.env.LOCAL_TWILIO_ORIGIN ?? '';

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

/** `request` or `get` of node:https, sending what is meant for Twilio through the same of node:http. */
const redirecting = (secure: typeof https.request, plain: typeof http.request) =>
  function redirected(...given: Arguments): http.ClientRequest {
    const [target, second, third] = given;
    const isOptions = typeof target === 'object' && !(target instanceof URL);
    const onResponse = typeof second === 'function' ? second : third;
    const options = {
      ...(isOptions ? target : urlToHttpOptions(new URL(target))),
      ...(typeof second === 'function' ? {} : second),
    };
    const host = options.hostname ?? options.host ?? '';
    const local = localAddress(new URL(options.path ?? '/', `https://${host}`), origin);
    if (local === undefined) return secure(options, onResponse);
    const { agent: _secureAgent, ...rest } = options;
    return plain({ ...rest, ...urlToHttpOptions(local), host: local.hostname }, onResponse);
  };

Object.assign(https, {
  request: redirecting(https.request, http.request),
  get: redirecting(https.get, http.get),
});

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function guarded(this: net.Socket, ...given: unknown[]) {
  const host = hostOf(given);
  if (host !== undefined && !isLoopback(host)) {
    const refusal = `REFUSED: a function tried to reach ${host}. Nothing leaves this machine.`;
    console.error(refusal);
    // Later, as a look-up that fails would: whoever connects is not listening for errors yet.
    setImmediate(() => this.destroy(new Error(refusal)));
    return this;
  }
  return Reflect.apply(connect, this, given);
};

/** The machine that `connect` is asked for; undefined for this one. */
function hostOf([first, second]: unknown[]): string | undefined {
  // Node itself passes its already normalised arguments as one list.
  if (Array.isArray(first)) return hostOf(first);
  if (typeof first === 'object' && first !== null && 'host' in first)
    return first.host ? String(first.host) : undefined;
  return typeof second === 'string' ? second : undefined;
}
