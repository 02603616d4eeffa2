/**
 * The process that builds the plugin with the plugin builder's own webpack and configuration. It is a separate process
 * because a build keeps a core busy for seconds. Its argument is the output folder. Each message makes it build, and
 * then it sends its parent a `Compilation`.
 */
import { relative } from 'node:path';
import { webpack } from '@twilio/flex-plugin-webpack';
import * as v from 'valibot';
import { pluginConfiguration } from '../../tools/plugin-configuration';
import type { BuildError } from '../builds/errors';
import { dieWithParent } from '../system/child';

/** The result of a build. It has no errors if the build succeeded. */
export interface Compilation {
  readonly errors: readonly BuildError[];
}

const ROOT = process.cwd();

/** An error of the type checker. */
const CHECKED = v.object({
  file: v.string(),
  location: v.object({ line: v.number(), character: v.number() }),
  rawMessage: v.string(),
});

const POSITION = v.object({ line: v.number(), column: v.number() });

/** An error of webpack or a loader, in a module. */
const BUNDLED = v.object({
  module: v.object({ resource: v.string() }),
  error: v.object({ message: v.string(), loc: v.optional(POSITION) }),
  dependencies: v.optional(v.array(v.object({ loc: v.object({ start: POSITION }) }))),
});

const located = (file: string, line: number, column: number, message: string, isOfType: boolean): BuildError => ({
  file: relative(ROOT, file),
  line,
  column,
  message: message.split('\n')[0] ?? '',
  isOfType,
});

function buildError(error: unknown): BuildError {
  const checked = v.safeParse(CHECKED, error);
  if (checked.success) {
    const { file, location, rawMessage } = checked.output;
    return located(file, location.line, location.character, rawMessage.replace(/^ERROR /, ''), true);
  }
  const bundled = v.safeParse(BUNDLED, error);
  if (bundled.success) {
    const { module, error: cause, dependencies = [] } = bundled.output;
    const { line, column } = cause.loc ?? dependencies[0]?.loc.start ?? { line: 1, column: 0 };
    // Babel begins its message with the path and ends it with the position.
    const message = cause.message.replace(`${module.resource}: `, '').replace(/ \(\d+:\d+\)/, '');
    return located(module.resource, line, column + 1, message, false);
  }
  const message = error instanceof Error ? error.message : String(error);
  return { file: null, line: 1, column: 1, message, isOfType: false };
}

async function pluginCompiler(folder: string) {
  const configuration = await pluginConfiguration();
  return webpack({ ...configuration, output: { ...configuration.output, path: folder } });
}

dieWithParent();
// A signal alone would end this process without its `exit` event, on which the type checker's process is ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit());

const compiler = pluginCompiler(process.argv[2] ?? '');
process.on('message', async () => {
  (await compiler).run((failure, stats) => {
    const errors: readonly unknown[] = failure ? [failure] : stats.compilation.errors;
    const compilation: Compilation = { errors: errors.map(buildError) };
    process.send?.(compilation);
  });
});
