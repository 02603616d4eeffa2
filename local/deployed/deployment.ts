/** Saves a deployment to Local Twilio in files, from which the functions and Flex can run. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FUNCTIONS_SERVICE } from '../../tools/account/functions-service';
import type { FlexPlugin } from '../flex/plugins';
import type { Variables } from '../functions/variables';
import type { LocalTwilio } from '../server';

export interface Deployment {
  /** The functions' domain. */
  readonly domain: string;
  /** The variables that the deployment has set. */
  readonly variables: Variables;
  /** The folder of the functions. */
  readonly functions: string;
  /** The released plugins. */
  readonly plugins: readonly FlexPlugin[];
}

/** Thrown if something is missing in the account. */
export class NotDeployed extends Error {}

/** Writes the files of the deployed functions and of the released plugins to a folder. Rejects with `NotDeployed`. */
export async function saveDeployment(
  { serverless, plugins }: Pick<LocalTwilio, 'serverless' | 'plugins'>,
  folder: string,
): Promise<Deployment> {
  const deployed = serverless.deployed().find(({ service }) => service === FUNCTIONS_SERVICE);
  if (deployed === undefined) throw new NotDeployed(`No functions are deployed in a service ${FUNCTIONS_SERVICE}.`);
  const functions = join(folder, 'functions');
  for (const { path, visibility, content } of deployed.functions) {
    const access = visibility === 'public' ? '' : `.${visibility}`;
    await write(join(functions, `${path}${access}.js`), content);
  }
  const released = plugins.activePlugins().map(({ plugin: { uniqueName: name }, version: { url } }) => ({
    name,
    file: join(folder, 'plugins', `${name}.js`),
    content: serverless.assetAt(url),
  }));
  for (const { name, file, content } of released) {
    if (content === null) throw new NotDeployed(`The file of the plugin ${name} is not deployed.`);
    await write(file, content);
  }
  return {
    domain: deployed.domain,
    variables: deployed.variables,
    functions,
    plugins: released.map(({ name, file }) => ({ name, file })),
  };
}

async function write(file: string, content: Buffer) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
