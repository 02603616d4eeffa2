/** Measures how many events per second the receiver stores, beside an empty function in the same runtime. */
import { join } from 'node:path';
import { aliceSubject } from '../../e2e/fixtures/subjects';
import { inspectorUrl } from '../../functions/lib/attachment/inspector';
import { startFunctions } from '../../local/functions';
import { FUNCTIONS_DOMAIN } from '../../local/functions/address';
import { medianFigure, type Table } from '../core/findings';
import { interleaved } from '../core/interleaved';
import { startTwilio } from '../core/local-twilio';
import { PORTS } from '../core/ports';
import { createTimeline, type Delivery, delivery, urlOf } from './deliveries';

const ROUNDS = 10;
const REQUESTS = 1_000;
const CONNECTIONS = 16;
/** Enough to stay below Sync's limit for one map, 200 writes in 10 s. */
const TIMELINES = 200;

export async function throughput(isQuick: boolean): Promise<Table> {
  const { twilio: port, functions: functionsPort } = PORTS;
  const twilio = await startTwilio({ port, functionsPort });
  const twilioOrigin = `http://127.0.0.1:${port}`;
  const ours = await startFunctions({ port: functionsPort, twilioOrigin, isQuiet: true });
  const folder = join(__dirname, 'functions');
  const empty = await startFunctions({ port: PORTS.otherFunctions, twilioOrigin, folder, isQuiet: true });
  try {
    const subject = aliceSubject(twilio);
    const timelines: string[] = [];
    for (let number = 1; number <= TIMELINES; number += 1) {
      timelines.push(inspectorUrl(FUNCTIONS_DOMAIN, await createTimeline(twilioOrigin, number)));
    }
    let sent = 0;
    const deliveries = (origin: string, urls: readonly string[]) =>
      Array.from({ length: isQuick ? REQUESTS / 10 : REQUESTS }, () => {
        sent += 1;
        return delivery(origin, urls[sent % urls.length] ?? '', `onEvent${sent}`, subject);
      });
    const rates = await interleaved(isQuick ? 2 : ROUNDS, {
      empty: () => requestsPerSecond(deliveries(empty.origin, [urlOf('/empty')])),
      receiver: () => requestsPerSecond(deliveries(ours.origin, timelines)),
    });
    return {
      title: 'Receiver',
      columns: ['requests per second'],
      rows: [
        { name: 'an empty function', figures: [medianFigure(rates.empty, 'requests/s')] },
        { name: 'the receiver', figures: [medianFigure(rates.receiver, 'requests/s', rates.empty)] },
      ],
    };
  } finally {
    await Promise.all([twilio.close(), ours.stop(), empty.stop()]);
  }
}

/** Sends all requests over a fixed number of connections, each as soon as the one before is answered. */
async function requestsPerSecond(deliveries: readonly Delivery[]): Promise<number> {
  const waiting = deliveries.values();
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (const deliver of waiting) await deliver();
    }),
  );
  return deliveries.length / ((performance.now() - startedAt) / 1_000);
}
