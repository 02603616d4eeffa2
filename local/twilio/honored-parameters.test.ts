/** Every route of every host refuses a parameter that it does not honor, and does nothing. */
import { Hono } from 'hono';
import { AUTHORIZATION, flexAuthorization, NOW, tokenOf } from '../testing/world';
import { ACCOUNT } from '../world/model';
import { seed } from '../world/seed';
import { sid } from '../world/sids';
import { World } from '../world/world';
import { answerRefusal } from './conventions/errors';
import { INNER_PATH } from './event-bridge/envelope';
import { interactionRoutes } from './event-bridge/interactions';
import { workspaceRoutes } from './event-bridge/workspace';
import { twilioHosts } from './hosts';
import { PluginRegistry } from './plugin-service/registry';
import { ServerlessStore } from './serverless/store/store';
import { SyncStore } from './sync/store/store';
import { UnknownRequests } from './unknown-requests';

const UNKNOWN = 'Unknown';
const AUTHOR = { by: 'system' };

/** The agent in the first channel. */
const AGENT = 'UT00000000000000000000000000000002';

/** The customer in its conversation. The agent leaves it when the channel is transferred. */
const MEMBER = 'MB00000000000000000000000000000001';

/** A value for each `:name` in the path of a route. */
const SAMPLES: Readonly<Record<string, string>> = {
  account: ACCOUNT.accountSid,
  instance: ACCOUNT.instanceSid,
  instanceSid: ACCOUNT.instanceSid,
  workspace: ACCOUNT.workspaceSid,
  service: ACCOUNT.defaultSyncServiceSid,
  object: 'sample',
  interaction: 'KD00000000000000000000000000000001',
  channelSid: 'UO00000000000000000000000000000001',
  channel: 'UO00000000000000000000000000000001',
  transferSid: 'UX00000000000000000000000000000001',
  participantSid: 'UT00000000000000000000000000000001',
  invite: 'KG00000000000000000000000000000001',
  queue: ACCOUNT.queueSid,
  taskSid: 'WT00000000000000000000000000000001',
  task: 'WT00000000000000000000000000000001',
  workerSid: 'WK00000000000000000000000000000001',
  worker: 'WK00000000000000000000000000000001',
  reservation: 'WR00000000000000000000000000000001',
  stream: 'sample',
  identity: 'alice',
  conversation: 'CH00000000000000000000000000000001',
  message: 'IM00000000000000000000000000000001',
  name: 'sample',
  version: '1.0.0',
  environment: 'ZE00000000000000000000000000000001',
  variable: 'ZV00000000000000000000000000000001',
  deployment: 'ZD00000000000000000000000000000001',
  build: 'ZB00000000000000000000000000000001',
  plugin: 'sample',
  pluginVersion: '1.0.0',
  configuration: 'FJ00000000000000000000000000000001',
  release: 'FK00000000000000000000000000000001',
};

/** Deploys one of each kind. */
function deploySamples(serverless: ServerlessStore, plugins: PluginRegistry) {
  const settings = { friendlyName: 'Sample', includeCredentials: true, uiEditable: false };
  const service = serverless.createService('sample', settings);
  const upload = { path: '/sample', visibility: 'public', content: Buffer.from('') } as const;
  const [functionVersion, assetVersion] = [
    service.upload(service.createFile('function', 'sample'), upload),
    service.upload(service.createFile('asset', 'sample'), upload),
  ];
  const build = service.createBuild({
    functionVersions: [functionVersion.sid],
    assetVersions: [assetVersion.sid],
    dependencies: [],
    runtime: 'node22',
  });
  service.finishBuilds();
  const environment = service.createEnvironment({ uniqueName: 'sample', domainSuffix: null });
  environment.createVariable('SAMPLE', 'value');
  service.deploy(environment, build);
  const plugin = plugins.createPlugin('sample', { friendlyName: 'Sample', description: '' });
  const details = { version: '1.0.0', url: 'https://a', changelog: null, isPrivate: true, isValidated: true };
  const { sid: versionSid } = plugins.createVersion(plugin, details);
  const configured = { name: 'sample', description: '', plugins: [{ versionSid, phase: 3 }] };
  plugins.release(plugins.createConfiguration(configured));
}

