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
  test('acts in the most powerful of their roles', () => {
    expect(actorOf(holder(['agent', 'admin', 'supervisor']))).toMatchObject({ role: 'admin' });
  });

  test('is nobody here without a role that counts', () => {
    expect(actorOf(holder(['wfo.quality_manager']))).toBeNull();
  });

  test('is nobody here as an agent without a worker', () => {
    expect(actorOf(holder(['agent'], null))).toBeNull();
  });
});
