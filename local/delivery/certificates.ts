import { constants } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { type Authority, type CertificateOptions, createAuthority } from '../tls/authority';
import type { CertificateFault } from './condition';

const ANOTHER_HOST = 'another-host.local-twilio.example';
const EXPIRED_AT = new Date('2021-01-01T00:00:00Z');

/** The certificates of the customer's systems. Each is made when a sender first asks for it, and then kept. */
export class Certificates {
  readonly #contexts = new Map<string, SecureContext>();
  /** Trusted by no one. */
  #stranger: Authority | undefined;

  /** @param authority Returns the authority that senders trust. */
  constructor(private readonly authority: () => Authority) {}

  /** Returns the certificate that the system shows. */
  of(host: string, fault: CertificateFault | null): SecureContext {
    const key = `${fault} ${host}`;
    const known = this.#contexts.get(key);
    if (known !== undefined) return known;
    const context = createSecureContext({
      ...this.#issuerFor(fault).issue(optionsFor(host, fault)),
      // A resumed session would skip the check of a certificate that has changed since.
      secureOptions: constants.SSL_OP_NO_TICKET,
    });
    this.#contexts.set(key, context);
    return context;
  }

  #issuerFor(fault: CertificateFault | null): Authority {
    if (fault !== 'issuer') return this.authority();
    this.#stranger ??= createAuthority();
    return this.#stranger;
  }
}

function optionsFor(host: string, fault: CertificateFault | null): CertificateOptions {
  if (fault === 'name') return { names: [ANOTHER_HOST] };
  return { names: [host], ...(fault === 'expired' ? { notAfter: EXPIRED_AT } : {}) };
}
