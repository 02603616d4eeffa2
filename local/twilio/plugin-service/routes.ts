/** `https://flex-api.twilio.com/v1/PluginService`: the registry of Flex plugins, with which the CLI releases them. */
import { type Context, Hono } from 'hono';
import { accountAuth } from '../conventions/authentication';
import { badParameter, named, noSuchResource } from '../conventions/errors';
import { given } from '../conventions/given';
import { isRecord, parseJson } from '../conventions/json';
import { PAGING, presentPage } from '../conventions/numbered-pages';
import { honoredProperties, Parameters } from '../conventions/parameters';
import {
  CONFIGURATIONS_URL,
  configuredPluginsUrl,
  PLUGINS_URL,
  presentArchivedConfiguration,
  presentArchivedPlugin,
  presentArchivedVersion,
  presentConfiguration,
  presentConfiguredPlugin,
  presentPlugin,
  presentRelease,
  presentVersion,
  RELEASES_URL,
  versionsUrl,
} from './present';
import { findVersion, type Plugin, type PluginRegistry, type PluginTexts, type PluginVersion } from './registry';

export function pluginService(registry: PluginRegistry): Hono {
  const app = new Hono();
  app.use('*', accountAuth());
  pluginRoutes(app, registry);
  versionRoutes(app, registry);
  configurationRoutes(app, registry);
  releaseRoutes(app, registry);
  return app;
}

/** Answers a page, newest first. */
function answerList<T>(c: Context, key: string, items: Iterable<T>, present: (item: T) => object, address: string) {
  const query = Parameters.ofQuery(c, PAGING);
  return c.json(presentPage(query, { key, items: [...items].reverse().map(present), address }));
}

/** The resource in the path, or Twilio's 404. */
function found<T>(c: Context, resource: T | undefined): T {
  if (resource === undefined) throw noSuchResource(c);
  return resource;
}

const pluginOf = (c: Context, registry: PluginRegistry): Plugin =>
  found(c, registry.findPlugin(c.req.param('plugin') ?? ''));

const TEXTS = ['FriendlyName', 'Description'] as const;

const LONGEST_DESCRIPTION = 500;

function textsIn(form: Parameters<(typeof TEXTS)[number]>): Partial<PluginTexts> {
  const description = form.optional('Description');
  if ((description ?? '').length > LONGEST_DESCRIPTION) {
    throw badParameter(`Invalid Description: it is longer than ${LONGEST_DESCRIPTION} characters`);
  }
  return given<PluginTexts>({ friendlyName: form.optional('FriendlyName'), description });
}

function pluginRoutes(app: Hono, registry: PluginRegistry) {
  app.get('/Plugins', (c) => answerList(c, 'plugins', registry.plugins.values(), presentPlugin, PLUGINS_URL));
  app.post('/Plugins', async (c) => {
    const form = await Parameters.ofForm(c, ['UniqueName', ...TEXTS]);
    const uniqueName = form.required('UniqueName');
    const plugin = registry.createPlugin(uniqueName, { friendlyName: uniqueName, description: '', ...textsIn(form) });
    return c.json(presentPlugin(plugin), 201);
  });
  app.get('/Plugins/:plugin', (c) => c.json(presentPlugin(pluginOf(c, registry))));
  app.post('/Plugins/:plugin', async (c) => {
    const plugin = pluginOf(c, registry);
    registry.updatePlugin(plugin, textsIn(await Parameters.ofForm(c, TEXTS)));
    return c.json(presentPlugin(plugin));
  });
  app.post('/Plugins/:plugin/Archive', async (c) => {
    const plugin = pluginOf(c, registry);
    await Parameters.ofForm(c, []);
    registry.archivePlugin(plugin);
    return c.json(presentArchivedPlugin(plugin));
  });
}

const VERSION_FIELDS = ['Version', 'PluginUrl', 'Changelog', 'Private', 'ValidateStatus'] as const;

