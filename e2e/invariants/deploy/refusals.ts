/** A deployment stops at a step that fails, says what is deployed and what to do, and succeeds when it is repeated. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shell } from '../../../local/deployed/shell';
import type { LocalTwilio } from '../../../local/server';
import { checkFunctions, manifestIn } from './arrived';
import { configure, deploy, type Part, VARIABLES } from './scene';

const MOST_SERVICES = 50;

interface Refusal {
  readonly title: string;
  /** Makes the deployment fail. Returns what undoes it. */
  readonly arrange: (twilio: LocalTwilio, shell: Shell) => (() => void) | undefined;
  /** The environment variables of the deployment that differ from the shell's. */
  readonly variables?: (shell: Shell) => Readonly<Record<string, string | undefined>>;
  readonly message: RegExp;
}

const NOTHING = /Nothing is deployed yet\./;
const NO_FUNCTIONS = /The functions were not deployed\. If there are earlier ones, they are still in use\./;
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
const PLUGINS = 'flex-api.twilio.com/v1/PluginService/Plugins';

/** In the order in which a deployment meets them. */
const REFUSALS: readonly Refusal[] = [
  {
    title: 'the CLI is not installed',
    arrange: () => undefined,
    variables: () => ({ PATH: process.env.PATH }),
    message: /The Twilio CLI is not installed/,
  },
  {
    title: 'the CLI is not logged in',
    arrange: () => undefined,
    variables: () => ({ TWILIO_ACCOUNT_SID: undefined, TWILIO_AUTH_TOKEN: undefined }),
    message: /The Twilio CLI is not logged in to an account/,
  },
  {
    title: 'the Auth Token is wrong',
    arrange: () => undefined,
    variables: () => ({ TWILIO_AUTH_TOKEN: 'wrong' }),
    message: /Twilio does not accept the Twilio CLI’s login \(error 20003\)/,
  },
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
  for (const { title, arrange, variables, message } of REFUSALS) {
    const undo = arrange(twilio, shell);
    await step(`stops if ${title}`, async () => {
      const { succeeded, output } = await shell.run('npm run deploy -- --yes', variables?.(shell));
      assert.equal(succeeded, false, output);
      assert.match(output, message);
      assert.equal(twilio.plugins.findPlugin(manifestIn(shell.folder).name)?.versions.size ?? 0, 0);
    });
    undo?.();
  }
  await step('succeeds in the end', () => deploy(scene));
  await checkFunctions(scene);
};
