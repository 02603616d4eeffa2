/** Installs the Twilio CLI with the plugins that `npm run deploy` needs, in the versions with which it is tested. */
import { join } from 'node:path';
import { installedPackages } from '../package-cache';

const CLI_PLUGINS = ['@twilio-labs/plugin-serverless', '@twilio-labs/plugin-flex'];

export interface InstalledCli {
  /** The folder of the program `twilio`. */
  readonly programs: string;
  /** The folders of its plugins, for `twilio plugins:link`. */
  readonly plugins: readonly string[];
  readonly modules: string;
}

/** Rejects with `PackagesNotInstalled`. */
export async function installTwilioCli(onProgress: (message: string) => void): Promise<InstalledCli> {
  const folder = await installedPackages('twilio-cli', {
    packages: {
      'twilio-cli': '6.2.4',
      '@twilio-labs/plugin-serverless': '3.1.3',
      '@twilio-labs/plugin-flex': '7.1.2',
      // Without these, npm installs webpack 5 and TypeScript 7, with which the plugin builder does not work.
      webpack: '4.47.0',
      typescript: '5.9.3',
    },
    overrides: {
      // Only named, not used. The package is empty, and some registries do not have it.
      fs: 'npm:empty-npm-package@1.0.0',
      '@twilio/flex-plugins-api-client': '7.0.0',
      '@twilio/create-flex-plugin': '7.0.0',
    },
    onProgress,
  });
  const modules = join(folder, 'node_modules');
  return { modules, programs: join(modules, '.bin'), plugins: CLI_PLUGINS.map((name) => join(modules, name)) };
}
