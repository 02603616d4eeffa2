/** Reads the Functions services: our own, and the plugin's files in the one for the files of all plugins. */
import * as v from 'valibot';
import { name as PLUGIN } from '../../../package.json';
import { FUNCTIONS_SERVICE } from '../../account/functions-service';
import { RECORDS_VARIABLE } from '../../deploy/deployed-functions';
import { PLUGIN_FILES } from '../../deploy/plugin-versions';
import type { Environment, FunctionsService, PluginFiles } from '../account';
import type { Lists } from '../lists';

export const SERVERLESS = 'https://serverless.twilio.com/v1/Services';

const service = v.object({ sid: v.string(), unique_name: v.nullish(v.string()) });
const environment = v.object({
  sid: v.string(),
  unique_name: v.nullish(v.string(), ''),
  domain_name: v.nullish(v.string(), ''),
  build_sid: v.nullish(v.string()),
});
const variable = v.object({ key: v.string(), value: v.string() });
const build = v.object({
  sid: v.string(),
  asset_versions: v.nullish(v.array(v.object({ path: v.string(), asset_sid: v.nullish(v.string()) })), []),
  function_versions: v.nullish(v.array(v.unknown()), []),
});
const asset = v.object({ sid: v.string(), friendly_name: v.nullish(v.string()) });

async function findService(lists: Lists, uniqueName: string): Promise<string | null> {
  const services = await lists.all({
    title: 'The list of Functions services',
    url: SERVERLESS,
    key: 'services',
    item: service,
  });
  return services.find(({ unique_name }) => unique_name === uniqueName)?.sid ?? null;
}

const environmentsOf = (serviceSid: string) => ({
  title: 'The list of environments',
  url: `${SERVERLESS}/${serviceSid}/Environments`,
  key: 'environments',
  item: environment,
});

export interface FoundFunctions {
  readonly functions: FunctionsService | null;
  /** The Sync services that the functions use. */
  readonly recordsServices: readonly string[];
}

export async function readFunctions(lists: Lists): Promise<FoundFunctions> {
  const sid = await findService(lists, FUNCTIONS_SERVICE);
  if (sid === null) return { functions: null, recordsServices: [] };
  const environments: Environment[] = [];
  const recordsServices: string[] = [];
  for (const found of await lists.all(environmentsOf(sid))) {
    const url = `${SERVERLESS}/${sid}/Environments/${found.sid}/Variables`;
    const variables = await lists.all({ title: 'The list of variables', url, key: 'variables', item: variable });
    recordsServices.push(...variables.flatMap(({ key, value }) => (key === RECORDS_VARIABLE ? [value] : [])));
    environments.push({
      sid: found.sid,
      name: found.unique_name,
      domain: found.domain_name,
      variables: variables.map(({ key }) => key),
    });
  }
  return { functions: { sid, environments }, recordsServices };
}

/**
 * Returns the plugin's environment, its builds and its assets. The Twilio CLI gives each plugin an environment of its
 * own with builds of its files alone. A build with other files is not the plugin's, and an asset in it stays.
 */
export async function readFiles(lists: Lists): Promise<PluginFiles | null> {
  const sid = await findService(lists, PLUGIN_FILES);
  if (sid === null) return null;
  const url = `${SERVERLESS}/${sid}`;
  const environments = await lists.whole(environmentsOf(sid));
  const isUsedByOthers = (buildSid: string) =>
    environments.some(({ unique_name, build_sid }) => unique_name !== PLUGIN && build_sid === buildSid);
  const builds = await lists.whole({ title: 'The list of builds', url: `${url}/Builds`, key: 'builds', item: build });
  const ownBuilds = builds.filter((candidate) => isOfPlugin(candidate) && !isUsedByOthers(candidate.sid));
  const foreignAssets = new Set(
    builds
      .filter((candidate) => !ownBuilds.includes(candidate))
      .flatMap(({ asset_versions }) => asset_versions?.map(({ asset_sid }) => asset_sid)),
  );
  const assets = await lists.all({ title: 'The list of assets', url: `${url}/Assets`, key: 'assets', item: asset });
  return {
    serviceSid: sid,
    environments: environments.filter(({ unique_name }) => unique_name === PLUGIN).map(named),
    builds: ownBuilds.map((own) => own.sid),
    assets: assets
      .filter((candidate) => candidate.friendly_name === PLUGIN && !foreignAssets.has(candidate.sid))
      .map((own) => ({ sid: own.sid, name: PLUGIN })),
  };
}

const named = ({ sid, unique_name }: { sid: string; unique_name: string }) => ({ sid, name: unique_name });

/** The Twilio CLI uploads a plugin's files to paths such as /plugins/plugin-interaction-webhooks/0.1.0/bundle.js. */
const isOfPlugin = ({ asset_versions, function_versions }: v.InferOutput<typeof build>) =>
  function_versions?.length === 0 &&
  (asset_versions ?? []).length > 0 &&
  (asset_versions ?? []).every(({ path }) => path.startsWith(`/plugins/${PLUGIN}/`));
