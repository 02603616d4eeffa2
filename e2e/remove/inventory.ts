/** Everything that an account has, sorted into what bears this product's names and what is of others. */
import type { ServerlessService } from '../../local/twilio/serverless/store/service';
import type { SyncService } from '../../local/twilio/sync/store/service';
import { name as PLUGIN } from '../../package.json';
import type { Harness } from '../fixtures/harness';

export interface Inventory {
  readonly ours: readonly string[];
  readonly others: readonly string[];
}

interface Entry {
  readonly isOurs: boolean;
  readonly line: string;
}

/** Lists the account without the bindings of its interactions. */
export function inventory(harness: Harness): Inventory {
  const entries = [
    ...webhookEntries(harness),
    ...pluginEntries(harness),
    ...[...harness.serverless.services.values()].flatMap(functionsEntries),
    ...harness.sync.services().flatMap((service) => syncEntries(service, service === harness.sync.service('default'))),
  ];
  const linesOf = (isOurs: boolean) =>
    entries.flatMap(({ isOurs: found, line }) => (found === isOurs ? [line] : [])).sort();
  return { ours: linesOf(true), others: linesOf(false) };
}

const entry = (isOurs: boolean, ...content: unknown[]): Entry => ({ isOurs, line: JSON.stringify(content) });

const webhookEntries = ({ world }: Harness) =>
  [...world.webhooks.values()].map((webhook) =>
    entry(webhook.type === 'interaction' && /^interaction-webhooks KD/.test(webhook.friendlyName ?? ''), webhook),
  );

function pluginEntries({ plugins }: Harness): Entry[] {
  const registered = [...plugins.plugins.values()].flatMap((plugin) => {
    const isOurs = plugin.uniqueName === PLUGIN;
    const versions = [...plugin.versions.values()];
    // Archiving is the only way to take a version away, so an archived one is gone.
    const left = isOurs ? versions.filter(({ isArchived }) => !isArchived) : versions;
    return left.map((version) => entry(isOurs, plugin.uniqueName, plugin.isArchived, version));
  });
  const released = plugins
    .activePlugins()
    .map(({ plugin, version, phase }) => entry(plugin.uniqueName === PLUGIN, 'released', version.sid, phase));
  return [...registered, ...released];
}

function functionsEntries({ uniqueName, settings, environments, files, builds }: ServerlessService): Entry[] {
  const isOurs = uniqueName === 'interaction-webhooks';
  const isFile = (path: string) => uniqueName === 'default' && path.startsWith(`/plugins/${PLUGIN}/`);
  return [
    entry(isOurs, 'service', uniqueName, settings),
    ...[...environments.values()].map((environment) =>
      entry(isOurs || (uniqueName === 'default' && environment.uniqueName === PLUGIN), uniqueName, environment.sid, [
        environment.buildSid,
        ...environment.variables.values(),
      ]),
    ),
    ...[...files.function.values(), ...files.asset.values()].map((file) =>
      entry(
        isOurs || (uniqueName === 'default' && file.friendlyName === PLUGIN),
        uniqueName,
        file.sid,
        file.friendlyName,
        [...file.versions.keys()],
      ),
    ),
    ...[...builds.values()].map(({ sid, assetVersions, functionVersions }) =>
      entry(isOurs || assetVersions.some(({ path }) => isFile(path)), uniqueName, sid, [
        ...assetVersions.map((version) => version.sid),
        ...functionVersions.map((version) => version.sid),
      ]),
    ),
  ];
}

function syncEntries({ sid, settings, maps, lists, documents }: SyncService, isDefault: boolean): Entry[] {
  const isOurs = !isDefault && settings.friendlyName === 'Interaction webhooks: records';
  const isTimeline = (name: string | null) => isDefault && /^interaction-webhook-[0-9a-f]{32}$/.test(name ?? '');
  return [
    entry(isOurs, 'Sync service', sid, settings),
    ...[...maps.all(), ...lists.all()].map((collection) =>
      entry(isOurs || isTimeline(collection.uniqueName), sid, collection.uniqueName, collection.items()),
    ),
    ...documents.all().map(({ uniqueName }) => entry(isOurs, sid, uniqueName)),
  ];
}

/** The webhook that each interaction holds, by its SID. */
export const bindings = ({ world }: Harness): ReadonlyMap<string, string | null> =>
  new Map([...world.interactions.values()].map(({ sid, webhookTtid }) => [sid, webhookTtid ?? null]));
