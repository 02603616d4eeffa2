/**
 * The program of docs/new-interactions.md runs as a reader runs it, against the built functions in the real runtime,
 * which checks signatures as Twilio's platform does.
 */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { signature } from '../../local/delivery/signature';
import { FUNCTIONS_DOMAIN, FUNCTIONS_URL } from '../../local/functions/address';
import { CREATING_PROGRAM } from '../../local/outside/creating-program';
import { type ProgramResult, runProgram } from '../../local/redirect/run-program';
import type { LocalTwilio } from '../../local/server';
import { ACCOUNT } from '../../local/world/model';
import type { Subject } from '../../src/contract/endpoints';
import { EVENT_NAMES } from '../../src/contract/events';
import { ISSUED_WITHIN_MS, NEW_INTERACTION_PATH } from '../../src/contract/new-interaction';
import type { ChannelSid, InteractionSid, TaskSid } from '../../src/contract/sids';
import { timelineEvent } from '../../src/contract/timeline';
import { webhookTtids } from '../fixtures/account-state';
import { aliceWorkerSid } from '../fixtures/subjects';
import { TWILIO } from '../fixtures/twilio-endpoints';
import { type DeployedFunctions, startDeployedFunctions } from './deployed-functions';

const PORT = 4386;
const CUSTOMER = 'Nina Novak';
const TIMEOUT_MS = 30_000;

let functions: DeployedFunctions;
let twilio: LocalTwilio;

beforeAll(async () => {
  functions = await startDeployedFunctions(PORT);
}, 60_000);

beforeEach(async () => {
  twilio = await functions.redeploy();
});

afterAll(() => functions.stop());

/** Runs the program for a customer who has written in a conversation. */
function runForCustomer(changes: Record<string, string> = {}): Promise<ProgramResult> {
  const { sid } = twilio.world.createConversation();
  twilio.world.addMember(sid, { identity: CUSTOMER, binding: null });
  return runProgram(CREATING_PROGRAM, twilio.origin, {
    TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
    TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
    FUNCTIONS_DOMAIN,
    WORKSPACE_SID: ACCOUNT.workspaceSid,
    CONVERSATION_SID: sid,
    WORKER_SID: aliceWorkerSid(twilio),
    CUSTOMER,
    ...changes,
  });
}

/** Makes an event of an interaction happen, as `npm run trigger` does, and waits until its deliveries are answered. */
const happen = (event: string, interaction: string) =>
  fetch(`${twilio.origin}/outside/api/events`, { method: 'POST', body: JSON.stringify({ event, interaction }) });

const items = v.object({ items: v.array(v.object({ data: timelineEvent })) });

