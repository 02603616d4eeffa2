import type { WorkerSid } from '../../../src/contract/sids';
import { actorOf } from './actor';

const workerSid = `WK${'0'.repeat(32)}` as WorkerSid;
const holder = (roles: string[], worker: WorkerSid | null = workerSid) => ({
  identity: 'alice',
  roles,
  workerSid: worker,
  expiresAt: 0,
});

describe('the holder of a token', () => {
  test('acts in their most powerful role', () => {
    expect(actorOf(holder(['agent', 'admin', 'supervisor']))).toMatchObject({ role: 'admin' });
  });

  test('is refused without a Flex role of this product', () => {
    expect(actorOf(holder(['wfo.quality_manager']))).toBeNull();
  });

  test('is refused as an agent without a worker', () => {
    expect(actorOf(holder(['agent'], null))).toBeNull();
  });
});
