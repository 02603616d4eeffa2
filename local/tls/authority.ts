/**
 * A certificate authority of its own for TLS servers on this machine. A client that trusts its certificate checks those
 * servers as it checks any other.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { md, pki } from 'node-forge';

export interface CertificateOptions {
  /** The host names and IP addresses for which the certificate is good. */
  readonly names: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/** A private key and its certificate, both as PEM. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

export interface Authority {
  /** The certificate to trust, as PEM. */
  readonly certificate: string;
  /** Issues the certificate of a server, by default good for years. It takes some 50 ms. */
  readonly issue: (options: CertificateOptions) => Identity;
}

const VALID = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2049-12-31T00:00:00Z') };

/** Creates an authority that no program trusts yet. All its servers share one key: making a key is slow. */
export function createAuthority(): Authority {
  const own = createKey();
  const servers = createKey();
  // Two authorities of one name look like one with a forged signature, not like an unknown one.
  const name = [{ name: 'commonName', value: `Local Twilio ${randomBytes(4).toString('hex')}` }];
  const sign = (certificate: pki.Certificate): string => {
    certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
    certificate.setIssuer(name);
    certificate.sign(own.key, md.sha256.create());
    return pki.certificateToPem(certificate);
  };

  const root = certificateOf(own, VALID);
  root.setSubject(name);
  root.setExtensions([
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);

  return {
    certificate: sign(root),
    issue: ({ names, ...validity }) => {
      const certificate = certificateOf(servers, { ...VALID, ...validity });
      // A common name has at most 64 characters, and clients read the alternative names only.
      certificate.setSubject([{ name: 'organizationName', value: 'Local Twilio' }]);
      certificate.setExtensions([
        { name: 'basicConstraints', cA: false, critical: true },
        { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
        { name: 'extKeyUsage', serverAuth: true },
        { name: 'subjectAltName', altNames: names.map(alternativeName) },
      ]);
      return { key: servers.pem, cert: sign(certificate) };
    },
  };
}

interface Key {
  readonly pem: string;
  readonly key: pki.rsa.PrivateKey;
  readonly publicKey: pki.rsa.PublicKey;
}

/** Node.js makes a key in a fraction of the time that JavaScript takes. */
function createKey(): Key {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return {
    pem: pair.privateKey,
    key: pki.privateKeyFromPem(pair.privateKey),
    publicKey: pki.publicKeyFromPem(pair.publicKey),
  };
}

function certificateOf({ publicKey }: Key, { notBefore, notAfter }: typeof VALID): pki.Certificate {
  const certificate = pki.createCertificate();
  certificate.publicKey = publicKey;
  certificate.validity = { notBefore, notAfter };
  return certificate;
}

const DNS_NAME = 2;
const IP_ADDRESS = 7;

const alternativeName = (name: string) =>
  isIP(name) === 0 ? { type: DNS_NAME, value: name } : { type: IP_ADDRESS, ip: name };
