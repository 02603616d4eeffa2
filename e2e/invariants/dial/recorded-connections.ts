/**
 * Records the address of every connection that this process tries to open, in the last place before the operating
 * system gets it, and refuses the connection.
 */
import { getSystemErrorMap } from 'node:util';

type Connect = (request: unknown, address: string, port: number) => number;

/** Node's own sockets, which every module above them uses. No public interface sees the address that is used. */
const { prototype } = (
  process as unknown as {
    binding(name: 'tcp_wrap'): { readonly TCP: { prototype: { connect: Connect; connect6: Connect } } };
  }
).binding('tcp_wrap').TCP;

const REFUSED = [...getSystemErrorMap()].find(([, [name]]) => name === 'ECONNREFUSED')?.[0] ?? -1;

/** Calls `record` for each connection. Returns a function that lets connections through again. */
export function recordConnections(record: (address: string) => void): () => void {
  const { connect, connect6 } = prototype;
  const refuse: Connect = (_, address) => {
    record(address);
    return REFUSED;
  };
  Object.assign(prototype, { connect: refuse, connect6: refuse });
  return () => {
    Object.assign(prototype, { connect, connect6 });
  };
}
