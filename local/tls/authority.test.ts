import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:tls';
import { createAuthority, type Identity } from './authority';

const authority = createAuthority();

/** Connects as a client that trusts `ca`. Returns the code of the error, or `accepted`. */
async function handshake(identity: Identity, ca: string, servername = 'crm.example.com'): Promise<string> {
  const server = createServer(identity, (socket) => socket.resume().on('error', () => {}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect({ host: '127.0.0.1', port, servername, ca });
  const result = await new Promise<string>((resolve) => {
    socket.on('secureConnect', () => resolve('accepted'));
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
  socket.destroy();
  await new Promise((resolve) => server.close(resolve));
  return result;
}

test('a client that trusts the authority accepts its certificate', async () => {
  const identity = authority.issue({ names: ['other.example.com', 'crm.example.com'] });
  expect(await handshake(identity, authority.certificate)).toBe('accepted');
});

test('a certificate can be for an IP address', async () => {
  const identity = authority.issue({ names: ['127.0.0.1'] });
  expect(await handshake(identity, authority.certificate, '')).toBe('accepted');
});

test('a host name of 253 characters has room', async () => {
  const name = `${'a234567.'.repeat(31)}example`.slice(-253);
  expect(await handshake(authority.issue({ names: [name] }), authority.certificate, name)).toBe('accepted');
});

test('refuses the certificate of another authority', async () => {
  const identity = createAuthority().issue({ names: ['crm.example.com'] });
  expect(await handshake(identity, authority.certificate)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
});

test('refuses a certificate that has expired', async () => {
  const identity = authority.issue({ names: ['crm.example.com'], notAfter: new Date('2021-01-01') });
  expect(await handshake(identity, authority.certificate)).toBe('CERT_HAS_EXPIRED');
});

test('refuses a certificate that is not valid yet', async () => {
  const identity = authority.issue({ names: ['crm.example.com'], notBefore: new Date('2049-01-01') });
  expect(await handshake(identity, authority.certificate)).toBe('CERT_NOT_YET_VALID');
});

test('refuses the certificate of another name', async () => {
  const identity = authority.issue({ names: ['example.com', '*.other.example.com'] });
  expect(await handshake(identity, authority.certificate)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
});
