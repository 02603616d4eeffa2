/** Reads Flex's registry of plugins: our plugin, and whether the release in use contains it. */
import * as v from 'valibot';
import { isAbsent } from '../../../functions/lib/twilio/http';
import { read } from '../../../functions/lib/twilio/read';
import { name as PLUGIN } from '../../../package.json';
import type { RegisteredPlugin, ReleasedPlugin } from '../account';
import { required } from '../client';
import type { Lists } from '../lists';

export const PLUGIN_SERVICE = 'https://flex-api.twilio.com/v1/PluginService';

const plugin = v.object({ sid: v.string(), unique_name: v.nullish(v.string()) });
const version = v.object({ sid: v.string(), version: v.string(), archived: v.nullish(v.boolean()) });
const release = v.object({ configuration_sid: v.string() });
const releasedPlugin = v.pipe(
  v.object({
    unique_name: v.nullish(v.string(), ''),
    version: v.nullish(v.string(), ''),
    plugin_version_sid: v.string(),
    phase: v.number(),
  }),
  v.transform(
    (body): ReleasedPlugin => ({
      name: body.unique_name ?? '',
      version: body.version ?? '',
      versionSid: body.plugin_version_sid,
      phase: body.phase,
    }),
  ),
);

/** Returns the other plugins of the release in use, or null if it is without this plugin. */
export async function readRelease(lists: Lists): Promise<readonly ReleasedPlugin[] | null> {
  const reply = read(release, await lists.http({ method: 'GET', url: `${PLUGIN_SERVICE}/Releases/active` }));
  if (!reply.ok && isAbsent(reply.failure)) return null;
  const active = required('The release in use', reply).configuration_sid;
  const released = await lists.whole({
    title: 'The list of released plugins',
    url: `${PLUGIN_SERVICE}/Configurations/${active}/Plugins`,
    key: 'plugins',
    item: releasedPlugin,
  });
  const others = released.filter(({ name }) => name !== PLUGIN);
  return others.length === released.length ? null : others;
}

export async function readPlugin(lists: Lists): Promise<RegisteredPlugin | null> {
  const url = `${PLUGIN_SERVICE}/Plugins`;
  const plugins = await lists.all({ title: 'The list of plugins', url, key: 'plugins', item: plugin });
  const found = plugins.find(({ unique_name }) => unique_name === PLUGIN);
  if (found === undefined) return null;
  const versions = await lists.all({
    title: 'The list of the plugin’s versions',
    url: `${url}/${found.sid}/Versions`,
    key: 'plugin_versions',
    item: version,
  });
  const usable = versions.filter(({ archived }) => archived !== true);
  return { sid: found.sid, versions: usable.map((one) => ({ sid: one.sid, name: one.version })) };
}
