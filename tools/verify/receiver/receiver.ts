/**
 * The run's own service of Twilio Functions, which gets the events of test interactions. Its function is protected:
 * Twilio's platform refuses requests without the account's signature.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { dependencies } from '../../../package.json';
import { textIn } from '../account';
import { SERVERLESS_SERVICES, SERVERLESS_UPLOADS } from '../addresses';
import { PREFIX } from '../names';
import { type Answer, type Io, NoAnswer, outcome, type Twilio } from '../twilio';

const seen = v.object({
  label: v.string(),
  /** Names the instance of the function. */
  instance: v.string(),
  /** How often the instance was called. */
  invocation: v.number(),
  /** How long the function had been running when it wrote this. */
  seconds: v.number(),
  /** The number of calls that the instance was working on. */
  atOnce: v.number(),
  /** Names in lower case. */
  headers: v.array(v.string()),
  /** Twilio's idempotency token. */
  token: v.nullable(v.string()),
  contentType: v.nullable(v.string()),
  isSigned: v.boolean(),
  /** The names of the parameters. */
  parameters: v.array(v.string()),
  eventType: v.nullable(v.string()),
  channelStatus: v.nullable(v.string()),
  /** The status of a closed channel in Twilio's list, at the moment of the event. */
  listedStatus: v.nullable(v.string()),
});

/** A request as the function saw it. */
export type Seen = v.InferOutput<typeof seen>;

export interface Receiver {
  /** The function's address without a query. */
  readonly address: string;
  readonly domain: string;
  /**
   * The URL of a webhook whose requests have a label and are answered with a status. With `only`, the SID of an
   * interaction, nothing is kept of events of others. At each of the `marks`, in seconds, the function writes that it
   * still runs.
   */
  readonly urlOf: (label: string, status: number, options?: { only?: string; marks?: string }) => string;
  /** The requests with a label so far, in the order of arrival. */
  readonly received: (label: string) => Promise<Seen[]>;
  /** Waits until requests with a label are complete, or for a time in ms. Returns them. */
  readonly wait: (label: string, isComplete: (seen: readonly Seen[]) => boolean, ms: number) => Promise<Seen[]>;
}

/** The list in the run's own Sync service. */
const LIST = `${PREFIX}-events`;
const PATH = '/receive';
const BUILD_ATTEMPTS = 120;
const PAUSE_MS = 2_000;

/** Takes a minute or two at Twilio. `syncService` is the address of the run's own. */
export async function deployReceiver(twilio: Twilio, io: Io, syncService: string): Promise<Receiver> {
  const list = await twilio.post(`${syncService}/Lists`, { UniqueName: LIST });
  requireSuccess('list of events', list);
  const form = { UniqueName: PREFIX, FriendlyName: PREFIX, IncludeCredentials: 'true', UiEditable: 'false' };
  const service = `${SERVERLESS_SERVICES}/${await create('service', twilio.post(SERVERLESS_SERVICES, form))}`;
  const environment = await twilio.post(`${service}/Environments`, { UniqueName: 'verify', DomainSuffix: 'verify' });
  requireSuccess('environment', environment);
  const environmentUrl = `${service}/Environments/${textIn(environment.body.sid)}`;
  const variables = { SYNC_SERVICE: syncService.replace(/.*\//, ''), SYNC_LIST: LIST };
  for (const [Key, Value] of Object.entries(variables)) {
    await create('variable', twilio.post(`${environmentUrl}/Variables`, { Key, Value }));
  }
  const functionSid = await create('function', twilio.post(`${service}/Functions`, { FriendlyName: PATH }));
  const version = await create('upload', upload(twilio, service, functionSid));
  const buildSid = await create(
    'build',
    twilio.post(`${service}/Builds`, {
      FunctionVersions: version,
      Dependencies: JSON.stringify(Object.entries(dependencies).map(([name, range]) => ({ name, version: range }))),
      Runtime: 'node22',
    }),
  );
  await finishBuild(twilio, io, `${service}/Builds/${buildSid}`);
  await create('deployment', twilio.post(`${environmentUrl}/Deployments`, { BuildSid: buildSid }));

  const domain = textIn(environment.body.domain_name);
  const address = `https://${domain}${PATH}`;
  const received = async (label: string) => {
    const items = await twilio.list(`${syncService}/Lists/${LIST}/Items?PageSize=100`, 'items');
    return items.map(({ data }) => v.parse(seen, data)).filter((one) => one.label === label);
  };
  return {
    address,
    domain,
    urlOf: (label, status, options = {}) =>
      `${address}?${new URLSearchParams({ label, status: String(status), ...options })}`,
    received,
    wait: async (label, isComplete, ms) => {
      for (let waited = 0; ; waited += PAUSE_MS) {
        const found = await received(label);
        if (isComplete(found) || waited >= ms) return found;
        await io.wait(PAUSE_MS);
      }
    },
  };
}

function upload(twilio: Twilio, service: string, functionSid: string): Promise<Answer> {
  const content = new FormData();
  content.set('Path', PATH);
  content.set('Visibility', 'protected');
  const code = readFileSync(resolve(__dirname, 'receive.js'));
  content.set('Content', new Blob([code], { type: 'application/javascript' }), 'receive.js');
  const url = `${service.replace(SERVERLESS_SERVICES, SERVERLESS_UPLOADS)}/Functions/${functionSid}/Versions`;
  return twilio.send({ method: 'POST', url, upload: content });
}

async function finishBuild(twilio: Twilio, io: Io, build: string): Promise<void> {
  for (let attempt = 1; attempt <= BUILD_ATTEMPTS; attempt += 1) {
    const status = textIn((await twilio.get(`${build}/Status`)).body.status);
    if (status === 'completed') return;
    if (status === 'failed') throw new NoAnswer('The build of the test function failed');
    await io.wait(PAUSE_MS);
  }
  throw new NoAnswer('The build of the test function does not end');
}

/** Returns the SID of what was created. */
async function create(what: string, answer: Promise<Answer>): Promise<string> {
  const created = await answer;
  requireSuccess(what, created);
  return textIn(created.body.sid);
}

function requireSuccess(what: string, answer: Answer) {
  if (answer.status < 300) return;
  throw new NoAnswer(`The test function could not be deployed: Twilio answered the ${what} with ${outcome(answer)}`);
}
