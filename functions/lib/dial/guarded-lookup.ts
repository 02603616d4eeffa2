/**
 * Looks up a name, and refuses it unless every address that it has is allowed. The connection then goes to one of these
 * very addresses: a name that answers otherwise a moment later gains nothing by it.
 */
import type dns from 'node:dns';
import type net from 'node:net';

/** The codes of the errors, besides those of `dns.lookup`. */
export const NOT_PUBLIC = 'NOT_PUBLIC';
export const LOOKUP_FAILED = 'LOOKUP_FAILED';

const codedError = (code: string) => Object.assign(new Error(code), { code });

/** Returns a look-up for `net.connect`, which does not call it for an IP address. */
export const guardedLookup =
  (isAllowed: (address: string) => boolean): net.LookupFunction =>
  (host, options, callback) => {
    const { lookup }: typeof dns = require('node:dns');
    lookup(host, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error !== null || first === undefined) callback(codedError(LOOKUP_FAILED), []);
      else if (!found.every(({ address }) => isAllowed(address))) callback(codedError(NOT_PUBLIC), []);
      else if (options.all === true) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