function start() {
  const world = new World(() => NOW);
  const sync = new SyncStore(world.now);
  const unknown = new UnknownRequests();
  const serverless = new ServerlessStore(world.now);
  const plugins = new PluginRegistry(world.now);
  deploySamples(serverless, plugins);
  const app = new Hono();
  app.onError(answerRefusal);
  app.route('/', twilioHosts({ world, sync, unknown, serverless, plugins }));
  seed(world);
  world.transferChannel(SAMPLES.channel ?? '', {
    type: 'cold',
    from: AGENT,
    to: ACCOUNT.queueSid,
    noteSid: null,
    summarySid: null,
  });
  const { ttid } = world.registerWebhook({
    type: 'interaction',
    url: 'https://example.com',
    method: 'POST',
    events: ['onChannelCreated'],
    friendlyName: null,
  });
  const service = sync.service(ACCOUNT.defaultSyncServiceSid);
  service.documents.create({ uniqueName: 'sample', data: {} }, AUTHOR);
  service.lists.create({ uniqueName: 'sample' }, AUTHOR).add({ data: {} }, AUTHOR);
  service.maps.create({ uniqueName: 'sample' }, AUTHOR).add('sample', { data: {} }, AUTHOR);
  service.streams.create({ uniqueName: 'sample' }, AUTHOR);
  for (const object of [...service.documents.all(), ...service.lists.all(), ...service.maps.all()]) {
    object.permissions.set('alice', { read: true, write: true, manage: true });
  }
  const objects = () => [service.documents.all(), service.lists.all(), service.maps.all()].flat();
  const state = () =>
    JSON.stringify(
      [
        Object.values(world).filter((value) => value instanceof Map),
        sync.services().length,
        objects().map(({ sid, revision, expiresAt }) => [sid, revision, expiresAt]),
        serverless,
        plugins,
      ],
      (_key, value) => (value instanceof Map ? [...value] : value),
    );
  return { app, unknown, state, ttid };
}

/** A SID for `:sid`, which is of the kind that the folder before it has. */
function sidIn(pattern: string): string {
  const [, folder = ''] = /(\w+)\/:sid/.exec(pattern) ?? [];
  const sids: Readonly<Record<string, string>> = {
    Interactions: 'KD00000000000000000000000000000001',
    Workspaces: ACCOUNT.workspaceSid,
    Activities: 'WA00000000000000000000000000000001',
    TaskQueues: ACCOUNT.queueSid,
    Workflows: ACCOUNT.workflowSid,
    TaskChannels: 'TC00000000000000000000000000000001',
  };
  return sids[folder] ?? '';
}

function pathOf(pattern: string, ttid: string): string {
  return pattern.replaceAll(/:(\w+)/g, (_match, name: string) => {
    if (name === 'ttid') return ttid;
    if (name === 'owner') return (pattern.includes('/Tasks/') ? SAMPLES.task : SAMPLES.worker) ?? '';
    if (name === 'participant') return pattern.includes('/Channels/') ? AGENT : MEMBER;
    if (name === 'sid') return sidIn(pattern);
    if (name === 'service' && pattern.startsWith('/serverless')) return 'sample';
    if (name === 'file') return pattern.includes('/Assets/') ? sid('ZH', 2) : sid('ZH', 1);
    if (name === 'version' && pattern.startsWith('/serverless')) {
      return pattern.includes('/Assets/') ? sid('ZN', 2) : sid('ZN', 1);
    }
    if (name === 'item') return pattern.includes('/Lists/') ? '0' : 'sample';
    const sample = SAMPLES[name];
    if (sample === undefined) throw new Error(`Add a sample of :${name} for ${pattern}`);
    return sample;
  });
}

const routesOf = (app: Pick<Hono, 'routes'>) =>
  app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }): [string, string] => [method, path]);

/** The ways in which a client may send the parameter. */
const BODIES = [`${UNKNOWN}=1`, JSON.stringify({ [UNKNOWN]: 1 })];

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});

describe.each(routesOf(start().app))('%s %s', (method, pattern) => {
  const requests = (path: string): [string, string | undefined][] => [
    [`${path}?${UNKNOWN}=1`, undefined],
    ...(method === 'GET' ? [] : BODIES.map((body): [string, string] => [path, body])),
  ];

  test('refuses a parameter that it does not honor, without an effect', async () => {
    const { app, state, ttid, unknown } = start();
    const before = state();
    const refusals: string[] = [];
    for (const [address, body] of requests(pathOf(pattern, ttid))) {
      for (const Authorization of [AUTHORIZATION, flexAuthorization('sam')]) {
        const answer = await app.request(address, {
          method,
          headers: { Authorization },
          ...(body === undefined ? {} : { body }),
        });
        expect([address, body, answer.ok]).toEqual([address, body, false]);
        refusals.push(await answer.text());
      }
    }
    expect(state()).toBe(before);
    expect(refusals).toContainEqual(expect.stringContaining(`does not honor the parameter '${UNKNOWN}' of ${method}`));
    expect(unknown.all()).toContain(`${method} ${pattern.slice(1)} with the parameter '${UNKNOWN}'`);
  });
});

const bridged = new World();
const inner = [workspaceRoutes(bridged), interactionRoutes(bridged)].flatMap(routesOf);

test.each(inner)('%s %s of the event bridge refuses a parameter that it does not honor', async (method, pattern) => {
  const { app, state, ttid, unknown } = start();
  const before = state();
  const body = JSON.stringify({
    url: pathOf(pattern, ttid).slice(1),
    method,
    params: { [UNKNOWN]: 1 },
    token: tokenOf('sam'),
  });
  const answer = await app.request('/event-bridge.twilio.com/v1/wschannels', { method: 'POST', body });
  expect(await answer.json()).toMatchObject({ code: 20001, status: 400 });
  expect(state()).toBe(before);
  const route = `${INNER_PATH}${pattern}`.replace('/_tw/', '');
  expect(unknown.all()).toEqual([`${method} ${route} with the parameter '${UNKNOWN}'`]);
});
