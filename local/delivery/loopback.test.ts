import { type AddressInfo, createServer } from 'node:net';
import { isListening } from './loopback';

test.each(['127.0.0.1', '::1'])('finds a program that listens on %s by the name localhost', async (address) => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  expect(await isListening(origin)).toBe(true);
  await new Promise((resolve) => server.close(resolve));
  expect(await isListening(origin)).toBe(false);
});
