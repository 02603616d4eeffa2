import { readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { StepFailed } from '../account/step-failed';
import { runTwilio } from '../account/twilio-cli';
import { registeredVersions, uploadedVersions } from './plugin-versions';
import { nextVersion } from './version';

const MANIFEST = 'package.json';

/**
 * Builds the functions' domain into the plugin and deploys it. Returns name@version, as `twilio flex:plugins:release`
 * expects it.
 */
export function deployPlugin(functionsDomain: string): string {
  const manifest = readFileSync(MANIFEST);
  const { name, version: source } = v.parse(
    v.object({ name: v.string(), version: v.string() }),
    JSON.parse(manifest.toString()),
  );
  const version = nextVersion(source, [...registeredVersions(name), ...uploadedVersions(name)]);
  const changelog = `Built from ${source} for the functions at ${functionsDomain}`;
  let succeeded: boolean;
  try {
    succeeded = runTwilio(['flex:plugins:deploy', '--version', version, '--changelog', changelog], {
      FLEX_APP_FUNCTIONS_URL: `https://${functionsDomain}`,
    });
  } finally {
    // The CLI writes the deployed version into package.json, but it belongs to the account and not to the source.
    writeFileSync(MANIFEST, manifest);
  }
  // The CLI exits with 0 for most errors from Twilio, so check the account.
  if (!succeeded || !registeredVersions(name).includes(version)) {
    throw new StepFailed(
      `Version ${version} of the plugin was not deployed. The message of \`twilio flex:plugins:deploy\` is above.`,
      'Fix the cause, then run `npm run deploy` again.',
    );
  }
  return `${name}@${version}`;
}
