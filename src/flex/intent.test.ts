/** Parts that a payload leaves out follow from the status and the person's last choice. */
import { LIVE_EVENTS } from '../contract/events';
import { fail } from '../contract/result';
import type { Choice } from '../form/choice';
import { flush } from '../testing/flush';
import { ARCHIVE, CRM, choicesFrom, statusOf, taskOf } from '../testing/interactions';
import { manualBackend } from '../testing/manualBackend';
import { ManualPause } from '../testing/manualPause';
import { attachIntent } from './intent';

const task = taskOf(1);
const LAST: Choice = { destinations: ['archive', 'crm'], events: ['onParticipantJoined'] };

/** Returns the request of an attach, where the person may choose these destinations. */
async function requestOf(payload: object, lastChoice: Choice | null = LAST, destinations = [CRM, ARCHIVE]) {
  const backend = manualBackend();
  const intent = attachIntent(
    { task, ...payload },
    {
      status: backend.status,
      findTask: () => null,
      newOperationId: () => 'operation',
      choices: choicesFrom(lastChoice),
      pause: new ManualPause().pause,
    },
  );
  if (!intent.ok) return { request: intent, asked: backend.calls.status.length };
  const requesting = intent.value.request();
  await flush(() => backend.calls.status[0]?.answer({ ok: true, value: statusOf({ destinations }) }));
  return { request: await requesting, asked: backend.calls.status.length };
}

const BAD_DESTINATIONS = fail({ code: 'bad-request', field: 'destinations' });

test.each([
  ['nothing', {}, LIVE_EVENTS],
  ['the preset of live events', { preset: 'live' }, LIVE_EVENTS],
  ['the preset of the last choice', { preset: 'last-choice' }, LAST.events],
  ['events, beside a preset', { preset: 'last-choice', events: ['onParticipantLeft'] }, ['onParticipantLeft']],
])('with %s, the events are those that are documented', async (_what, payload, events) => {
  const { request } = await requestOf({ destinations: ['crm'], ...payload });
  expect(request).toMatchObject({ value: { destinations: ['crm'], events } });
});

describe('the last choice', () => {
  const preset = 'last-choice';

  test('has the destinations as well, unless the payload has some', async () => {
    expect(await requestOf({ preset })).toMatchObject({ request: { value: LAST } });
    const { request } = await requestOf({ preset, url: 'https://crm.example.com' });
    expect(request).toMatchObject({ value: { destinations: [], url: 'https://crm.example.com', events: LAST.events } });
  });

  test('is as far as the person can still make it', async () => {
    expect((await requestOf({ preset }, LAST, [CRM])).request).toMatchObject({ value: { destinations: ['crm'] } });
  });

  test('is the only destination if the person has made none', async () => {
    const { request } = await requestOf({ preset }, null, [CRM]);
    expect(request).toMatchObject({ value: { destinations: ['crm'], events: LIVE_EVENTS } });
  });

  test('fails if the person has made none, and there are several destinations', async () => {
    expect((await requestOf({ preset }, null)).request).toEqual(BAD_DESTINATIONS);
  });
});

test.each([
  ['no destination', {}],
  ['an empty list', { destinations: [] }],
  ['five destinations and a URL', { destinations: [...'abcde'], url: 'https://crm.example.com' }],
])('with %s, nothing is sent', async (_what, payload) => {
  expect(await requestOf(payload)).toEqual({ request: BAD_DESTINATIONS, asked: 0 });
});

test('the status is not asked for if the payload says what was seen', async () => {
  expect(await requestOf({ destinations: ['crm'], seenTtid: null })).toMatchObject({
    request: { value: { seenTtid: null } },
    asked: 0,
  });
});
