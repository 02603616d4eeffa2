/** A deployment stops at a step that fails, says what is deployed and what to do, and succeeds when it is repeated. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shell } from '../../../local/deployed/shell';
import { ACCOUNT } from '../../../local/world/model';
import { checkFunctions, manifestIn } from './arrived';
import { checkLogins } from './logins';
import { checkStop, type Refusal } from './refusal';
import { ask, configure, deploy, type Part, syncServices, VARIABLES } from './scene';

const MOST_SERVICES = 50;

const NOTHING = /Nothing is deployed yet\./;
const NO_FUNCTIONS =
  /The functions were not deployed\. If there are earlier ones, they are still in use, possibly with new variables\./;
const NO_PLUGIN = /The functions are deployed\. The plugin is not, and Flex still uses the released version\./;

/** Twilio answers all calls to an endpoint with 500. */
const unavailable = (endpoint: string, message: RegExp): Refusal => ({
  title: `${endpoint} is answered with 500`,
  arrange: ({ faults }) => {
    faults.replace([{ endpoint, calls: { kind: 'all' }, fault: { kind: 'server-error', moment: 'before' } }]);
    return () => faults.clear();
  },
  message,
});

/** A file of the checkout has another text. */
function edited({ folder }: Shell, file: string, edit: (text: string) => string) {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const changed = edit(text);
  assert.notEqual(changed, text);
  writeFileSync(path, changed);
  return () => writeFileSync(path, text);
}

const SERVERLESS = 'serverless.twilio.com/v1/Services';
const SYNC = 'sync.twilio.com/v1/Services';
const PLUGINS = 'flex-api.twilio.com/v1/PluginService/Plugins';

/** In the order in which a deployment meets them. */
const REFUSALS: readonly Refusal[] = [
  unavailable(`POST ${SYNC}`, NOTHING),
  unavailable(`POST ${SYNC}/:service/Maps`, NOTHING),
  unavailable(`POST ${SYNC}/:service/Lists`, NOTHING),
  {
    title: 'the account has as many services as Twilio allows',
    arrange: ({ serverless }) => {
      const settings = { friendlyName: 'Other', includeCredentials: true, uiEditable: false };
      const sids = Array.from(
        { length: MOST_SERVICES },
        (_, number) => serverless.createService(`other-${number}`, settings).sid,
      );
      return () => {
        for (const sid of sids) serverless.services.delete(sid);
      };
    },
    message: /Nothing is deployed yet\.[\s\S]*The account has reached a limit of Twilio Functions/,
  },
  unavailable(`POST ${SERVERLESS}`, NOTHING),
  unavailable(`POST ${SERVERLESS}/:service/Environments`, NO_FUNCTIONS),
  unavailable(`POST ${SERVERLESS}/:service/Functions`, NO_FUNCTIONS),
  unavailable('POST serverless-upload.twilio.com/v1/Services/:service/Functions/:function/Versions', NO_FUNCTIONS),
  {
    title: 'Twilio does not offer the runtime',
    arrange: (_, shell) => edited(shell, '.twilioserverlessrc', (text) => text.replace('node22', 'node18')),
    message: /The functions were not deployed[\s\S]*Twilio no longer offers this runtime/,
  },
  unavailable(`POST ${SERVERLESS}/:service/Builds`, NO_FUNCTIONS),
  {
    title: 'Twilio cannot build the functions',
    arrange: (_, shell) =>
      edited(shell, 'tools/build-functions.ts', (text) =>
        text.replace('await writeFile(path, code)', "await writeFile(path, code + '}')"),
      ),
    message: NO_FUNCTIONS,
  },
  unavailable(`POST ${SERVERLESS}/:service/Environments/:environment/Variables`, NO_FUNCTIONS),
  unavailable(`POST ${SERVERLESS}/:service/Environments/:environment/Deployments`, NO_FUNCTIONS),
  {
    title: 'the CLI prints other text with its JSON',
    arrange: (_, shell) => {
      writeFileSync(
        join(shell.folder, 'noise.js'),
        "if (process.argv.includes('serverless:deploy')) console.log('Update available');",
      );
      return undefined;
    },
    variables: ({ folder, environment }) => ({
      NODE_OPTIONS: `${environment.NODE_OPTIONS} --require ${JSON.stringify(join(folder, 'noise.js'))}`,
    }),
    message: /The functions are deployed, but `twilio serverless:deploy` printed other text with its result/,
  },
  unavailable('POST flex-api.twilio.com/v1/Configuration', NO_PLUGIN),
  {
    title: 'the plugin does not compile',
    arrange: (_, shell) => edited(shell, 'src/index.ts', (text) => `${text}\nexport const broken: number = 'text';\n`),
    message: NO_PLUGIN,
  },
  unavailable('POST serverless-upload.twilio.com/v1/Services/:service/Assets/:asset/Versions', NO_PLUGIN),
  unavailable(`POST ${PLUGINS}`, NO_PLUGIN),
  unavailable(`POST ${PLUGINS}/:plugin/Versions`, NO_PLUGIN),
];

export const refusals: Part = async (scene) => {
  const { shell, twilio, step } = scene;
  configure(shell, VARIABLES);
  // Local Twilio has it from the start.
  await ask(`${syncServices(twilio)}/${ACCOUNT.recordsSyncServiceSid}`, 'DELETE');
  await checkLogins(scene);
  const { name } = manifestIn(shell.folder);
  for (const refusal of REFUSALS) {
    await checkStop(scene, refusal, () => assert.equal(twilio.plugins.findPlugin(name)?.versions.size ?? 0, 0));
  }
  await step('succeeds in the end', () => deploy(scene));
  await checkFunctions(scene);
};
