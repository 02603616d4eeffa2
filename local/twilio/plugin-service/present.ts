/** Plugins, configurations and releases as flex-api answers them. Source: Twilio's OpenAPI and the examples in it. */
import { ACCOUNT } from '../../world/model';
import { isoSeconds } from '../conventions/time';
import type { Configuration, ConfiguredPlugin, Plugin, PluginVersion, Release } from './registry';

const SERVICE_URL = 'https://flex-api.twilio.com/v1/PluginService';

export const PLUGINS_URL = `${SERVICE_URL}/Plugins`;
export const CONFIGURATIONS_URL = `${SERVICE_URL}/Configurations`;
export const RELEASES_URL = `${SERVICE_URL}/Releases`;

const pluginUrl = (sid: string) => `${PLUGINS_URL}/${sid}`;

export const versionsUrl = ({ sid }: Plugin) => `${pluginUrl(sid)}/Versions`;

export const configuredPluginsUrl = ({ sid }: Configuration) => `${CONFIGURATIONS_URL}/${sid}/Plugins`;

const account_sid = ACCOUNT.accountSid;

const pluginProperties = ({ sid, uniqueName, texts, isArchived, createdAt, updatedAt }: Plugin) => ({
  sid,
  account_sid,
  unique_name: uniqueName,
  friendly_name: texts.friendlyName,
  description: texts.description,
  archived: isArchived,
  date_created: isoSeconds(createdAt),
  date_updated: isoSeconds(updatedAt),
});

export const presentPlugin = (plugin: Plugin) => ({
  ...pluginProperties(plugin),
  url: pluginUrl(plugin.sid),
  links: { plugin_versions: versionsUrl(plugin) },
});

export const presentArchivedPlugin = (plugin: Plugin) => ({
  ...pluginProperties(plugin),
  url: `${pluginUrl(plugin.sid)}/Archive`,
});

const versionUrl = ({ pluginSid, sid }: PluginVersion) => `${pluginUrl(pluginSid)}/Versions/${sid}`;

const versionProperties = (version: PluginVersion) => ({
  sid: version.sid,
  plugin_sid: version.pluginSid,
  account_sid,
  version: version.version,
  plugin_url: version.url,
  changelog: version.changelog,
  private: version.isPrivate,
  archived: version.isArchived,
  date_created: isoSeconds(version.createdAt),
});

export const presentVersion = (version: PluginVersion) => ({
  ...versionProperties(version),
  validated: version.isValidated,
  url: versionUrl(version),
});

export const presentArchivedVersion = (version: PluginVersion) => ({
  ...versionProperties(version),
  url: `${versionUrl(version)}/Archive`,
});

const configurationProperties = ({ sid, name, description, isArchived, createdAt }: Configuration) => ({
  sid,
  account_sid,
  name,
  description,
  archived: isArchived,
  date_created: isoSeconds(createdAt),
});

export const presentConfiguration = (configuration: Configuration) => ({
  ...configurationProperties(configuration),
  url: `${CONFIGURATIONS_URL}/${configuration.sid}`,
  links: { plugins: configuredPluginsUrl(configuration) },
});

export const presentArchivedConfiguration = (configuration: Configuration) => ({
  ...configurationProperties(configuration),
  url: `${CONFIGURATIONS_URL}/${configuration.sid}/Archive`,
});

export const presentConfiguredPlugin = (
  configuration: Configuration,
  { plugin, version, phase }: ConfiguredPlugin,
) => ({
  account_sid,
  configuration_sid: configuration.sid,
  plugin_sid: plugin.sid,
  plugin_version_sid: version.sid,
  phase,
  plugin_url: version.url,
  unique_name: plugin.uniqueName,
  friendly_name: plugin.texts.friendlyName,
  description: plugin.texts.description,
  plugin_archived: plugin.isArchived,
  version: version.version,
  plugin_version_archived: version.isArchived,
  changelog: version.changelog,
  private: version.isPrivate,
  date_created: isoSeconds(configuration.createdAt),
  url: `${configuredPluginsUrl(configuration)}/${plugin.sid}`,
});

export const presentRelease = ({ sid, configurationSid, createdAt }: Release) => ({
  sid,
  account_sid,
  configuration_sid: configurationSid,
  date_created: isoSeconds(createdAt),
  url: `${RELEASES_URL}/${sid}`,
});
