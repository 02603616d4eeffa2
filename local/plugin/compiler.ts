/**
 * The process that builds the plugin again whenever its sources change: the plugin builder's own webpack with its
 * own configuration, in a process of its own because it keeps a core busy for seconds. Its argument is the folder
 * to write to; it tells its parent of every attempt, as a `Compilation`.
 */

import { Environment } from '@twilio/flex-dev-utils/dist/env';
import { addCWDNodeModule } from '@twilio/flex-dev-utils/dist/fs';
import getConfiguration, { ConfigurationType } from '@twilio/flex-plugin-scripts/dist/config';
import { webpack } from '@twilio/flex-plugin-webpack';
import { dieWithParent } from '../system/child';

/** The errors of an attempt; none when it has succeeded. */
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
