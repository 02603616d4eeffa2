/** Says why an attempt got no answer, from the errors of Node.js and OpenSSL. */
import type { Unanswered } from '../../../src/contract/outcome';
import { LOOKUP_FAILED, NOT_PUBLIC } from './guarded-lookup';

/** The errors while connecting. Node.js tries every address of a name, and reports the error of the first. */
const WHILE_CONNECTING: ReadonlyMap<string, Unanswered> = new Map([
  [LOOKUP_FAILED, 'name-not-found'],
  [NOT_PUBLIC, 'not-public'],
  ['ECONNREFUSED', 'refused'],
  ['EHOSTUNREACH', 'refused'],
  ['ENETUNREACH', 'refused'],
  ['ETIMEDOUT', 'connect-timeout'],
]);

/** The errors of a certificate that have a reason of their own. The others are about its issuer. */
const OF_CERTIFICATE: ReadonlyMap<string, Unanswered> = new Map([
  ['CERT_HAS_EXPIRED', 'certificate-expired'],
  ['CERT_NOT_YET_VALID', 'certificate-expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-name'],
]);

export interface DialFailure {
  /** The code of the error. */
  readonly code: string;
  /** Whether there was a connection already, perhaps not yet an encrypted one. */
  readonly isConnected: boolean;
  /** Whether the error is about the certificate. */
  readonly isOfCertificate: boolean;
}

export function reasonOf({ code, isConnected, isOfCertificate }: DialFailure): Unanswered {
  if (isOfCertificate) return OF_CERTIFICATE.get(code) ?? 'certificate-issuer';
  return (isConnected ? undefined : WHILE_CONNECTING.get(code)) ?? 'broken';
}
