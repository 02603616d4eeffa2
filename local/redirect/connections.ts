/**
 * Replaces how sockets connect: those to customers' systems lead to Local Twilio, and those to other machines fail. The
 * program keeps its look-up and its check of the certificate.
 */
import dns from 'node:dns';
import net, { type LookupFunction, type TcpNetConnectOpts } from 'node:net';
import { isLoopback } from './address';

/** Local Twilio listens on this address only. */
const HERE = { address: '127.0.0.1', family: 4 };

/** The port at which customers' systems listen. */
const HTTPS = 443;

export interface ConnectionOptions {
  /** The address of Local Twilio. */
  readonly origin: string;
  /** Whether a look-up gave this address, which then is that of a customer's system. */
  readonly isGiven: (address: string) => boolean;
}

export function leadConnections({ origin, isGiven }: ConnectionOptions) {
  const { connect } = net.Socket.prototype;
  const port = Number(new URL(origin).port || '80');

  /** Returns where to connect instead of to another machine; undefined if that is refused. */
  function instead(options: TcpNetConnectOpts, host: string): TcpNetConnectOpts | undefined {
    if (Number(options.port) !== HTTPS) return undefined;
    if (net.isIP(host) !== 0) return isGiven(host) ? { ...options, port, host: HERE.address } : undefined;
    return { ...options, port, lookup: thenHere(options.lookup ?? dns.lookup, isGiven) };
  }

  net.Socket.prototype.connect = function connectLocally(this: net.Socket, ...args: unknown[]) {
    const [options, onConnect] = normalized(args);
    const { host } = options;
    if (!host || isLoopback(host)) return Reflect.apply(connect, this, args);
    const other = instead(options, host);
    if (other !== undefined) return Reflect.apply(connect, this, [other, onConnect]);
    const error = refusal(host);
    // Fail later, as a failed DNS lookup does: the caller is not listening for errors yet.
    setImmediate(() => this.destroy(error));
    return this;
  };
}

/** Wraps a look-up. The program sees the addresses, and the connection goes to this machine. */
const thenHere =
  (lookup: LookupFunction, isGiven: (address: string) => boolean): LookupFunction =>
  (host, options, callback) =>
    lookup(host, options, (error, found, family) => {
      if (error) return callback(error, found, family);
      const addresses = typeof found === 'string' ? [found] : found.map(({ address }) => address);
      const stranger = addresses.find((address) => !isGiven(address));
      if (stranger !== undefined) return callback(refusal(stranger), '');
      if (typeof found === 'string') callback(null, HERE.address, HERE.family);
      else callback(null, [HERE]);
    });

function refusal(host: string): Error {
  const text = `REFUSED: this program tried to connect to ${host}. Connections to other machines are blocked.`;
  console.error(text);
  return new Error(text);
}

/** Returns the options in the arguments of `connect`, and its callback. Without a host they mean this machine. */
function normalized([first, second, third]: unknown[]): [options: TcpNetConnectOpts, onConnect: unknown] {
  // Node itself passes its normalized arguments as one array.
  if (Array.isArray(first)) return normalized(first);
  if (typeof first === 'object' && first !== null) return [first as TcpNetConnectOpts, second];
  return typeof second === 'string' ? [{ port: Number(first), host: second }, third] : [{ port: 0 }, second];
}
