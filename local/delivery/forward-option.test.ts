import { conflictWith, parseForwards } from './forward-option';

const forwards = (...texts: string[]) => parseForwards(texts);
const sentence = (...texts: string[]) => {
  const parsed = forwards(...texts);
  return parsed.ok ? 'accepted' : parsed.failure;
};

test.each([
  ['crm.example.com=http://localhost:3000', 'crm.example.com', 'http://localhost:3000'],
  ['CRM.Example.com.=http://127.0.0.1:3000/', 'crm.example.com', 'http://127.0.0.1:3000'],
  ['crm.example.com=http://[::1]:3000', 'crm.example.com', 'http://[::1]:3000'],
  ['crm.example.com=http://127.1:80', 'crm.example.com', 'http://127.0.0.1'],
  ['bücher.acme.io=http://localhost:3000', 'xn--bcher-kva.acme.io', 'http://localhost:3000'],
])('accepts %s', (text, host, origin) => {
  expect(forwards(text)).toEqual({ ok: true, value: [{ host, origin }] });
});

test('accepts any number of hosts', () => {
  const texts = Array.from({ length: 50 }, (_, n) => `h${n}.example.com=http://localhost:3000`);
  expect(forwards(...texts)).toMatchObject({ ok: true, value: { length: 50 } });
});

test.each([
  'http://example.com',
  'http://localhost.example.com:3000',
  'http://my-machine:3000',
  'http://app.localhost:3000',
  'http://127.0.0.1.nip.io:3000',
  'http://0.0.0.0:3000',
  'http://0:3000',
  'http://[::]:3000',
  'http://[::ffff:127.0.0.1]:3000',
  'http://[fe80::1]:3000',
  'http://10.0.0.1:3000',
  'http://169.254.169.254',
  'http://192.168.1.10:3000',
  'http://128.0.0.1:3000',
])('refuses to connect to %s', (address) => {
  expect(sentence(`crm.example.com=${address}`)).toContain('is not this machine');
});

test.each(['localhost:3000', '3000', 'https://localhost:3000', 'ftp://localhost', ''])(
  'refuses %j as an address',
  (address) => {
    expect(sentence(`crm.example.com=${address}`)).toContain('must begin with http://');
  },
);

test.each([
  'http://localhost:3000/hooks',
  'http://localhost:3000/?a=1',
  'http://localhost:3000/#a',
  'http://user:secret@localhost:3000',
])('refuses %s, which has more than an origin', (address) => {
  expect(sentence(`crm.example.com=${address}`)).toContain('must end after the port, as in http://localhost:3000.');
});

test('refuses Local Twilio’s own ports', () => {
  const to = (port: number) => [{ host: 'crm.example.com', origin: `http://localhost:${port}` }];
  expect(conflictWith([4310, 4311], to(4311))).toContain('Local Twilio itself uses this port');
  expect(conflictWith([4310, 4311], to(3000))).toBeNull();
});

test.each([
  'crm example.com',
  'crm_.example.com',
  'a/b',
  '',
  '-a.example.com',
  'https://crm.example.com',
  'crm.example.com:8443',
  '*.example.com',
  'user@crm.example.com',
  'a..example.com',
])('refuses %j, which is no host name', (host) => {
  expect(sentence(`${host}=http://localhost:3000`)).toContain('is not a host name');
});

test.each(['crm', 'localhost', '10.0.0.1', '0x7f.1', 'crm.internal'])('refuses %s, which is not public', (host) => {
  expect(sentence(`${host}=http://localhost:3000`)).toContain('is not a public host name');
});

test.each(['interaction-webhooks-local-dev.twil.io', 'Interaction-Webhooks-Local-Dev.twil.io.'])(
  'refuses the functions’ own domain as %s',
  (host) => {
    expect(sentence(`${host}=http://localhost:3000`)).toContain('the functions’ own domain');
  },
);

test('refuses the same host twice, in any spelling', () => {
  expect(sentence('crm.example.com=http://localhost:3000', 'CRM.example.com.=http://localhost:3001')).toContain(
    'names crm.example.com twice',
  );
});

test('refuses a value without an address', () => {
  expect(sentence('crm.example.com')).toContain('--forward crm.example.com=http://localhost:3000');
});
