/** `npm run trigger -- <event>`: makes an event of an interaction happen in the Local Twilio that `npm start` runs. */
import { parseArgs } from 'node:util';
import { EVENT_NAMES } from '../src/contract/events';
import { fail, ok, type Result } from '../src/contract/result';
import type { DeliveryResult } from './delivery/log';
import type { EventView } from './outside/events';
import { outcomeInWords } from './outside/outcome-words';
import { DEFAULT_PORT } from './system/ports';

const USAGE = `npm run trigger -- <event> [--interaction <KD…>] [--port <number>]

The events are ${EVENT_NAMES.join(', ')}.
Without --interaction, the one with the newest webhook is preferred.`;

const MAX_PORT = 65_535;

interface Wanted {
  readonly event: string;
  readonly interaction: string | undefined;
  readonly port: number;
}

/** Parses the command line. Fails with a sentence for people. */
function wanted(args: string[]): Result<Wanted, string> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { interaction: { type: 'string' }, port: { type: 'string', default: DEFAULT_PORT } },
    });
    const [event, ...more] = positionals;
    if (event === undefined || more.length > 0) return fail(`Name one event.\n\n${USAGE}`);
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port < 1 || port > MAX_PORT) {
      return fail(`--port must be a number from 1 to ${MAX_PORT}, not '${values.port}'.`);
    }
    return ok({ event, interaction: values.interaction, port });
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

/** Returns the lines that say what happened. */
async function trigger({ event, interaction, port }: Wanted): Promise<Result<string, string>> {
  const origin = `http://localhost:${port}`;
  const response = await fetch(`${origin}/outside/api/events`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ event, interaction }),
  }).catch(() => null);
  if (response === null) {
    return fail(`Nothing answers on ${origin}. Run npm start first, or name its port with --port <number>.`);
  }
  const answer: unknown = await response.json().catch(() => null);
  if (isView(answer)) return ok(report(event, answer));
  if (isRefusal(answer)) return fail(answer.error);
  return fail(`The program on ${origin} is not Local Twilio. Name the port of npm start with --port <number>.`);
}

const isView = (answer: unknown): answer is EventView =>
  typeof answer === 'object' && answer !== null && 'change' in answer && 'deliveries' in answer;

const isRefusal = (answer: unknown): answer is { error: string } =>
  typeof answer === 'object' && answer !== null && 'error' in answer && typeof answer.error === 'string';

function report(event: string, { change, deliveries }: EventView): string {
  if (deliveries.length === 0) return `${change}\nNo webhook gets ${event} of this interaction.`;
  const count = deliveries.length === 1 ? '1 delivery' : `${deliveries.length} deliveries`;
  const lines = deliveries.map(
    ({ webhook, url, outcome }) =>
      `  ${webhook === null ? 'passed on' : `${webhook.type} webhook`}, ${url}: ${outcomeInWords(outcome)}${reasonOf(outcome)}`,
  );
  return [change, `${event}: ${count}.`, ...lines].join('\n');
}

const reasonOf = (outcome: DeliveryResult) => (outcome.kind === 'not-delivered' ? `. ${outcome.why}` : '');

async function main() {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    console.log(USAGE);
    return;
  }
  const parsed = wanted(args);
  const result = parsed.ok ? await trigger(parsed.value) : parsed;
  if (result.ok) console.log(result.value);
  else {
    console.error(result.failure);
    process.exitCode = 1;
  }
}

void main();
