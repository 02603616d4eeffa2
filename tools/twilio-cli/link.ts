import { spawnSync } from 'node:child_process';
import type { InstalledCli } from './install';

/** Adds the plugins to the CLI of the user in whose environment this runs. Throws an error with the CLI's message. */
export function linkPlugins({ plugins }: InstalledCli, env: NodeJS.ProcessEnv): void {
  for (const plugin of plugins) {
    const { status, stderr } = spawnSync('twilio', ['plugins:link', plugin], {
      env,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (status !== 0) throw new Error(`The Twilio CLI cannot use ${plugin}:\n${stderr ?? ''}`);
  }
}
