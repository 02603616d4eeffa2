/** The account's registry of Flex plugins: plugins with versions, configurations of versions, and their releases. */
import { SidSequence } from '../../world/sids';
import { badParameter, conflict } from '../conventions/errors';

export interface PluginVersion {
  readonly sid: string;
  readonly pluginSid: string;
  readonly version: string;
  readonly url: string;
  readonly changelog: string | null;
  readonly isPrivate: boolean;
  readonly isValidated: boolean;
  isArchived: boolean;
  readonly createdAt: number;
}

export interface PluginTexts {
  readonly friendlyName: string;
  readonly description: string;
}

export interface Plugin {
  readonly sid: string;
  readonly uniqueName: string;
  texts: PluginTexts;
  isArchived: boolean;
  readonly versions: Map<string, PluginVersion>;
  readonly createdAt: number;
  updatedAt: number;
}

export interface ConfiguredPlugin {
  readonly plugin: Plugin;
  readonly version: PluginVersion;
  /** The phase of Flex's start in which it is initialized. */
  readonly phase: number;
}

export interface Configuration {
  readonly sid: string;
  readonly name: string;
  readonly description: string;
  readonly plugins: readonly ConfiguredPlugin[];
  isArchived: boolean;
  readonly createdAt: number;
}

export interface Release {
  readonly sid: string;
  readonly configurationSid: string;
  readonly createdAt: number;
}

export type NewVersion = Pick<PluginVersion, 'version' | 'url' | 'changelog' | 'isPrivate' | 'isValidated'>;

export interface NewConfiguration extends Pick<Configuration, 'name' | 'description'> {
  readonly plugins: readonly { readonly versionSid: string; readonly phase: number }[];
}

export class PluginRegistry {
  readonly plugins = new Map<string, Plugin>();
  readonly configurations = new Map<string, Configuration>();
  /** In order. The last one is active. */
  readonly releases = new Map<string, Release>();
  readonly #sids = new SidSequence();

  /** `now` returns epoch milliseconds. */
  constructor(private readonly now: () => number) {}

  findPlugin(sidOrUniqueName: string): Plugin | undefined {
    return (
      this.plugins.get(sidOrUniqueName) ??
      [...this.plugins.values()].find(({ uniqueName }) => uniqueName === sidOrUniqueName)
    );
  }

  activeRelease(): Release | undefined {
    return [...this.releases.values()].at(-1);
  }

  /** The plugins that Flex loads. */
  activePlugins(): readonly ConfiguredPlugin[] {
    return this.configurations.get(this.activeRelease()?.configurationSid ?? '')?.plugins ?? [];
  }

  /** Throws Twilio's 409 if another plugin has the name. */
  createPlugin(uniqueName: string, texts: PluginTexts): Plugin {
    if (this.findPlugin(uniqueName) !== undefined) throw conflict('Plugin with this UniqueName already exists.');
    const createdAt = this.now();
    const sid = this.#sids.next('FP');
    const plugin = { sid, uniqueName, texts, isArchived: false, versions: new Map(), createdAt, updatedAt: createdAt };
    this.plugins.set(sid, plugin);
    return plugin;
  }

  updatePlugin(plugin: Plugin, changes: Partial<PluginTexts>) {
    plugin.texts = { ...plugin.texts, ...changes };
    plugin.updatedAt = this.now();
  }

  archivePlugin(plugin: Plugin) {
    plugin.isArchived = true;
    plugin.updatedAt = this.now();
  }

  /** Throws Twilio's 409 if the plugin has the version already. */
  createVersion(plugin: Plugin, details: NewVersion): PluginVersion {
    if (findVersion(plugin, details.version) !== undefined) {
      throw conflict(`Plugin version ${details.version} already exists.`);
    }
    const sid = this.#sids.next('FV');
    const version = { sid, pluginSid: plugin.sid, ...details, isArchived: false, createdAt: this.now() };
    plugin.versions.set(sid, version);
    return version;
  }

  /** Throws Twilio's 400 if a version is unknown or archived, or two are of one plugin. */
  createConfiguration({ name, description, plugins }: NewConfiguration): Configuration {
    const configured = plugins.map(({ versionSid, phase }) => ({ ...this.#usable(versionSid), phase }));
    if (new Set(configured.map(({ plugin }) => plugin)).size < configured.length) {
      throw badParameter('Invalid Plugins: two versions are of the same plugin');
    }
    const sid = this.#sids.next('FJ');
    const configuration = { sid, name, description, plugins: configured, isArchived: false, createdAt: this.now() };
    this.configurations.set(sid, configuration);
    return configuration;
  }

  /** Makes a configuration active. Throws Twilio's 400 if it is archived. */
  release({ sid: configurationSid, isArchived }: Configuration): Release {
    if (isArchived) throw badParameter('Invalid ConfigurationId: the configuration is archived');
    const release = { sid: this.#sids.next('FK'), configurationSid, createdAt: this.now() };
    this.releases.set(release.sid, release);
    return release;
  }

  #usable(versionSid: string): Omit<ConfiguredPlugin, 'phase'> {
    for (const plugin of this.plugins.values()) {
      const version = plugin.versions.get(versionSid);
      if (version === undefined) continue;
      if (version.isArchived || plugin.isArchived) throw badParameter(`Invalid Plugins: ${versionSid} is archived`);
      return { plugin, version };
    }
    throw badParameter(`Invalid Plugins: there is no plugin version ${versionSid}`);
  }
}

export const findVersion = ({ versions }: Plugin, sidOrVersion: string): PluginVersion | undefined =>
  versions.get(sidOrVersion) ?? [...versions.values()].find(({ version }) => version === sidOrVersion);
