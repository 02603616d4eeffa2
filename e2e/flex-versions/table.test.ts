import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { allWork, COLUMNS, markdownTable, readReport } from './table';
import { LISTED_VERSIONS, projectOf, TESTED_VERSIONS } from './versions';

interface Step {
  readonly title: string;
  readonly error?: object;
}

const testOf = (version: string, steps: readonly Step[], missing: readonly string[] = []) => ({
  projectName: projectOf(version),
  annotations: missing.map((description) => ({ type: 'missing', description })),
  results: [{ steps }],
});

const reportOf = (...tests: readonly object[]) => ({ suites: [{ specs: [{ tests }] }] });

const ALL = COLUMNS.map((title) => ({ title }));

test('everything works in a version whose steps have no error', () => {
  const results = readReport(reportOf(testOf('2.0.0', ALL)), ['2.0.0']);
  expect(allWork(results)).toBe(true);
  expect(markdownTable(results)).toContain('| 2.0.0 | yes | yes | yes | yes | yes | yes |  |');
});

test('a step that fails, and what comes after it, do not count as working', () => {
  const steps = [{ title: 'Start' }, { title: 'Attach', error: { message: 'timeout' } }];
  const results = readReport(reportOf(testOf('2.0.0', steps)), ['2.0.0']);
  expect(allWork(results)).toBe(false);
  expect(markdownTable(results)).toContain('| 2.0.0 | yes | **no** | – | – | – | – |  |');
});

test('a version without a test is not working', () => {
  const results = readReport(reportOf(testOf('2.0.0', ALL)), ['2.0.0', '2.5.1']);
  expect(results.map((result) => allWork([result]))).toEqual([true, false]);
});

test('a part that a version lacks has a footnote', () => {
  const tests = [testOf('2.0.0', ALL, ['localization', 'localization']), testOf('2.7.2', ALL)];
  const table = markdownTable(readReport(reportOf(...tests), ['2.0.0', '2.7.2']));
  expect(table).toContain('| localization (1) |');
  expect(table).toContain('\n(1) Dates are written');
});

test('README’s table has the listed versions, and everything works in them', () => {
  const readme = readFileSync(resolve(__dirname, '../../README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| (\d+\.\d+\.\d+) \| (.*) \|[^|]*\|$/gm)];
  expect(rows.map(([, version]) => version)).toEqual(LISTED_VERSIONS);
  for (const [, , outcomes] of rows) expect(outcomes).toBe(COLUMNS.map(() => 'yes').join(' | '));
});

test('README’s table has the version that npm test runs', () => {
  expect(LISTED_VERSIONS).toEqual(expect.arrayContaining([...TESTED_VERSIONS]));
});
