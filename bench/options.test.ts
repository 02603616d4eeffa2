import { parseOptions } from './options';

const KNOWN = ['attach', 'bundle', 'console'];

const parse = (...args: string[]) => parseOptions(args, KNOWN);

test('without names, all benchmarks run in full', () => {
  expect(parse()).toEqual({ ok: true, value: { names: KNOWN, isQuick: false, isWriting: false } });
});

test('names select benchmarks, each once', () => {
  expect(parse('console', 'attach', 'console')).toMatchObject({ value: { names: ['console', 'attach'] } });
});

test('options may come before and after names', () => {
  expect(parse('--write', 'attach')).toMatchObject({ value: { names: ['attach'], isWriting: true } });
  expect(parse('attach', '--quick')).toMatchObject({ value: { names: ['attach'], isQuick: true } });
});

test.each([['--help'], ['-h']])('%s asks for help', (option) => {
  expect(parse('attach', option)).toEqual({ ok: true, value: 'help' });
});

test.each([
  [['detach'], 'There is no benchmark ‘detach’. Benchmarks: attach, bundle, console.'],
  [['--wrote'], 'Unknown option --wrote. See npm run bench -- --help.'],
  [['--quick', '--write'], 'The figures of a quick run are not written. Leave out --quick or --write.'],
])('%j is refused', (args, failure) => {
  expect(parse(...args)).toEqual({ ok: false, failure: failure.replace(/[‘’]/g, "'") });
});