function versionRoutes(app: Hono, registry: PluginRegistry) {
  const many = '/Plugins/:plugin/Versions';
  const one = `${many}/:pluginVersion`;
  const versionOf = (c: Context): PluginVersion =>
    found(c, findVersion(pluginOf(c, registry), c.req.param('pluginVersion') ?? ''));

  app.get(many, (c) => {
    const plugin = pluginOf(c, registry);
    return answerList(c, 'plugin_versions', plugin.versions.values(), presentVersion, versionsUrl(plugin));
  });
  app.post(many, async (c) => {
    const plugin = pluginOf(c, registry);
    const form = await Parameters.ofForm(c, VERSION_FIELDS);
    const url = form.required('PluginUrl');
    if (!URL.canParse(url)) throw badParameter(`Invalid PluginUrl: '${url}' is not a URL`);
    const version = registry.createVersion(plugin, {
      version: form.required('Version'),
      url,
      changelog: form.optional('Changelog') ?? null,
      isPrivate: form.flag('Private') ?? false,
      isValidated: form.optional('ValidateStatus') === 'success',
    });
    return c.json(presentVersion(version), 201);
  });
  app.get(one, (c) => c.json(presentVersion(versionOf(c))));
  app.post(`${one}/Archive`, async (c) => {
    const version = versionOf(c);
    await Parameters.ofForm(c, []);
    version.isArchived = true;
    return c.json(presentArchivedVersion(version));
  });
}

function configurationRoutes(app: Hono, registry: PluginRegistry) {
  const one = '/Configurations/:configuration';
  const configurationOf = (c: Context) => named(c, registry.configurations, c.req.param('configuration'));

  app.get('/Configurations', (c) =>
    answerList(c, 'configurations', registry.configurations.values(), presentConfiguration, CONFIGURATIONS_URL),
  );
  app.post('/Configurations', async (c) => {
    const form = await Parameters.ofForm(c, ['Name', 'Description', 'Plugins']);
    const configuration = registry.createConfiguration({
      name: form.required('Name'),
      description: form.optional('Description') ?? '',
      plugins: form.all('Plugins').map((text) => configuredVersion(c, text)),
    });
    return c.json(presentConfiguration(configuration), 201);
  });
  app.get(one, (c) => c.json(presentConfiguration(configurationOf(c))));
  app.post(`${one}/Archive`, async (c) => {
    const configuration = configurationOf(c);
    await Parameters.ofForm(c, []);
    configuration.isArchived = true;
    return c.json(presentArchivedConfiguration(configuration));
  });
  app.get(`${one}/Plugins`, (c) => {
    const configuration = configurationOf(c);
    const present = (plugin: (typeof configuration.plugins)[number]) => presentConfiguredPlugin(configuration, plugin);
    return answerList(c, 'plugins', configuration.plugins, present, configuredPluginsUrl(configuration));
  });
  app.get(`${one}/Plugins/:plugin`, (c) => {
    const configuration = configurationOf(c);
    const wanted = pluginOf(c, registry);
    const configured = found(
      c,
      configuration.plugins.find(({ plugin }) => plugin === wanted),
    );
    return c.json(presentConfiguredPlugin(configuration, configured));
  });
}

/** Reads one plugin of a configuration, which is sent as JSON. */
function configuredVersion(c: Context, text: string): { versionSid: string; phase: number } {
  const value = parseJson(text);
  if (!isRecord(value)) throw badParameter('Invalid Plugins: each must be an object in JSON');
  const { plugin_version: versionSid, phase = 0 } = honoredProperties(c, 'Plugins', value, ['plugin_version', 'phase']);
  if (typeof versionSid !== 'string' || typeof phase !== 'number') {
    throw badParameter('Invalid Plugins: each needs a plugin_version, and its phase is a number');
  }
  return { versionSid, phase };
}

/** Names the release that is in use, in place of its SID. */
const ACTIVE = 'active';

function releaseRoutes(app: Hono, registry: PluginRegistry) {
  app.get('/Releases', (c) => answerList(c, 'releases', registry.releases.values(), presentRelease, RELEASES_URL));
  app.post('/Releases', async (c) => {
    const sid = (await Parameters.ofForm(c, ['ConfigurationId'])).required('ConfigurationId');
    const configuration = registry.configurations.get(sid);
    if (configuration === undefined) throw badParameter(`Invalid ConfigurationId: there is no configuration ${sid}`);
    return c.json(presentRelease(registry.release(configuration)), 201);
  });
  app.get('/Releases/:release', (c) => {
    const sid = c.req.param('release');
    return c.json(presentRelease(found(c, sid === ACTIVE ? registry.activeRelease() : registry.releases.get(sid))));
  });
}
