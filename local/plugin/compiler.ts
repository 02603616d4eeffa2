/**
 * The process that builds the plugin and rebuilds it whenever its sources change, with the plugin builder's own webpack
 * and configuration. It is a separate process because a build keeps a core busy for seconds. Its argument is the output
 * folder. It sends its parent a `Compilation` after every build.
 */
import { webpack } from '@twilio/flex-plugin-webpack';
import { pluginConfiguration } from '../../tools/plugin-configuration';
import { dieWithParent } from '../system/child';

/** The result of a build. It has no errors if the build succeeded. */
export interface Compilation {
  readonly errors: readonly string[];
}

async function compile(folder: string) {
  const configuration = await pluginConfiguration();
  const compiler = webpack({ ...configuration, output: { ...configuration.output, path: folder } });
  compiler.watch({}, (failure, stats) => {
    const errors = failure ? [String(failure)] : stats.toJson({ all: false, errors: true }).errors;
    const compilation: Compilation = { errors };
    process.send?.(compilation);
  });
}

dieWithParent();
// A signal alone would end this process without its `exit` event, on which the type checker's process is ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit());
void compile(process.argv[2] ?? '');
