/** Reads the versions of the plugin in the account. */
import * as v from 'valibot';
import { readResources } from '../account/twilio-cli';

const PLUGINS = 'flex:v1:plugin-service:plugins';
const SERVICES = 'serverless:v1:services';

/** The unique name of the service in which the Twilio CLI keeps the files of all plugins. */
export const PLUGIN_FILES = 'default';

const named = v.object({ sid: v.string(), uniqueName: v.nullable(v.string()) });
const environment = v.object({ ...named.entries, buildSid: v.nullable(v.string()) });
const build = v.object({ assetVersions: v.array(v.object({ path: v.string() })) });
const pluginVersion = v.object({ version: v.string() });

/** Returns the registered versions, which can be released. */
export function registeredVersions(plugin: string): string[] {
  const known = readResources(`${PLUGINS}:list`, ['--no-limit'], named);
  if (!known.some(({ uniqueName }) => uniqueName === plugin)) return [];
  const flags = ['--plugin-sid', plugin, '--no-limit'];
  return readResources(`${PLUGINS}:versions:list`, flags, pluginVersion).map(({ version }) => version);
}

/**
 * Returns the versions whose files are uploaded. An interrupted deployment can leave files of an unregistered version,
 * and the CLI refuses to upload the same version again.
 */
export function uploadedVersions(plugin: string): string[] {
  const services = readResources(`${SERVICES}:list`, ['--no-limit'], named);
  const service = services.find(({ uniqueName }) => uniqueName === PLUGIN_FILES);
  if (!service) return [];
  const inService = ['--service-sid', service.sid];
  const environments = readResources(`${SERVICES}:environments:list`, [...inService, '--no-limit'], environment);
  const buildSid = environments.find(({ uniqueName }) => uniqueName === plugin)?.buildSid;
  if (!buildSid) return [];
  const builds = readResources(`${SERVICES}:builds:fetch`, [...inService, '--sid', buildSid], build);
  // For example /plugins/plugin-interaction-webhooks/0.1.0/bundle.js.
  return builds.flatMap(({ assetVersions }) => assetVersions.map(({ path }) => path.split('/')[3] ?? ''));
}
