import { type AddressInfo, createServer } from 'node:net';
import { PortTaken, requireFreePorts } from './ports';

const server = createServer();
const port = () => (server.address() as AddressInfo).port;

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

test('a taken port is named in one sentence', async () => {
  await expect(requireFreePorts([0, port()])).rejects.toEqual(new PortTaken(port()));
  expect(new PortTaken(4310).message).toBe(
    'Port 4310 is taken by another program: stop it, or choose another port with -- --port <number>.',
  );
});

test('a free port is left free', async () => {
  await requireFreePorts([0]);
});
