/**
 * The process that builds the plugin and rebuilds it whenever its sources change, with the plugin builder's own webpack
 * and configuration. It is a separate process because a build keeps a core busy for seconds. Its argument is the output
 * folder. It sends its parent a `Compilation` after every build.
 */
import { Environment } from '@twilio/flex-dev-utils/dist/env';
import { addCWDNodeModule } from '@twilio/flex-dev-utils/dist/fs';
import getConfiguration, { ConfigurationType } from '@twilio/flex-plugin-scripts/dist/config';
import { webpack } from '@twilio/flex-plugin-webpack';
import { dieWithParent } from '../child';

/** The result of a build. It has no errors if the build succeeded. */
export interface Compilation {
  readonly errors: readonly string[];
}

async function compile(folder: string) {
  process.env.NODE_ENV = 'production';
  process.env.BABEL_ENV = 'production';
  addCWDNodeModule();
  const configuration = await getConfiguration(ConfigurationType.Webpack, Environment.Production, false);
  const compiler = webpack({ ...configuration, output: { ...configuration.output, path: folder } });
  compiler.watch({}, (failure, stats) => {
    const errors = failure ? [String(failure)] : stats.toJson({ all: false, errors: true }).errors;
    const compilation: Compilation = { errors };
    process.send?.(compilation);
  });
}

dieWithParent();
void compile(process.argv[2] ?? '');