/** Returns the types of the events in a timeline, in the order of their receipt. */
async function typesIn(timeline: string): Promise<string[]> {
  const url = `${twilio.origin}/_tw/sync.twilio.com/v1/Services/default/Maps/${timeline}/Items?PageSize=100`;
  const Authorization = `Basic ${btoa(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`)}`;
  const answer = await fetch(url, { headers: { Authorization } });
  return v
    .parse(items, await answer.json())
    .items.map(({ data }) => data)
    .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
    .map(({ type }) => type);
}

function subjectOf(interactionSid: InteractionSid): Subject {
  const channel = [...twilio.world.channels.values()].find((one) => one.interactionSid === interactionSid);
  const task = twilio.world.latestTaskOf(channel?.sid ?? '');
  return { interactionSid, channelSid: channel?.sid as ChannelSid, taskSid: task?.sid as TaskSid };
}

describe('the program', () => {
  test(
    'creates an interaction whose whole life stands in its timeline',
    async () => {
      const { succeeded, output, errors } = await runForCustomer();
      expect({ succeeded, errors }).toEqual({ succeeded: true, errors: '' });
      const interaction = output as InteractionSid;
      for (const event of ['onParticipantJoined', 'onParticipantUpdated', 'onChannelCreateFailed']) {
        await happen(event, interaction);
      }
      const subject = subjectOf(interaction);
      const status = await functions.as('alice', 'status', subject);
      expect(status).toMatchObject({ value: { binding: { state: 'attached', attachedBy: null } } });
      const timeline = status.ok && status.value.binding.state === 'attached' ? status.value.binding.timeline : null;

      await happen('onParticipantLeft', interaction);
      twilio.world.closeChannel(subject.channelSid, 'closed');
      // With the report of the end, the functions delete the webhook.
      while (twilio.world.webhooks.size > 0) await functions.as('alice', 'status', subject);
      const types = await typesIn(timeline ?? '');
      expect(types.slice(0, 2)).toEqual(['onInteractionCreated', 'onChannelCreated']);
      expect(types).toEqual(expect.arrayContaining([...EVENT_NAMES]));
    },
    TIMEOUT_MS,
  );

  test(
    'sends its request again after a failure, and gets one webhook',
    async () => {
      twilio.faults.replace([
        {
          endpoint: TWILIO.registerWebhook,
          calls: { kind: 'next', count: 3 },
          fault: { kind: 'server-error', moment: 'before' },
        },
      ]);
      expect(await runForCustomer()).toMatchObject({ succeeded: true });
      expect(twilio.faults.list()).toMatchObject([{ hits: 3 }]);
      expect(webhookTtids(twilio)).toHaveLength(1);
    },
    TIMEOUT_MS,
  );

  test.each([
    ['says which variables are missing', { CONVERSATION_SID: '' }, 'Set CONVERSATION_SID.'],
    [
      'gives the code of a refusal',
      { DESTINATIONS: 'nowhere' },
      'The functions refused the request: 400, unknown-destination.',
    ],
    [
      'is refused with another account’s token',
      { TWILIO_AUTH_TOKEN: 'another-token' },
      'The functions refused the request: 403, without a code.',
    ],
    [
      'gives Twilio’s reason if the interaction cannot be created',
      { CONVERSATION_SID: 'CH9' },
      'Twilio answered 400: There is no conversation CH9',
    ],
  ])(
    '%s',
    async (_, changes, errors) => {
      expect(await runForCustomer(changes)).toEqual({ succeeded: false, output: '', errors });
    },
    TIMEOUT_MS,
  );
});

describe('a request', () => {
  const ADDRESS = `${FUNCTIONS_URL}${NEW_INTERACTION_PATH}`;

  const fields = (changes: Record<string, string> = {}) => ({
    destinations: 'crm',
    url: '',
    events: 'onChannelCreated',
    requestId: randomUUID(),
    issuedAt: new Date().toISOString(),
    ...changes,
  });

  /** Sends a request with a signature, by default its own. */
  async function send(form: Record<string, string>, signed = signature(ACCOUNT.authToken, ADDRESS, form)) {
    const answer = await fetch(`${functions.origin}${NEW_INTERACTION_PATH}`, {
      method: 'POST',
      headers: { 'X-Twilio-Signature': signed },
      body: new URLSearchParams(form),
    });
    return { status: answer.status, text: await answer.text() };
  }

  const parsed = async (form: Record<string, string>) => {
    const { status, text } = await send(form);
    return { status, body: JSON.parse(text) };
  };

  test('without a signature, or with one of another request, never reaches the function', async () => {
    const form = fields();
    const others = [
      '',
      signature('another-token', ADDRESS, form),
      signature(ACCOUNT.authToken, ADDRESS, { ...form, destinations: 'inspector' }),
      signature(ACCOUNT.authToken, `${FUNCTIONS_URL}/webhooks/sweep-scheduled`, form),
    ];
    for (const other of others) expect(await send(form, other)).toEqual({ status: 403, text: 'Forbidden' });
    expect(webhookTtids(twilio)).toEqual([]);
  });

  test('that is recorded and sent later is refused', async () => {
    const issuedAt = new Date(Date.now() - ISSUED_WITHIN_MS - 1_000).toISOString();
    expect(await parsed(fields({ issuedAt }))).toMatchObject({
      status: 400,
      body: { failure: { code: 'not-current', now: expect.any(String) } },
    });
  });

  test('that is sent again gets the same ttid, and with other parameters none', async () => {
    const form = fields();
    const first = await parsed(form);
    expect(first).toMatchObject({ status: 200, body: { ok: true } });
    expect(await parsed(form)).toEqual(first);
    expect(webhookTtids(twilio)).toEqual([first.body.value.ttid]);
    expect(await parsed({ ...form, destinations: 'inspector' })).toMatchObject({
      status: 409,
      body: { failure: { code: 'operation-reused' } },
    });
  });
});
