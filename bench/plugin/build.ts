/** Builds the plugin as it is deployed, with a source map, and beside it a bundle for each of its parts alone. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { webpack } from '@twilio/flex-plugin-webpack';
import { FUNCTIONS_URL } from '../../local/functions/address';
import { pluginConfiguration } from '../../tools/plugin-configuration';
import { PART_ENTRIES, type PartEntry } from './part-entries';

const FOLDER = resolve(__dirname, '../../.cache/bench/plugin');

export interface BuiltPlugin {
  readonly code: string;
  /** The source map of the code. */
  readonly map: string;
  /** The code of each part alone. */
  readonly parts: Readonly<Record<PartEntry, string>>;
}

let built: Promise<BuiltPlugin> | null = null;

/** Returns the build of the current sources. Only the first call builds. */
export function builtPlugin(): Promise<BuiltPlugin> {
  built ??= build();
  return built;
}

async function build(): Promise<BuiltPlugin> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  await compile('plugin');
  const parts: [string, string][] = [];
  for (const [part, entry] of Object.entries(PART_ENTRIES)) {
    const file = join(FOLDER, `${part}.entry.js`);
    await writeFile(file, entry());
    await compile(part, file);
    parts.push([part, await read(`${part}.js`)]);
  }
  return {
    code: await read('plugin.js'),
    map: await read('plugin.js.map'),
    parts: Object.fromEntries(parts) as BuiltPlugin['parts'],
  };
}

const read = (file: string) => readFile(join(FOLDER, file), 'utf8');

/** Compiles one entry, by default the plugin's own, alone: webpack keeps what any entry of a compilation needs. */
async function compile(name: string, entry?: string): Promise<void> {
  process.env.FLEX_APP_FUNCTIONS_URL = FUNCTIONS_URL;
  const configuration = await pluginConfiguration();
  const compiler = webpack({
    ...configuration,
    ...(entry === undefined ? {} : { entry }),
    output: {
      ...configuration.output,
      path: FOLDER,
      filename: `${name}.js`,
      devtoolModuleFilenameTemplate: ({ absoluteResourcePath }: { readonly absoluteResourcePath: string }) =>
        absoluteResourcePath,
    },
    // The builder's own configuration writes a second, empty source map. The types are checked elsewhere.
    plugins: configuration.plugins?.filter((plugin) => !LEFT_OUT.includes(plugin.constructor.name)),
  });
  const errors = await new Promise<readonly string[]>((done) => {
    compiler.run((failure, stats) =>
      done(failure ? [String(failure)] : stats.toJson({ all: false, errors: true }).errors),
    );
  });
  if (errors.length > 0) throw new Error(`The build of the ${name} failed:\n${errors.join('\n')}`);
}

const LEFT_OUT: readonly string[] = ['SourceMapDevToolPlugin', 'ForkTsCheckerWebpackPlugin'];
