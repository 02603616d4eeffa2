/** An account in which this product is deployed, beside the plugins, services, maps and webhooks of others. */
import { MAPS } from '../../functions/lib/twilio/collections';
import { FUNCTION_VARIABLES } from '../../local/functions/variables';
import type { Plugin } from '../../local/twilio/plugin-service/registry';
import type { ServerlessService } from '../../local/twilio/serverless/store/service';
import type { Harness } from '../fixtures/harness';

const SETTINGS = { friendlyName: 'A service', includeCredentials: true, uiEditable: false };
const AUTHOR = { by: 'system' };

/** Creates an environment with one file and a variable. */
function deployFile(
  service: ServerlessService,
  kind: 'function' | 'asset',
  name: string,
  path: string,
  suffix: string,
) {
  const file = service.createFile(kind, name);
  const content = Buffer.from('exports.handler = () => undefined;');
  const version = service.upload(file, { path, visibility: 'protected', content });
  const build = service.createBuild({
    functionVersions: kind === 'function' ? [version.sid] : [],
    assetVersions: kind === 'asset' ? [version.sid] : [],
    dependencies: [],
    runtime: 'node22',
  });
  service.finishBuilds();
  const environment = service.createEnvironment({ uniqueName: name, domainSuffix: suffix });
  service.deploy(environment, build);
  return environment;
}

/** Deploys our functions, as `npm run deploy` does. Returns their domain. */
export function deployFunctions({ serverless }: Harness): string {
  const service = serverless.createService('interaction-webhooks', SETTINGS);
  const environment = deployFile(service, 'function', 'dev', '/interaction-webhook/attach', 'dev');
  for (const key of ['DESTINATION_CRM', 'RECORDS_SYNC_SERVICE_SID']) {
    environment.createVariable(key, FUNCTION_VARIABLES[key] ?? '');
  }
  return environment.domainName;
}

/** Uploads a plugin's files and registers a version of it, as the Twilio CLI does. */
export function deployPlugin({ serverless, plugins }: Harness, name: string, versions: readonly string[]): Plugin {
  const service = serverless.find('default') ?? serverless.createService('default', SETTINGS);
  const plugin = plugins.createPlugin(name, { friendlyName: name, description: '' });
  for (const version of versions) {
    const path = `/plugins/${name}/${version}/bundle.js`;
    const asset = service.createFile('asset', name);
    const uploaded = service.upload(asset, { path, visibility: 'protected', content: Buffer.from(name) });
    const build = service.createBuild({
      functionVersions: [],
      assetVersions: [uploaded.sid],
      dependencies: [],
      runtime: 'node22',
    });
    service.finishBuilds();
    const environment =
      [...service.environments.values()].find(({ uniqueName }) => uniqueName === name) ??
      service.createEnvironment({ uniqueName: name, domainSuffix: `x${service.environments.size}` });
    service.deploy(environment, build);
    const url = `https://${environment.domainName}${path}`;
    plugins.createVersion(plugin, { version, url, changelog: null, isPrivate: true, isValidated: true });
  }
  return plugin;
}

/** Releases the newest version of each plugin. */
export function release({ plugins }: Harness, released: readonly Plugin[]) {
  const versions = released.flatMap(({ versions: all }) => [...all.values()].slice(-1));
  const configuration = plugins.createConfiguration({
    name: 'By hand',
    description: '',
    plugins: versions.map(({ sid }, phase) => ({ versionSid: sid, phase })),
  });
  plugins.release(configuration);
}

/** Adds the services and maps of others, with names that are much like ours. */
export function addOthers(harness: Harness, count: number) {
  const { serverless, sync } = harness;
  const inDefault = sync.service('default');
  for (let number = 0; number < count; number += 1) {
    const service = serverless.createService(`interaction-webhooks-${number}`, SETTINGS);
    deployFile(service, 'function', 'dev', '/f', 'dev').createVariable('RECORDS_SYNC_SERVICE_SID', 'IS0');
    for (const uniqueName of [`interaction-webhook-${number}`, `interaction-webhook-${'F'.repeat(31)}${number}`]) {
      inDefault.maps.create({ uniqueName }, AUTHOR).put('key', { data: { number } }, AUTHOR);
    }
    sync
      .createService({ friendlyName: `Interaction webhooks: records ${number}` })
      .maps.create({ uniqueName: MAPS.records }, AUTHOR);
    inDefault.lists.create({ uniqueName: `interaction-webhooks-audit-${number}` }, AUTHOR);
  }
}

/** Adds timelines that no webhook has anymore. */
export function addTimelines({ sync }: Harness, count: number) {
  for (let number = 0; number < count; number += 1) {
    const uniqueName = `interaction-webhook-${number.toString(16).padStart(32, 'f')}`;
    sync.service('default').maps.create({ uniqueName }, AUTHOR);
  }
}
