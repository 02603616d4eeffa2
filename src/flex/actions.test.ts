import * as Flex from '@twilio/flex-ui';
import { fail, ok } from '../contract/result';
import { ATTACHED, targetOf } from '../testing/interactions';
import { manualBackend } from '../testing/manualBackend';
import { TTID } from '../testing/sids';
import { ATTACH_ACTION, DETACH_ACTION, throughActions } from './actions';

const { subject } = targetOf(1);
const backend = manualBackend();
const throughFlex = throughActions(Flex.Actions, backend);

const attach = (operationId: string) =>
  throughFlex.attach({ ...subject, destination: 'crm', events: ['onParticipantLeft'], seenTtid: null, operationId });

/** Waits until the action has passed through Flex, and returns the backend's call. */
async function attachCall(operationId: string) {
  const find = () => backend.calls.attach.find(({ request }) => request.operationId === operationId);
  while (find() === undefined) await new Promise((resolve) => setTimeout(resolve));
  return find();
}

test('attaches through Flex’s action', async () => {
  const asking = attach('1');
  (await attachCall('1'))?.answer(ok({ binding: ATTACHED }));
  expect(await asking).toEqual({ ok: true, value: { binding: ATTACHED } });
});

test('returns a failure unchanged', async () => {
  const asking = attach('2');
  (await attachCall('2'))?.answer(fail({ code: 'conflict', binding: ATTACHED }));
  expect(await asking).toEqual({ ok: false, failure: { code: 'conflict', binding: ATTACHED } });
});

test('runs after… listeners on success only', async () => {
  const received: unknown[] = [];
  const listen = (payload: { operationId: string }) => received.push(payload.operationId);
  Flex.Actions.addListener(`after${ATTACH_ACTION}`, listen);
  const failing = attach('3');
  (await attachCall('3'))?.answer(fail({ code: 'not-permitted' }));
  await failing;
  const succeeding = attach('4');
  (await attachCall('4'))?.answer(ok({ binding: ATTACHED }));
  await succeeding;
  Flex.Actions.removeListener(`after${ATTACH_ACTION}`, listen);
  expect(received).toEqual(['4']);
});

test('lets another plugin stop a detach', async () => {
  const stop = (_payload: unknown, abort: () => void) => abort();
  Flex.Actions.addListener(`before${DETACH_ACTION}`, stop);
  expect(await throughFlex.detach({ ...subject, ttid: TTID, operationId: '5' })).toEqual({
    ok: false,
    failure: { code: 'stopped' },
  });
  Flex.Actions.removeListener(`before${DETACH_ACTION}`, stop);
  expect(backend.calls.detach).toHaveLength(0);
});
