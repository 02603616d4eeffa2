import { type AddressInfo, createServer } from 'node:net';
import { PortTaken, requireFreePorts } from './ports';

const server = createServer();
const port = () => (server.address() as AddressInfo).port;

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

test('names the port that is in use', async () => {
  await expect(requireFreePorts([0, port()])).rejects.toEqual(new PortTaken(port()));
  expect(new PortTaken(4310).message).toBe(
    'Port 4310 is in use by another program. Stop that program, or choose another port with -- --port <number>.',
  );
});

test('resolves for a free port', async () => {
  await requireFreePorts([0]);
});
