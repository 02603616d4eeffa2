/** Compares the functions and the plugin that arrived at Twilio with the checkout. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { functionRoutes } from '../../../local/functions/routes';
import type { LocalTwilio } from '../../../local/server';
import { FUNCTIONS_SERVICE } from '../../../tools/account/functions-service';
import { RECORDS_VARIABLE } from '../../../tools/deploy/deployed-functions';
import { PLUGIN_FILES } from '../../../tools/deploy/plugin-versions';
import { ask, type Scene, syncServices, VARIABLES } from './scene';

const manifest = v.object({ name: v.string(), version: v.string(), dependencies: v.record(v.string(), v.string()) });

/** The sorted unique names of resources. */
const named = v.pipe(
  v.array(v.object({ unique_name: v.string() })),
  v.transform((resources) => resources.map(({ unique_name: name }) => name).sort()),
);

export const manifestIn = (folder: string) =>
  v.parse(manifest, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));

/** Returns what the functions' service serves. It has one environment. */
export function deployedFunctions({ serverless }: LocalTwilio) {
  const deployed = serverless.deployed().filter(({ service }) => service === FUNCTIONS_SERVICE);
  const [only] = deployed;
  if (only === undefined || deployed.length > 1) throw new Error(`${deployed.length} environments are deployed`);
  return only;
}

const byPath = <F extends { readonly path: string }>(files: readonly F[]) =>
  [...files].sort((one, other) => one.path.localeCompare(other.path));

/** Checks everything that arrived, with the variables of functions.env. */
export async function checkFunctions({ twilio, shell, step }: Scene, variables = VARIABLES) {
  const deployed = deployedFunctions(twilio);
  await step('each function arrived, with its text and its visibility', () => {
    const built = functionRoutes(join(shell.folder, 'build/functions'));
    assert.deepEqual(
      byPath(deployed.functions).map(({ path, visibility, content }) => ({ path, visibility, text: String(content) })),
      byPath(built).map(({ path, access, filePath }) => ({
        path,
        visibility: access,
        text: readFileSync(filePath, 'utf8'),
      })),
    );
  });
  await step('exactly the run-time dependencies arrived', () => {
    const { dependencies } = manifestIn(shell.folder);
    assert.deepEqual(
      Object.fromEntries(deployed.dependencies.map(({ name, version }) => [name, version])),
      dependencies,
    );
  });
  await step('exactly the variables of functions.env arrived, and the one of the records', () => {
    const { [RECORDS_VARIABLE]: records, ...others } = deployed.variables;
    assert.match(records ?? '', /^IS[0-9a-f]{32}$/);
    assert.deepEqual(others, variables);
  });
  await step('the functions run on Node.js 22', () => assert.equal(deployed.runtime, 'node22'));
  await step('no other file and no other service arrived', () => {
    assert.deepEqual(deployed.assets, []);
    const expected = [FUNCTIONS_SERVICE, PLUGIN_FILES].sort();
    assert.deepEqual([...twilio.serverless.services.values()].map(({ uniqueName }) => uniqueName).sort(), expected);
  });
  await step('the service of the records is private, and has its maps and its list', async () => {
    const service = `${syncServices(twilio)}/${deployed.variables[RECORDS_VARIABLE]}`;
    assert.equal(v.parse(v.object({ acl_enabled: v.boolean() }), await ask(service)).acl_enabled, true);
    const { maps } = v.parse(v.object({ maps: named }), await ask(`${service}/Maps`));
    assert.deepEqual(maps, ['interaction-webhooks', 'interaction-webhooks-claims', 'interaction-webhooks-new']);
    const { lists } = v.parse(v.object({ lists: named }), await ask(`${service}/Lists`));
    assert.deepEqual(lists, ['interaction-webhooks-audit']);
  });
}

/** Checks that this version of the plugin is registered, and that its file is the built one. */
export async function checkPlugin({ twilio, shell, step }: Scene, version: string) {
  const { name } = manifestIn(shell.folder);
  await step(`the plugin’s file arrived byte for byte as version ${version}`, () => {
    const registered = twilio.plugins.findPlugin(name);
    const url = [...(registered?.versions.values() ?? [])].find((one) => one.version === version)?.url;
    assert.ok(url !== undefined, 'the version is not registered');
    const arrived = twilio.serverless.assetAt(url);
    assert.ok(arrived?.equals(readFileSync(join(shell.folder, 'build', `${name}.js`))), 'the file is another one');
  });
}

/** The released plugins as `name@version`. */
export const released = ({ plugins }: LocalTwilio) =>
  plugins.activePlugins().map(({ plugin, version }) => `${plugin.uniqueName}@${version.version}`);
