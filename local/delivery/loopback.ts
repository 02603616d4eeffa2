/** Connects to programs on this machine, and never to another one. */
import { connect, type LookupFunction, type NetConnectOpts } from 'node:net';

/** Resolves `localhost` without a name server or a hosts file, which could name another machine. */
const lookupLoopback: LookupFunction = (_hostname, _options, callback) =>
  callback(null, [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]);

/** Returns how to connect to an origin on the loopback interface, such as `http://localhost:3000`. */
export function loopbackOptions(origin: string): { host: string; port: number; lookup: LookupFunction } {
  const { hostname, port } = new URL(origin);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || '80'), lookup: lookupLoopback };
}

/** Resolves to whether a program listens on an origin of the loopback interface. */
export function isListening(origin: string): Promise<boolean> {
  const options: NetConnectOpts = loopbackOptions(origin);
  return new Promise((resolve) => {
    const socket = connect(options, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
