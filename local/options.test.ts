import fc from 'fast-check';
import { ok } from '../src/contract/result';
import { INSTALLED_VERSION } from './flex/version';
import { optionsHelp, parseOptions } from './options';

const refusal = (...args: string[]) => {
  const result = parseOptions(args);
  return result.ok ? undefined : result.failure;
};

const value = (...args: string[]) => {
  const result = parseOptions(args);
  if (!result.ok || result.value === 'help') throw new Error('no options');
  return result.value;
};

test('every option has a default', () => {
  expect(value()).toEqual({
    port: 4310,
    'no-open': false,
    deployed: false,
    flex: INSTALLED_VERSION,
    locale: undefined,
    plugin: [],
    forward: [],
  });
});

test('reads every option', () => {
  const plugins = ['--plugin', 'a=x/a.js', '--plugin', 'b=c=d'];
  const forward = '--forward=crm.example.com=http://localhost:3000';
  expect(
    value('--port', '4400', '--no-open', '--deployed', '--flex', '2.14.0', '--locale=de-DE', ...plugins, forward),
  ).toEqual({
    port: 4400,
    'no-open': true,
    deployed: true,
    flex: '2.14.0',
    locale: 'de-DE',
    plugin: [
      { name: 'a', path: 'x/a.js' },
      { name: 'b', path: 'c=d' },
    ],
    forward: [{ host: 'crm.example.com', origin: 'http://localhost:3000' }],
  });
});

test('spells the language tag as Flex does', () => {
  expect(value('--locale', 'DE-de').locale).toBe('de-DE');
});

test.each([['--help'], ['-h'], ['--port', '4400', '--help']])('%s asks for help', (...args) => {
  expect(parseOptions(args)).toEqual(ok('help'));
});

test.each<readonly [args: readonly string[], sentence: string]>([
  [['--prot', '1'], 'Unknown option --prot. npm start -- --help lists the options.'],
  [['-p', '1'], 'Unknown option -p. npm start -- --help lists the options.'],
  [['--constructor'], 'Unknown option --constructor. npm start -- --help lists the options.'],
  [
    ['4400'],
    "Unexpected argument '4400'. Write options after a double dash, as in npm start -- --port 4400. " +
      'npm start -- --help lists the options.',
  ],
  [['--port'], '--port needs a value: --port <number>.'],
  [['--port', '--no-open'], '--port needs a value: --port <number>.'],
  [['--no-open=yes'], '--no-open takes no value.'],
  [['--port', '1', '--port', '2'], 'Give --port only once.'],
  ...['', '0', '65535', '1.5', '-1', '0x10', ' 1', 'abc'].map(
    (port) => [[`--port=${port}`], `--port must be a number from 1 to 65534, not '${port}'.`] as const,
  ),
  ...['', 'en_US', 'de-', 'german language'].map(
    (tag) => [[`--locale=${tag}`], `--locale must be a language tag such as de-DE, not '${tag}'.`] as const,
  ),
  [['--flex', '2.14'], "'2.14' is not an exact version of Flex UI, such as 2.14.0."],
  [['--plugin', 'a=x.js', '--plugin', 'a=y.js'], '--plugin has the name a twice. Give each plugin its own name.'],
  [
    ['--plugin', 'plugin-interaction-webhooks=x.js'],
    '--plugin cannot be named plugin-interaction-webhooks: this repository’s own plugin has that name.',
  ],
])('refuses %j with one sentence', (args, sentence) => {
  expect(refusal(...args)).toBe(sentence);
});

test.each(['', 'a', 'a=', '=x.js', 'a b=x.js', 'a/b=x.js', '../a=x.js'])('refuses --plugin %j', (plugin) => {
  expect(refusal(`--plugin=${plugin}`)).toContain(`not '${plugin}'`);
});

test('never throws', () => {
  const argument = fc.oneof(fc.constantFrom('--port', '--plugin', '--locale', '--no-open', '--', '-'), fc.string());
  fc.assert(fc.property(fc.array(argument), (args) => void parseOptions(args)));
});

test('the help names every option', () => {
  for (const option of [
    '--port <number>',
    '--no-open',
    '--deployed',
    '--flex <version>',
    '--locale <tag>',
    '--plugin <name>=<file>',
    '--help',
  ]) {
    expect(optionsHelp()).toContain(option);
  }
});
