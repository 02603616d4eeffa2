import { Deadline } from '../../../functions/lib/twilio/deadline';
import { destinationHealth, HEALTH_MAP } from '../../../functions/lib/twilio/destination-health';
import { twilioHttp } from '../../../functions/lib/twilio/http';
import { ACCOUNT } from '../../../local/world/model';
import type { Outcome } from '../../../src/contract/outcome';
import { Harness } from '../../fixtures/harness';
import { failing } from '../../fixtures/network';
import { unwrap } from '../../fixtures/results';

function setUp() {
  const harness = new Harness();
  const io = harness.io((request, send) => harness.network(request, send));
  const health = destinationHealth(twilioHttp(ACCOUNT, new Deadline(io.now), io), ACCOUNT.recordsSyncServiceSid);
  const read = async () => Object.fromEntries(unwrap(await harness.time.run(health.read())));
  const write = (destination: string, works: boolean, outcome: Outcome, second: number) =>
    harness.time.run(health.write(destination, works, { at: new Date(second * 1_000).toISOString(), outcome }));
  return { harness, read, write };
}

const WORKS: Outcome = { kind: 'answered', status: 204, ms: 20 };
const HANGS: Outcome = { kind: 'unanswered', why: 'answer-timeout', ms: 1_500 };
const at = (second: number, outcome: Outcome) => ({ at: new Date(second * 1_000).toISOString(), outcome });

test('nothing is known about a destination that was never tried', async () => {
  expect(await setUp().read()).toEqual({});
});

test('the last success and the last failure of each destination are known', async () => {
  const { read, write } = setUp();
  await write('crm', true, WORKS, 1);
  await write('crm', false, HANGS, 2);
  await write('crm', true, WORKS, 3);
  await write('quality', false, HANGS, 4);
  expect(await read()).toEqual({
    crm: { lastSuccess: at(3, WORKS), lastFailure: at(2, HANGS) },
    quality: { lastSuccess: null, lastFailure: at(4, HANGS) },
  });
});

test('more destinations than one page holds are known', async () => {
  const { harness, read, write } = setUp();
  await write('crm', true, WORKS, 1);
  const map = harness.sync.service(ACCOUNT.recordsSyncServiceSid).maps.get(HEALTH_MAP);
  for (let number = 0; number < 100; number += 1) {
    map.add(`a${number}.success`, { data: at(1, WORKS) }, { by: 'system' });
  }
  expect(Object.keys(await read())).toHaveLength(101);
});

test('an item that cannot be read costs only itself', async () => {
  const { harness, read, write } = setUp();
  await write('crm', true, WORKS, 1);
  const map = harness.sync.service(ACCOUNT.recordsSyncServiceSid).maps.get(HEALTH_MAP);
  for (const key of ['crm.failure', 'quality.success', 'crm.other', 'x']) {
    map.add(key, { data: { at: 'yesterday' } }, { by: 'system' });
  }
  expect(await read()).toEqual({ crm: { lastSuccess: at(1, WORKS), lastFailure: null } });
});

test('what Sync does not take is reported', async () => {
  const { harness, write } = setUp();
  harness.network = failing(500, () => true);
  expect(await write('crm', true, WORKS, 1)).toMatchObject({ ok: false });
});
