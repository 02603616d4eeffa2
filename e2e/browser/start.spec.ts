/** `npm start`, as a newcomer meets it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { test as base, expect } from '@playwright/test';

const PORT = 4390;

interface Started {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** The exit code, once it has ended. */
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
      if (process.exitCode === null) interrupt(process);
      await ended;
    }
  },
});

/** What Ctrl-C does: the whole foreground group is told. */
const interrupt = ({ pid }: ChildProcess) => process.kill(-(pid ?? 0), 'SIGINT');

const answers = (port: number) =>
  fetch(`http://localhost:${port}/`).then(
    () => true,
    () => false,
  );

// Both need the same port, and the first build of the plugin takes its time, the more so as other tests run beside it.
test.describe.configure({ mode: 'serial', timeout: 240_000 });

test('serves Flex and the functions, says what a newcomer needs, and leaves nothing running', async ({ start }) => {
  const started = start();
  await expect.poll(started.output, { timeout: 180_000 }).toContain(`ready http://localhost:${PORT}\n`);
  for (const known of [
    'AC00000000000000000000000000000001',
    'local-auth-token',
    'GO00000000000000000000000000000001',
    'KD00000000000000000000000000000001',
    '/outside',
  ]) {
    expect(started.output()).toContain(known);
  }
  expect(started.output().trimEnd().endsWith(`ready http://localhost:${PORT}`)).toBe(true);
  expect(await answers(PORT)).toBe(true);
  expect(await answers(PORT + 1)).toBe(true);

  interrupt(started.process);
  await started.ended;
  await expect.poll(() => answers(PORT)).toBe(false);
  await expect.poll(() => answers(PORT + 1)).toBe(false);
});

for (const taken of [PORT, PORT + 1]) {
  test(`says in one sentence that port ${taken} is taken`, async ({ start }) => {
    const squatter = createServer().listen(taken, '127.0.0.1');
    try {
      const { ended, output } = start();
      expect(await ended).toBe(1);
      expect(output()).toContain(String(taken));
      expect(output()).not.toContain('    at ');
    } finally {
      squatter.close();
    }
  });
}
