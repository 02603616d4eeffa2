/**
 * Measures attaching, replacing and detaching with various latencies of Twilio: the floor, this product's functions,
 * and functions as they are usually written.
 */
import { aliceSubject } from '../../e2e/fixtures/subjects';
import { startFunctions } from '../../local/functions';
import buildFunctions from '../../tools/build-functions';
import { type Benchmark, type Effort, type Findings, medianFigure, type Row } from '../core/findings';
import { interleaved } from '../core/interleaved';
import { lastingToken, startTwilio } from '../core/local-twilio';
import { PORTS } from '../core/ports';
import { ratio } from '../core/statistics';
import {
  type AttachClient,
  type AttachOperation,
  type CycleTimes,
  OPERATIONS,
  timed,
  timedCycle,
  warmCycle,
} from './client';
import { withColdFunctions } from './cold';
import { floorClient } from './floor';
import { ourClient } from './ours';
import { startUsualFunctions, usualClient } from './usual/client';

const LATENCIES_MS = [0, 20, 50, 100];
const ROUNDS = 11;

const VARIANTS = {
  floor: 'floor: two calls',
  warm: 'ours, warm',
  cold: 'ours, cold',
  first: 'ours, cold, the first of an account',
  checked: 'usual, with our checks',
  unchecked: 'usual, without checks',
} as const;

type ClientAt = (origin: string) => AttachClient;

type Variant = keyof typeof VARIANTS;
type Times = Readonly<Record<Variant, readonly Partial<CycleTimes>[]>>;

export const attachBenchmark: Benchmark = {
  help: 'attach, replace and detach beside the floor and beside functions as they are usually written',
  run: async (effort) => {
    await buildFunctions();
    const byLatency: Times[] = [];
    for (const latencyMs of LATENCIES_MS) {
      effort.onProgress(`attach: ${latencyMs} ms a call`);
      byLatency.push(await measure(latencyMs, effort));
    }
    return findings(byLatency);
  },
};

async function measure(latencyMs: number, { isQuick, onProgress }: Effort): Promise<Times> {
  const { twilio: port, functions: functionsPort } = PORTS;
  const twilio = await startTwilio({ port, functionsPort, latencyMs });
  const twilioOrigin = `http://127.0.0.1:${port}`;
  const ours = await startFunctions({ port: functionsPort, twilioOrigin, isQuiet: true });
  const usual = await startUsualFunctions(PORTS.otherFunctions, twilioOrigin, onProgress);
  const subject = aliceSubject(twilio);
  const token = lastingToken('alice');
  const floor = floorClient(twilioOrigin, subject.interactionSid);
  const clientAt: ClientAt = (origin) => ourClient(origin, token, subject);
  try {
    return await interleaved<Variant, Partial<CycleTimes>>(isQuick ? 1 : ROUNDS, {
      floor: () => warmCycle(floor),
      warm: () => warmCycle(clientAt(ours.origin)),
      cold: () => withColdFunctions({ port: PORTS.secondFunctions, twilioPort: port }, clientAt, timedCycle),
      first: () => firstAttach(latencyMs, clientAt),
      checked: () => warmCycle(usualClient(usual.origin, token, subject, true)),
      unchecked: () => warmCycle(usualClient(usual.origin, token, subject, false)),
    });
  } finally {
    floor.close();
    await Promise.all([twilio.close(), ours.stop(), usual.stop()]);
  }
}

/** Attaches once in an account as its deployment leaves it. */
async function firstAttach(latencyMs: number, clientAt: ClientAt): Promise<Partial<CycleTimes>> {
  const { secondTwilio: port, secondFunctions: functionsPort } = PORTS;
  const twilio = await startTwilio({ port, functionsPort, latencyMs });
  try {
    return await withColdFunctions({ port: functionsPort, twilioPort: port }, clientAt, async (next) => {
      const { ms } = await timed(await next(), ({ attach }) => attach());
      return { attach: ms };
    });
  } finally {
    await twilio.close();
  }
}

function findings(byLatency: readonly Times[]): Findings {
  const tables = OPERATIONS.map((operation) => ({
    title: TITLES[operation],
    columns: LATENCIES_MS.map((ms) => `${ms} ms a call`),
    rows: (Object.keys(VARIANTS) as Variant[]).flatMap((variant) => rowOf(variant, operation, byLatency)),
  }));
  const at50 = byLatency[LATENCIES_MS.indexOf(50)];
  const goals = at50 && [
    {
      name: 'attach, warm, beside the floor, at 50 ms a call',
      measured: ratio(samplesOf(at50.warm, 'attach'), samplesOf(at50.floor, 'attach')),
      limit: 1.65,
      unit: '×' as const,
    },
  ];
  return { tables, goals: goals ?? [] };
}

const TITLES: Readonly<Record<AttachOperation, string>> = { attach: 'Attach', replace: 'Replace', detach: 'Detach' };

/** Returns no row for a variant that does not have this operation. */
function rowOf(variant: Variant, operation: AttachOperation, byLatency: readonly Times[]): Row[] {
  const figures = byLatency.flatMap((times) => {
    const samples = samplesOf(times[variant], operation);
    const floor = samplesOf(times.floor, operation);
    return samples.length === 0 ? [] : [medianFigure(samples, 'ms', variant === 'floor' ? null : floor)];
  });
  return figures.length === 0 ? [] : [{ name: VARIANTS[variant], figures }];
}

const samplesOf = (times: readonly Partial<CycleTimes>[], operation: AttachOperation): readonly number[] =>
  times.flatMap((cycle) => cycle[operation] ?? []);
