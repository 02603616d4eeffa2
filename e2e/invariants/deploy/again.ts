/** Deployments after the first one: other variables, further versions of the plugin, and a rollback. */
import assert from 'node:assert/strict';
import { releaseCommand } from '../../../local/deployed/release-command';
import { RECORDS_VARIABLE } from '../../../tools/deploy/deployed-functions';
import { checkFunctions, checkPlugin, deployedFunctions, manifestIn, released } from './arrived';
import { CRM, configure, deploy, type Part, succeeded, VARIABLES } from './scene';

const CHANGED = { ...VARIABLES, DESTINATION_CRM: `${CRM}/v2`, AUDIT_RETENTION_DAYS: '30' };

/** Without the destination *Quality team* and the allowed hosts. */
const REMOVED = { DESTINATION_CRM: CHANGED.DESTINATION_CRM };

const LATER = '0.1.1';

export const again: Part = async (scene) => {
  const { shell, twilio, step } = scene;
  const { name, version } = manifestIn(shell.folder);
  configure(shell, VARIABLES);
  const first = await step('the first deployment succeeds', () => deploy(scene));
  succeeded(await shell.run(releaseCommand(first)));
  const { domain, variables } = deployedFunctions(twilio);

  configure(shell, CHANGED);
  const second = await step('the second one succeeds, and names the changed and added variables', async () => {
    const output = await deploy(scene);
    assert.match(output, /^Variables +\+ AUDIT_RETENTION_DAYS$/m);
    assert.match(output, /^ +~ DESTINATION_CRM \(new value\)$/m);
    return output;
  });
  await checkFunctions(scene, CHANGED);
  await checkPlugin(scene, LATER);
  await step('domain and records stay the same', () => {
    const now = deployedFunctions(twilio);
    assert.equal(now.domain, domain);
    assert.equal(now.variables[RECORDS_VARIABLE], variables[RECORDS_VARIABLE]);
  });
  await step('package.json is unchanged', () => assert.equal(manifestIn(shell.folder).version, version));
  await step('Flex keeps the released version', () => assert.deepEqual(released(twilio), [`${name}@${version}`]));

  configure(shell, REMOVED);
  await step('a deployment that would remove a destination stops where it cannot ask', async () => {
    const { succeeded: isDeployed, output } = await shell.run('npm run deploy');
    assert.equal(isDeployed, false);
    assert.match(output, /DESTINATION_QUALITY/);
    const { [RECORDS_VARIABLE]: _, ...others } = deployedFunctions(twilio).variables;
    assert.deepEqual(others, CHANGED);
  });
  await step('if Twilio does not remove a variable, it names the variable, which is still in use', async () => {
    const endpoint = 'DELETE serverless.twilio.com/v1/Services/:service/Environments/:environment/Variables/:variable';
    twilio.faults.add({ endpoint, calls: { kind: 'all' }, fault: { kind: 'server-error', moment: 'before' } });
    const { succeeded: isDeployed, output } = await shell.run('npm run deploy -- --yes');
    twilio.faults.clear();
    assert.equal(isDeployed, false);
    assert.match(output, /The functions are deployed, but the variable \w+ was not removed\. They still use it\./);
  });
  await step('repeated with --yes, it removes all variables that functions.env no longer has', async () => {
    await deploy(scene);
    const { [RECORDS_VARIABLE]: _, ...others } = deployedFunctions(twilio).variables;
    assert.deepEqual(others, REMOVED);
  });

  await step('a release that Twilio refuses leaves the earlier one active', async () => {
    const endpoint = 'POST flex-api.twilio.com/v1/PluginService/Releases';
    twilio.faults.add({ endpoint, calls: { kind: 'all' }, fault: { kind: 'server-error', moment: 'before' } });
    // The CLI exits with 0.
    await shell.run(releaseCommand(second));
    twilio.faults.clear();
    assert.deepEqual(released(twilio), [`${name}@${version}`]);
  });
  await step('a release of the later version makes it the active one', async () => {
    succeeded(await shell.run(releaseCommand(second)));
    assert.deepEqual(released(twilio), [`${name}@${LATER}`]);
  });
  await step('a release of the earlier version rolls the plugin back', async () => {
    succeeded(await shell.run(releaseCommand(first)));
    assert.deepEqual(released(twilio), [`${name}@${version}`]);
  });
  await step('the plugin can be turned off', async () => {
    succeeded(await shell.run(`twilio flex:plugins:release --disable-plugin ${name}`));
    assert.deepEqual(released(twilio), []);
  });
};
