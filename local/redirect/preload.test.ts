import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
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

test('refuses connections to other machines', async () => {
  const program = `await fetch('https://crm.example.com/').catch((error) => console.log(error.cause.message));`;
  expect((await run(program)).output).toBe(
    'REFUSED: this program tried to connect to crm.example.com. Connections to other machines are blocked.',
  );
});

test('asks for the address of Local Twilio if there is none', async () => {
  const { errors } = await run('', { LOCAL_TWILIO_ORIGIN: '' });
  expect(errors).toContain('Set LOCAL_TWILIO_ORIGIN to the address of Local Twilio');
});
