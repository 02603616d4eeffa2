/**
 * `npm run --silent twilio-cli`: installs the Twilio CLI with its plugins into the cache, adds the plugins to the CLI
 * of this user, and prints the folder of the program `twilio`. A workflow adds that folder to its PATH.
 */
import { delimiter } from 'node:path';
import { installTwilioCli } from './install';
import { linkPlugins } from './link';

async function main() {
  const cli = await installTwilioCli(console.error);
  linkPlugins(cli, { ...process.env, PATH: [cli.programs, process.env.PATH].join(delimiter) });
  console.log(cli.programs);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
