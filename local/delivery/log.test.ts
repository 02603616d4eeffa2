import { DeliveryLog } from './log';

const DELIVERY = {
  at: 0,
  webhook: { ttid: 'flex_interactionwebhook_1', type: 'global', friendlyName: null },
  method: 'POST',
  url: 'https://crm.example.com/',
  headers: {},
  body: null,
  parameters: {},
  signature: '',
  signatureValid: true,
} as const;

test('lists the newest first and keeps a delivery pending until it is settled', () => {
  const log = new DeliveryLog();
  const first = log.add(DELIVERY);
  log.add(DELIVERY);
  log.settle(first, { kind: 'timed-out' });
  expect(log.list().map(({ id, outcome }) => [id, outcome.kind])).toEqual([
    [2, 'pending'],
    [1, 'timed-out'],
  ]);
});

test('lists as many of the newest as asked for', () => {
  const log = new DeliveryLog();
  for (let count = 0; count < 5; count += 1) log.add(DELIVERY);
  expect(log.list(2).map(({ id }) => id)).toEqual([5, 4]);
  expect(log.list(9).map(({ id }) => id)).toEqual([5, 4, 3, 2, 1]);
});

test('drops the oldest deliveries beyond 10,000, and ignores what becomes of them', () => {
  const log = new DeliveryLog();
  for (let count = 0; count < 10_001; count += 1) log.add(DELIVERY);
  log.settle(1, { kind: 'timed-out' });
  expect(log.list()).toHaveLength(10_000);
  expect(log.list().at(-1)?.id).toBe(2);
});
