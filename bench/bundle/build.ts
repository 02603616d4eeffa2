import { Environment } from '@twilio/flex-dev-utils/dist/env';
import { addCWDNodeModule } from '@twilio/flex-dev-utils/dist/fs';
import getConfiguration, { ConfigurationType } from '@twilio/flex-plugin-scripts/dist/config';
import { webpack } from '@twilio/flex-plugin-webpack';

/** Builds the plugin as it is deployed, by the plugin builder's own configuration, and beside it a source map. */
export async function buildWithMap(folder: string): Promise<void> {
  process.env.NODE_ENV = 'production';
  process.env.BABEL_ENV = 'production';
  process.env.FLEX_APP_FUNCTIONS_URL = 'https://interaction-webhooks-1234.twil.io';
  addCWDNodeModule();
  const configuration = await getConfiguration(ConfigurationType.Webpack, Environment.Production, false);
  const compiler = webpack({
    ...configuration,
    output: {
      ...configuration.output,
      path: folder,
      devtoolModuleFilenameTemplate: ({ absoluteResourcePath }: { readonly absoluteResourcePath: string }) =>
        absoluteResourcePath,
    },
    // The builder makes its map twice, of which the second is empty.
    plugins: configuration.plugins?.filter((plugin) => plugin.constructor.name !== 'SourceMapDevToolPlugin'),
  });
  const errors = await new Promise<readonly string[]>((resolve) => {
    compiler.run((failure, stats) =>
      resolve(failure ? [String(failure)] : stats.toJson({ all: false, errors: true }).errors),
    );
  });
  if (errors.length > 0) throw new Error(`The plugin does not build:\n${errors.join('\n')}`);
}
