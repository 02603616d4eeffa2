/** `npm start`, as a newcomer uses it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { test as base, expect } from '@playwright/test';
import { ACCOUNT } from '../../local/world/model';
import { sid } from '../../local/world/sids';

const PORT = 4390;

interface Started {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Resolves to the exit code. */
  readonly ended: Promise<number | null>;
}

const test = base.extend<{ start: () => Started }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern.
  start: async ({}, use) => {
    const all: Started[] = [];
    await use(() => {
      const child = spawn('npm', ['start', '--', '--port', String(PORT), '--no-open'], { detached: true });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (text: Buffer) => {
          output += text.toString();
        });
      }
      const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
      const started = { process: child, output: () => output, ended };
      all.push(started);
      return started;
    });
    for (const { process, ended } of all) {
      if (process.exitCode === null && process.signalCode === null) interrupt(process);
      await ended;
    }
  },
});

/** Interrupts the whole process group, as Ctrl-C does. */
const interrupt = ({ pid }: ChildProcess) => process.kill(-(pid ?? 0), 'SIGINT');

const isListening = (port: number) =>
  fetch(`http://localhost:${port}/`).then(
    () => true,
    () => false,
  );

// All tests use the same ports. The first build of the plugin is slow, even more so beside other tests.
test.describe.configure({ mode: 'serial', timeout: 240_000 });

test('serves Flex and the functions, prints what a newcomer needs, and leaves no process running', async ({
  start,
}) => {
  const started = start();
  await expect.poll(started.output, { timeout: 180_000 }).toContain(`ready http://localhost:${PORT}\n`);
  const { accountSid, authToken, instanceSid } = ACCOUNT;
  for (const printed of [accountSid, authToken, instanceSid, sid('KD', 1), '/outside']) {
    expect(started.output()).toContain(printed);
  }
  expect(started.output().trimEnd().endsWith(`ready http://localhost:${PORT}`)).toBe(true);
  expect(await isListening(PORT)).toBe(true);
  expect(await isListening(PORT + 1)).toBe(true);

  interrupt(started.process);
  await started.ended;
  await expect.poll(() => isListening(PORT)).toBe(false);
  await expect.poll(() => isListening(PORT + 1)).toBe(false);
});

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(`leaves no process running after only npm gets ${signal}`, async ({ start }) => {
    const started = start();
    await expect.poll(started.output, { timeout: 180_000 }).toContain(`ready http://localhost:${PORT}\n`);
    started.process.kill(signal);
    // The output closes when the last process that writes to it has ended.
    await started.ended;
  });
}

for (const taken of [PORT, PORT + 1]) {
  test(`fails with one sentence if port ${taken} is taken`, async ({ start }) => {
    const blocker = createServer().listen(taken, '127.0.0.1');
    try {
      const { ended, output } = start();
      expect(await ended).toBe(1);
      expect(output()).toContain(String(taken));
      expect(output()).not.toContain('    at ');
    } finally {
      blocker.close();
    }
  });
}
