import fc from 'fast-check';
import { UNANSWERED, type Unanswered } from '../../../src/contract/outcome';
import { reasonOf } from './failure';

test.each<[string, Unanswered]>([
  ['LOOKUP_FAILED', 'name-not-found'],
  ['NOT_PUBLIC', 'not-public'],
  ['ECONNREFUSED', 'refused'],
  ['EHOSTUNREACH', 'refused'],
  ['ENETUNREACH', 'refused'],
  ['ETIMEDOUT', 'connect-timeout'],
  ['ECONNRESET', 'broken'],
])('while connecting, %s means %s', (code, why) => {
  expect(reasonOf({ code, isConnected: false, isOfCertificate: false })).toBe(why);
});

test.each<[string, Unanswered]>([
  ['CERT_HAS_EXPIRED', 'certificate-expired'],
  ['CERT_NOT_YET_VALID', 'certificate-expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-name'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate-issuer'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate-issuer'],
  ['CERT_REVOKED', 'certificate-issuer'],
])('of a certificate, %s means %s', (code, why) => {
  expect(reasonOf({ code, isConnected: true, isOfCertificate: true })).toBe(why);
});

test.each(['ECONNRESET', 'EPROTO', 'HPE_INVALID_CONSTANT', 'ETIMEDOUT', 'CERT_HAS_EXPIRED', 'toString', ''])(
  'once there is a connection, it is broken by “%s”',
  (code) => {
    expect(reasonOf({ code, isConnected: true, isOfCertificate: false })).toBe('broken');
  },
);

test('every error has a reason', () => {
  fc.assert(
    fc.property(fc.string(), fc.boolean(), fc.boolean(), (code, isConnected, isOfCertificate) => {
      expect(UNANSWERED).toContain(reasonOf({ code, isConnected, isOfCertificate }));
    }),
  );
});
