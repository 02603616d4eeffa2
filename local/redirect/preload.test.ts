import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { CertificateFault } from '../delivery/condition';
import type { LocalTwilio } from '../server';
import { startTwilioAlone } from '../testing/server';

let twilio: LocalTwilio;

beforeAll(async () => {
  twilio = await startTwilioAlone();
});

afterAll(() => twilio.close());

/** Runs an unmodified program, given as the text of an ES module, and returns its output. */
async function run(program: string, env: Record<string, string> = { LOCAL_TWILIO_ORIGIN: twilio.origin }) {
  const child = spawn(
    process.execPath,
    ['--require', join(__dirname, 'preload.cjs'), '--input-type=module', '--eval', program],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { output: output.trim(), errors };
}

test('redirects fetch, node:https in both ways to import it, and the sockets of the ws package', async () => {
  const program = `
    import https, { get } from 'node:https';
    import { WebSocket } from 'ws';
    const address = 'https://flex-api.twilio.com/v1/Configuration';
    const statusOf = (send) => new Promise((resolve) => send(address, (answer) => resolve(answer.resume().statusCode)));
    console.log((await fetch(address)).status, await statusOf(https.get), await statusOf(get));
    const socket = new WebSocket('wss://event-bridge.twilio.com/v1/wschannels?token=none');
    socket.on('close', (code, reason) => console.log(code, String(reason)));`;
  expect(await run(program)).toEqual({ output: '401 401 401\n4001 Invalid Access Token', errors: '' });
});

describe('a customer’s system', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'preload-'));
    const certificate = await fetch(`${twilio.origin}/_local/authority.pem`);
    await writeFile(join(folder, 'authority.pem'), await certificate.text());
  });

  afterAll(() => rm(folder, { recursive: true }));

  afterEach(() => twilio.systems.repair());

  const trusting = (program: string) =>
    run(program, {
      LOCAL_TWILIO_ORIGIN: twilio.origin,
      NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem'),
    });

  /** Posts an event with a look-up that refuses an address unless it is public. Prints the status, or the error. */
  const GUARDED = `
    import https from 'node:https';
    import dns, { lookup as named } from 'node:dns';
    import { BlockList } from 'node:net';
    const refused = new BlockList();
    refused.addSubnet('127.0.0.0', 8);
    refused.addSubnet('10.0.0.0', 8);
    const lookup = (host, options, callback) =>
      dns.lookup(host, { ...options, all: true }, (error, found) => {
        if (error) return callback(error);
        if (found.some(({ address }) => refused.check(address))) return callback(new Error('not public'));
        return options.all ? callback(null, found) : callback(null, found[0].address, found[0].family);
      });
    const post = (url, options) => new Promise((resolve) => {
      const request = https.request(url, { method: 'POST', lookup, agent: false, ...options }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      request.on('error', ({ code, message }) => resolve(code ?? message));
      request.end('EventType=x');
    });`;

  test('gets what an unmodified program with a guarded look-up posts to it', async () => {
    const program = `${GUARDED} console.log(await post('https://crm.example.com/in?a=1'))`;
    expect(await trusting(program)).toEqual({ output: '200', errors: '' });
    expect(twilio.deliveries()[0]).toMatchObject({
      webhook: null,
      url: 'https://crm.example.com/in?a=1',
      body: 'EventType=x',
      outcome: { kind: 'answered', status: 200 },
    });
  });

  test('gets what a program without a look-up of its own sends to it, also with fetch', async () => {
    const program = `${GUARDED}
      console.log(await post('https://crm.example.com/', { lookup: undefined }));
      console.log((await fetch('https://crm.example.com/')).status);`;
    expect(await trusting(program)).toEqual({ output: '200\n200', errors: '' });
  });

  test('is at one public address, however a program asks for it', async () => {
    const program = `${GUARDED}
      import { promisify } from 'node:util';
      const answers = await Promise.all([
        dns.promises.lookup('crm.example.com'),
        dns.promises.lookup('crm.example.com', { all: true }).then(([first]) => first),
        promisify(dns.lookup)('crm.example.com'),
        new Promise((resolve) => named('crm.example.com', (_, address, family) => resolve({ address, family }))),
        new Promise((resolve) => named('crm.example.com', 4, (_, address, family) => resolve({ address, family }))),
      ]);
      console.log(...new Set(answers.map((answer) => JSON.stringify(answer))));
      await dns.promises.lookup('crm.example.com', { family: 6 }).catch(({ code }) => console.log(code));`;
    const { output } = await trusting(program);
    expect(output).toMatch(/^\{"address":"34(\.\d+){3}","family":4\}\nENOTFOUND$/);
  });

  test('can be reached at the address that a look-up gave', async () => {
    const program = `${GUARDED}
      const { address } = await dns.promises.lookup('crm.example.com');
      const names = { servername: 'crm.example.com', headers: { Host: 'crm.example.com' } };
      console.log(await post('https://' + address + '/', names));`;
    expect((await trusting(program)).output).toBe('200');
  });

  test('is refused with a wrong certificate', async () => {
    const faults = { 'crm.example.com': 'expired', 'analytics.example.com': 'name', 'helpdesk.example.com': 'issuer' };
    for (const [host, fault] of Object.entries(faults) as [string, CertificateFault][]) {
      twilio.systems.setCondition(host, { kind: 'certificate', fault });
    }
    const program = `${GUARDED}
      for (const host of ${JSON.stringify(Object.keys(faults))}) console.log(await post('https://' + host + '/'));`;
    expect((await trusting(program)).output.split('\n')).toEqual([
      'CERT_HAS_EXPIRED',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ]);
  });

  test('is refused by a program that does not trust the authority of Local Twilio', async () => {
    const program = `${GUARDED} console.log(await post('https://crm.example.com/'))`;
    expect((await run(program)).output).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });
});

test('a name that Local Twilio does not know is not found, and a hint says how to add it', async () => {
  const program = `await fetch('https://other.example.com/').catch((error) => console.log(error.cause.code));`;
  const { output, errors } = await run(program);
  expect(output).toBe('ENOTFOUND');
  expect(errors).toContain(`looked for other.example.com. Add it on ${twilio.origin}/outside`);
});

test('refuses another machine, an address that no look-up gave, and another port', async () => {
  const urls = ['https://198.51.100.1/', 'https://34.1.2.3/', 'https://crm.example.com:8443/'];
  const program = `
    for (const url of ${JSON.stringify(urls)}) await fetch(url).catch((error) => console.log(error.cause.message));`;
  expect((await run(program)).output.split('\n')).toEqual(
    urls.map(
      (url) =>
        `REFUSED: this program tried to connect to ${new URL(url).hostname}. Connections to other machines are blocked.`,
    ),
  );
});

test('refuses an address that a look-up of the program’s own gave', async () => {
  const program = `
    import https from 'node:https';
    const lookup = (host, options, callback) =>
      options.all ? callback(null, [{ address: '198.51.100.1', family: 4 }]) : callback(null, '198.51.100.1', 4);
    https.get('https://crm.example.com/', { lookup }).on('error', ({ message }) => console.log(message));`;
  expect((await run(program)).output).toContain('tried to connect to 198.51.100.1');
});

test('asks for the address of Local Twilio if there is none', async () => {
  const { errors } = await run('', { LOCAL_TWILIO_ORIGIN: '' });
  expect(errors).toContain('Set LOCAL_TWILIO_ORIGIN to the address of Local Twilio');
});
