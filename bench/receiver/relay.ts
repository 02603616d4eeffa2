/**
 * Measures what passing events on adds to a delivery with 50 ms for each call to Twilio, and what a destination that
 * hangs does to the others, to the timeline and to the number of executions.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { newAttachRequest } from '../../e2e/fixtures/attachments';
import { startAcceptedChat } from '../../e2e/fixtures/chats';
import { readAnswer, requestFields, withContract } from '../../e2e/fixtures/plugin-requests';
import { unwrap } from '../../e2e/fixtures/results';
import { aliceSubject } from '../../e2e/fixtures/subjects';
import { startFunctions } from '../../local/functions';
import { DEPLOYED_VARIABLES } from '../../local/functions/variables';
import type { LocalTwilio } from '../../local/server';
import { ENDPOINTS, type Subject } from '../../src/contract/endpoints';
import type { Ttid } from '../../src/contract/sids';
import type { Findings } from '../core/findings';
import { lastingToken, startTwilio } from '../core/local-twilio';
import { PORTS } from '../core/ports';
import { median, percentile } from '../core/statistics';
import { delivery } from './deliveries';

const LATENCY_MS = 50;
const EVENTS = 200;
const RATE = 20;
const HANGING_SECONDS = 20;
/** Enough to stay below Sync's limit for one map, 200 writes in 10 s. */
const INTERACTIONS = 20;

const HANGING_HOST = 'analytics.example.com';
const DESTINATIONS = ['crm', 'analytics', 'inspector'];
const VARIABLES = { ...DEPLOYED_VARIABLES, DESTINATION_ANALYTICS: `Analytics | https://${HANGING_HOST}/in` };

/** The limits that the project has set itself. */
const ADDED_MS = 150;
const MAX_EXECUTIONS = 10;

export async function relay(isQuick: boolean): Promise<Findings> {
  const { twilio: port, functions: functionsPort } = PORTS;
  const twilio = await startTwilio({ port, functionsPort, latencyMs: LATENCY_MS });
  const twilioOrigin = `http://127.0.0.1:${port}`;
  const { origin, stop } = await startFunctions({
    port: functionsPort,
    twilioOrigin,
    variables: VARIABLES,
    isQuiet: true,
  });
  try {
    const subject = aliceSubject(twilio);
    const attachTo = (on: Subject, ...destinations: string[]) => attach(twilio, origin, on, destinations);
    const count = isQuick ? 20 : EVENTS;
    const direct = await times(origin, await attachTo(subject, 'inspector'), count);
    const relayed = await times(origin, await attachTo(subject, ...DESTINATIONS), count);
    const busy: Attached[] = [];
    while (busy.length < INTERACTIONS) busy.push(await attachTo(startedSubject(twilio), ...DESTINATIONS));
    twilio.systems.setCondition(HANGING_HOST, { kind: 'hang' });
    const hanging = await load(origin, busy, RATE * (isQuick ? 3 : HANGING_SECONDS));
    const base = median(direct);
    const ms = (value: number) => ({ ratio: null, value, unit: 'ms' as const });
    const row = (name: string, samples: readonly number[]) => ({
      name,
      figures: [ms(percentile(samples, 50)), ms(percentile(samples, 95))],
    });
    return {
      tables: [
        {
          title: `An event, from Twilio's request to its answer, with ${LATENCY_MS} ms for each call to Twilio`,
          columns: ['p50', 'p95'],
          rows: [
            row('the inspector alone', direct),
            row('two destinations and the inspector', relayed),
            row(`the same, ${RATE} events a second, one destination hangs`, hanging.times),
          ],
        },
      ],
      goals: [
        { name: 'passing on adds at p95', measured: percentile(relayed, 95) - base, limit: ADDED_MS, unit: 'ms' },
        {
          name: `executions at once, ${RATE} events a second, one destination hangs`,
          measured: hanging.mostAtOnce,
          limit: MAX_EXECUTIONS,
          unit: '×',
        },
      ],
    };
  } finally {
    await Promise.all([twilio.close(), stop()]);
  }
}

/** An interaction with a webhook. */
interface Attached {
  readonly subject: Subject;
  readonly url: string;
}

/** Gives Alice one more chat. */
function startedSubject(twilio: LocalTwilio): Subject {
  const { sid, channelSid } = startAcceptedChat(twilio);
  const task = [...twilio.world.tasks.values()].find(({ interactionSid }) => interactionSid === sid);
  return { taskSid: task?.sid, interactionSid: sid, channelSid } as Subject;
}

/** Attaches destinations in place of what is attached. */
async function attach(
  twilio: LocalTwilio,
  origin: string,
  subject: Subject,
  destinations: string[],
): Promise<Attached> {
  const seenTtid = twilio.world.interactions.get(subject.interactionSid)?.webhookTtid ?? null;
  const request = newAttachRequest(subject, { destinations, seenTtid: seenTtid as Ttid | null });
  const response = await fetch(`${origin}${ENDPOINTS.attach.path}`, {
    method: 'POST',
    body: new URLSearchParams(withContract(requestFields(lastingToken('alice'), request))),
  });
  const { binding } = unwrap(readAnswer('attach', await response.json()));
  if (binding.state !== 'attached') throw new Error(`After attaching, the binding is ${binding.state}`);
  return { subject, url: twilio.world.webhooks.get(binding.ttid)?.url ?? '' };
}

let sent = 0;

/** Sends one event, and returns how long the answer took, in ms. */
async function timeOne(origin: string, { url, subject }: Attached): Promise<number> {
  sent += 1;
  const deliver = delivery(origin, url, `onEvent${sent}`, subject);
  const startedAt = performance.now();
  await deliver();
  return performance.now() - startedAt;
}

/** Sends events one after another. The first ones, which open connections, do not count. */
async function times(origin: string, attached: Attached, count: number): Promise<number[]> {
  const samples: number[] = [];
  for (let index = -3; index < count; index += 1) {
    const ms = await timeOne(origin, attached);
    if (index >= 0) samples.push(ms);
  }
  return samples;
}

/** Sends events of the interactions in turn, at a constant rate. */
async function load(origin: string, interactions: readonly Attached[], count: number) {
  const samples: number[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const all: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    const attached = interactions[index % interactions.length];
    if (attached === undefined) break;
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    all.push(
      timeOne(origin, attached).then((ms) => {
        samples.push(ms);
        atOnce -= 1;
      }),
    );
    await sleep(1_000 / RATE);
  }
  await Promise.all(all);
  return { times: samples, mostAtOnce };
}
