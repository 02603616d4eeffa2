import { Hono } from 'hono';
import { AUTHORIZATION, flexAuthorization } from '../testing/world';
import { delayServers } from './latency';

async function sleepsBefore(authorization: string) {
  const sleeps: number[] = [];
  const app = new Hono();
  const sleep = async (ms: number) => void sleeps.push(ms);
  app.use(delayServers(50, sleep));
  app.get('/', (c) => c.json(sleeps));
  return (await app.request('/', { headers: { authorization } })).json();
}

test('a request with the account’s credentials waits before it is processed', async () => {
  expect(await sleepsBefore(AUTHORIZATION)).toEqual([50]);
});

test('a request with a Flex token does not wait', async () => {
  expect(await sleepsBefore(flexAuthorization('alice'))).toEqual([]);
});
