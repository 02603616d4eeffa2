/**
 * `npm run flex-versions`: tries the plugin in many versions of Flex UI and writes the table of README.
 * `npm run flex-versions -- 2.0.0 2.8.3` tries these versions and only prints the table.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { flexBundle } from '../../local/flex/bundle';
import { readVersion } from '../../local/flex/version';
import { replaceSection } from '../../tools/markdown/section';
import { allWork, markdownTable, readReport } from './table';
import { LISTED_VERSIONS, projectOf, VERSIONS_SPEC, VERSIONS_VARIABLE } from './versions';

const ROOT = resolve(__dirname, '../..');
const README = resolve(ROOT, 'README.md');
const REPORT = resolve(ROOT, 'test-results/flex-versions.json');

const SECTION = { name: 'versions of Flex UI', command: 'npm run flex-versions' };

async function run(given: readonly string[]) {
  const versions = given.length > 0 ? [...new Set(given)] : LISTED_VERSIONS;
  for (const version of versions) {
    const read = readVersion(version);
    if (!read.ok) throw new Error(read.failure);
  }
  // One at a time: each installs hundreds of packages.
  for (const version of versions) await flexBundle({ version, onProgress: console.log });

  rmSync(REPORT, { force: true });
  const projects = versions.map((version) => `--project=${projectOf(version)}`);
  spawnSync('npx', ['--no-install', 'playwright', 'test', VERSIONS_SPEC, ...projects, '--reporter=list,json'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, [VERSIONS_VARIABLE]: versions.join(' '), PLAYWRIGHT_JSON_OUTPUT_NAME: REPORT },
    shell: process.platform === 'win32',
  });
  const results = readReport(JSON.parse(readFileSync(REPORT, 'utf8')), versions);
  const table = markdownTable(results);
  console.log(`\n${table}`);
  if (given.length === 0) writeFileSync(README, replaceSection(readFileSync(README, 'utf8'), SECTION, table));
  process.exitCode = allWork(results) ? 0 : 1;
}

run(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
