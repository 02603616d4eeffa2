import { webpack } from '@twilio/flex-plugin-webpack';
import { pluginConfiguration } from '../../tools/plugin-configuration';

/** Builds the plugin as it is deployed, with the plugin builder's own configuration, and writes a source map too. */
export async function buildWithMap(folder: string): Promise<void> {
  process.env.FLEX_APP_FUNCTIONS_URL = 'https://interaction-webhooks-1234.twil.io';
  const configuration = await pluginConfiguration();
  const compiler = webpack({
    ...configuration,
    output: {
      ...configuration.output,
      path: folder,
      devtoolModuleFilenameTemplate: ({ absoluteResourcePath }: { readonly absoluteResourcePath: string }) =>
        absoluteResourcePath,
    },
    // The builder's own configuration writes a second, empty source map. Leave that plugin out.
    plugins: configuration.plugins?.filter((plugin) => plugin.constructor.name !== 'SourceMapDevToolPlugin'),
  });
  const errors = await new Promise<readonly string[]>((resolve) => {
    compiler.run((failure, stats) =>
      resolve(failure ? [String(failure)] : stats.toJson({ all: false, errors: true }).errors),
    );
  });
  if (errors.length > 0) throw new Error(`The plugin build failed:\n${errors.join('\n')}`);
}
