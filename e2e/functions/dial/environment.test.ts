import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createAuthority } from '../../../local/tls/authority';

test('no variable of the environment turns the check of certificates off', async () => {
  const server = createServer(createAuthority().issue({ names: ['localhost'] }), (_, response) => response.end());
  server.listen(0, 'localhost');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--require', require.resolve('tsx/cjs'), join(__dirname, 'dial-localhost.ts'), String(port)],
      { env: { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
    );
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'unanswered', why: 'certificate-issuer' });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}, 90_000);
