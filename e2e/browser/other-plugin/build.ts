/** Builds the other plugin with its own version of Paste. */
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { FlexPlugin } from '../../../local/flex/plugins';
import { installedPackages } from '../../../tools/package-cache';

export const OTHER_PLUGIN: FlexPlugin = {
  name: 'plugin-orders',
  file: resolve(__dirname, '../../../.cache/other-plugin/plugin-orders.js'),
};

/** The versions that Twilio's own plugins use. Flex and our plugin use Paste 15. */
const PACKAGES = { '@twilio-paste/core': '17.7.0', '@twilio-paste/icons': '9.4.3' };

/** Gives the plugin the modules that Flex provides. */
const PROVIDED = `(() => {
  const provided = { react: React, 'react-dom': ReactDOM, '@twilio/flex-ui': Twilio.Flex };
  const require = (name) => provided[name];`;

export async function buildOtherPlugin() {
  const folder = await installedPackages('other-plugin', { packages: PACKAGES, onProgress: console.log });
  await build({
    entryPoints: [resolve(__dirname, 'index.tsx')],
    outfile: OTHER_PLUGIN.file,
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2020',
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: { '@twilio-paste/core': join(folder, 'node_modules/@twilio-paste/core') },
    // Flex also provides React to the JSX, as a global.
    tsconfigRaw: { compilerOptions: { jsx: 'react' } },
    external: ['react', 'react-dom', '@twilio/flex-ui'],
    banner: { js: PROVIDED },
    footer: { js: '})();' },
  });
}
