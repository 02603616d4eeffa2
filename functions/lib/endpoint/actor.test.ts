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

  test.each([
    [['wfo.quality_manager']],
    [['flex.lead']],
    [['flex.qualityanalyst', 'flex.monitorchatcall']],
    [['flex.readonlyadmin', 'flex.readteams']],
    [[]],
  ])('is refused with the roles %j, which give no rights here', (roles) => {
    expect(actorOf(holder(roles))).toBeNull();
  });

  test.each(['flex.lead', 'flex.qualityanalyst', 'flex.readonlyadmin'])(
    'counts as an agent with %s as well',
    (role) => {
      expect(actorOf(holder(['agent', role]))).toMatchObject({ role: 'agent' });
    },
  );

  test('is refused as an agent without a worker', () => {
    expect(actorOf(holder(['agent'], null))).toBeNull();
  });
});
