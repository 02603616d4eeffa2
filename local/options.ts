/** Parses the command line of `npm start`. */
import { parseArgs } from 'node:util';
import { name as ownPlugin } from '../package.json';
import { fail, ok, type Result } from '../src/contract/result';
import { type Forward, parseForwards } from './delivery/forward-option';
import { INSTALLED_VERSION, readVersion } from './flex/version';
import { DEFAULT_PORT } from './system/ports';

/** One more plugin to load into Flex. */
export interface PluginOption {
  readonly name: string;
  /** The path of its bundle, as given. */
  readonly path: string;
}

interface Option<Value> {
  /** Such as `<number>`. An option without it takes no value. */
  readonly argument?: string;
  readonly isRepeatable?: boolean;
  /** One line for `--help`. */
  readonly help: string;
  /** Reads the values given, in order. Refuses them with one sentence that says what to do. */
  readonly read: (values: readonly string[]) => Result<Value, string>;
}

const MAX_PORT = 65_534;

const OPTIONS = {
  port: {
    argument: '<number>',
    help: `The port of Flex; the functions use the next one. Default: ${DEFAULT_PORT}.`,
    read: ([value = DEFAULT_PORT]) => {
      const port = Number(value);
      return /^\d+$/.test(value) && port >= 1 && port <= MAX_PORT
        ? ok(port)
        : fail(`--port must be a number from 1 to ${MAX_PORT}, not '${value}'.`);
    },
  } satisfies Option<number>,

  'no-open': {
    help: 'Do not open the browser.',
    read: ({ length }) => ok(length > 0),
  } satisfies Option<boolean>,

  deployed: {
    help: 'Deploy with the real Twilio CLI, and run what was deployed. Takes minutes; changes need a restart.',
    read: ({ length }) => ok(length > 0),
  } satisfies Option<boolean>,

  flex: {
    argument: '<version>',
    help: `The version of Flex UI, such as 2.14.0. Default: ${INSTALLED_VERSION}.`,
    read: ([version = INSTALLED_VERSION]) => readVersion(version),
  } satisfies Option<string>,

  locale: {
    argument: '<tag>',
    help: 'The language of Flex, such as de-DE. Default: the browser’s.',
    read: ([value]) => {
      if (value === undefined) return ok(undefined);
      const tag = languageTag(value);
      return tag === undefined ? fail(`--locale must be a language tag such as de-DE, not '${value}'.`) : ok(tag);
    },
  } satisfies Option<string | undefined>,

  plugin: {
    argument: '<name>=<file>',
    isRepeatable: true,
    help: 'Another plugin to load into Flex: the file is its built bundle. Repeatable.',
    read: readPlugins,
  } satisfies Option<readonly PluginOption[]>,

  forward: {
    argument: '<host>=<address>',
    isRepeatable: true,
    help: 'Deliver the events for a host to your program: crm.example.com=http://localhost:3000. Repeatable.',
    read: parseForwards,
  } satisfies Option<readonly Forward[]>,
};

type OptionName = keyof typeof OPTIONS;
type ValueOf<O> = O extends Option<infer Value> ? Value : never;

/** The value of each option, by its name. */
export type StartOptions = { readonly [Name in OptionName]: ValueOf<(typeof OPTIONS)[Name]> };

/** Returns the options, `'help'` if they ask for help, or the sentence that refuses them. */
export function parseOptions(args: readonly string[]): Result<StartOptions | 'help', string> {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries<Option<unknown>>(OPTIONS).map(([name, { argument }]) => [
        name,
        { type: argument === undefined ? 'boolean' : 'string' } as const,
      ]),
    ),
    strict: false,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') return fail(unexpected(token.value));
    const { name, rawName, value, inlineValue = false } = token;
    if (name === 'help' || rawName === '-h') return ok('help');
    const option = optionNamed(name);
    if (option === undefined) return fail(`Unknown option ${rawName}. ${SEE_HELP}`);
    if (option.argument === undefined && value !== undefined) return fail(`${rawName} takes no value.`);
    if (option.argument !== undefined && (value === undefined || (!inlineValue && value.startsWith('-')))) {
      return fail(`${rawName} needs a value: ${rawName} ${option.argument}.`);
    }
    const values = given.get(name) ?? [];
    if (values.length > 0 && option.isRepeatable !== true) return fail(`Give ${rawName} only once.`);
    given.set(name, [...values, value ?? '']);
  }
  const read: Record<string, unknown> = {};
  for (const [name, option] of Object.entries<Option<unknown>>(OPTIONS)) {
    const result = option.read(given.get(name) ?? []);
    if (!result.ok) return result;
    read[name] = result.value;
  }
  return ok(read as StartOptions);
}

const SEE_HELP = 'npm start -- --help lists the options.';

/** npm removes the options that come before `--` and passes on only their values. */
const unexpected = (value: string) =>
  `Unexpected argument '${value}'. Write options after a double dash, as in npm start -- --port 4400. ${SEE_HELP}`;

const optionNamed = (name: string): Option<unknown> | undefined =>
  Object.hasOwn(OPTIONS, name) ? OPTIONS[name as OptionName] : undefined;

/** Returns the tag in its usual spelling, such as `de-DE` for `DE-de`. */
function languageTag(value: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(value)[0];
  } catch {
    return undefined;
  }
}

function readPlugins(values: readonly string[]): Result<readonly PluginOption[], string> {
  const plugins: PluginOption[] = [];
  for (const value of values) {
    const [, name = '', path = ''] = /^([\w.-]+)=(.+)$/.exec(value) ?? [];
    if (name === '') {
      return fail(
        `--plugin must be a name and the path of a bundle, such as my-plugin=../my-plugin/build/my-plugin.js, ` +
          `not '${value}'. A name has only letters, digits, dots, hyphens and underscores.`,
      );
    }
    if (name === ownPlugin)
      return fail(`--plugin cannot be named ${name}: this repository’s own plugin has that name.`);
    if (plugins.some((plugin) => plugin.name === name)) {
      return fail(`--plugin has the name ${name} twice. Give each plugin its own name.`);
    }
    plugins.push({ name, path });
  }
  return ok(plugins);
}

/** Lists the options for `--help`. */
export function optionsHelp(): string {
  const rows = [
    ...Object.entries<Option<unknown>>(OPTIONS).map(
      ([name, { argument, help }]) => [argument === undefined ? `--${name}` : `--${name} ${argument}`, help] as const,
    ),
    ['--help', 'Print this list.'] as const,
  ];
  const width = Math.max(...rows.map(([option]) => option.length)) + 2;
  return ['npm start -- [options]', '', ...rows.map(([option, help]) => `  ${option.padEnd(width)}${help}`)].join('\n');
}
