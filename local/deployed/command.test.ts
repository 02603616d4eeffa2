import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type RunningFile, runFile } from '../testing/run-file';
import { runCommand } from './command';

const options = { cwd: process.cwd(), env: process.env, onOutput: () => undefined };

test('returns the whole output of a command, and whether it exits with 0', async () => {
  expect(await runCommand('echo one && echo two >&2', options)).toEqual({
    succeeded: true,
    output: expect.stringMatching(/^(one\ntwo|two\none)\n$/),
  });
  expect(await runCommand('echo failed && exit 20', options)).toEqual({ succeeded: false, output: 'failed\n' });
});

describe('a program that a command has started', () => {
  const server = createServer();
  let runner: RunningFile | undefined;
  let connection: Socket | undefined;

  afterEach(() => {
    runner?.kill();
    // Ends a program that is left.
    connection?.destroy();
    server.close();
  });

  test('ends with this process', async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    // The second command keeps the shell between this process and the program.
    const command = `"${process.execPath}" -e "require('net').connect(${port}, '127.0.0.1')"; echo ended`;
    runner = runFile(require.resolve('../testing/run-command'), command);
    [connection] = await once(server, 'connection');
    const closed = new Promise((done) => connection?.once('error', () => undefined).once('close', done));
    runner.kill('SIGTERM');
    await closed;
    await runner.allEnded;
  });
});
