import { DeliveryLog } from './log';

const DELIVERY = {
  at: 0,
  webhook: { ttid: 'flex_interactionwebhook_1', type: 'global', friendlyName: null },
  method: 'POST',
  url: 'https://crm.example.com/',
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

test('drops the oldest deliveries beyond 500', () => {
  const log = new DeliveryLog();
  for (let count = 0; count < 501; count += 1) log.add(DELIVERY);
  expect(log.list()).toHaveLength(500);
  expect(log.list().at(-1)?.id).toBe(2);
});
