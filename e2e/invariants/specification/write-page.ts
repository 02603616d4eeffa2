/** `npm run served`: writes the lists of docs/local-twilio.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { PAGE, pageWithLists } from './page';
import { Resources } from './resources';
import { probeAll } from './specification';

async function run() {
  const resources = await Resources.ofLocalTwilio();
  writeFileSync(PAGE, pageWithLists(readFileSync(PAGE, 'utf8'), await probeAll(resources), resources.sample.routes()));
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
