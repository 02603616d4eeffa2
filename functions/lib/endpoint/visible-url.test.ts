import fc from 'fast-check';
import { addressFor, serverOf } from './visible-url';

const ADMIN = { role: 'admin' } as const;
const SUPERVISOR = { role: 'supervisor' } as const;

describe('of a URL', () => {
  test.each([
    ['https://hooks.example.com/T0/secret?key=1', 'hooks.example.com', true, '/T0/secret?…'],
    ['https://hooks.example.com', 'hooks.example.com', true, '/'],
    ['https://hooks.example.com:8443/in', 'hooks.example.com:8443', true, '/in'],
    ['https://hooks.example.com:443/in', 'hooks.example.com', true, '/in'],
    ['http://hooks.example.com:443/in', 'hooks.example.com:443', false, '/in'],
    ['HTTP://HOOKS.example.com/in#token', 'hooks.example.com', false, '/in'],
    ['https://user:password@hooks.example.com/in', 'hooks.example.com', true, '/in'],
    ['https://hooks.example.com/?', 'hooks.example.com', true, '/'],
    ['https://hooks.example.com/#?secret', 'hooks.example.com', true, '/'],
    ['https:\\\\hooks.example.com\\in', 'hooks.example.com', true, '/in'],
  ])('%s, administrators see the server and the path', (url, host, isSecure, path) => {
    expect(addressFor(ADMIN, url)).toEqual({ host, isSecure, path });
    expect(serverOf(url)).toEqual({ host, isSecure });
  });

  test.each([
    'somewhere',
    '',
    'https://',
    'mailto:secret@example.com',
    'data:secret',
    'ftp://secret/',
    'foo://secret/',
  ])('%s, no one sees anything', (url) => {
    expect(addressFor(ADMIN, url)).toBeNull();
    expect(serverOf(url)).toBeNull();
  });

  test('supervisors see no path, and no one sees query, fragment, username or password', () => {
    const secret = fc.stringMatching(/^[a-z0-9]{12}$/);
    const scheme = fc.constantFrom('https', 'http');
    fc.assert(
      fc.property(scheme, secret, secret, secret, secret, (protocol, login, path, query, fragment) => {
        const url = `${protocol}://${login}:${login}@hooks.example.com:81/${path}?${query}#${fragment}`;
        const isSecure = protocol === 'https';
        expect(addressFor(SUPERVISOR, url)).toEqual({ host: 'hooks.example.com:81', isSecure, path: null });
        expect(addressFor(ADMIN, url)).toEqual({ host: 'hooks.example.com:81', isSecure, path: `/${path}?…` });
      }),
    );
  });
});
