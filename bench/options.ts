/** Parses the command line of `npm run bench`. */
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../src/contract/result';

export interface BenchOptions {
  /** The benchmarks to run, in order. */
  readonly names: readonly string[];
  readonly isQuick: boolean;
  /** Whether to write the figures into docs/performance.md. */
  readonly isWriting: boolean;
}

export const OPTIONS_HELP: readonly (readonly [option: string, help: string])[] = [
  ['--quick', 'Make as few runs as possible, to try whether the benchmarks work.'],
  ['--write', 'Write the figures into docs/performance.md.'],
  ['--help', 'Print this list.'],
];

/** Returns the options, `'help'` if they ask for help, or the sentence that refuses them. */
export function parseOptions(args: readonly string[], known: readonly string[]): Result<BenchOptions | 'help', string> {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: { quick: { type: 'boolean' }, write: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  if (values.help === true) return ok('help');
  const foreign = tokens.find((token) => token.kind === 'option' && !['quick', 'write'].includes(token.name));
  if (foreign?.kind === 'option') return fail(`Unknown option ${foreign.rawName}. See npm run bench -- --help.`);
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) return fail(`There is no benchmark '${unknown}'. Benchmarks: ${known.join(', ')}.`);
  const isQuick = values.quick === true;
  const isWriting = values.write === true;
  if (isQuick && isWriting) return fail('The figures of a quick run are not written. Leave out --quick or --write.');
  return ok({ names: positionals.length === 0 ? known : [...new Set(positionals)], isQuick, isWriting });
}
