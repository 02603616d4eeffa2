/**
 * `npm run graph`: draws the folders of `src` and `functions/lib` and their imports into docs/architecture.md.
 * `npm run graph -- --check` writes nothing and fails if the page is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { replaceSection } from '../markdown/section';
import { flowchart } from './flowchart';

const PAGE = 'docs/architecture.md';
const ROOTS = ['src', 'functions/lib'];

/** Tests and their support files are not part of the architecture. */
const EXCLUDED = '\\.test\\.tsx?$|/testing/|setupTests|\\.d\\.ts$';

async function chartOf(root: string): Promise<string> {
  const { output } = await cruise([root], {
    includeOnly: `^${root}/`,
    exclude: EXCLUDED,
    tsPreCompilationDeps: true,
  });
  const { modules } = output as ICruiseResult;
  return flowchart(
    root,
    modules.map(({ source, dependencies }) => ({ source, imports: dependencies.map(({ resolved }) => resolved) })),
  );
}

const sectionOf = (root: string) => ({ name: `graph of ${root}`, command: 'npm run graph' });

const drawing = (chart: string) => `\`\`\`mermaid\n${chart}\`\`\`\n`;

async function run() {
  const before = readFileSync(PAGE, 'utf8');
  let after = before;
  for (const root of ROOTS) after = replaceSection(after, sectionOf(root), drawing(await chartOf(root)));
  if (after === before) return;
  if (process.argv.includes('--check')) {
    throw new Error(`The folder graph in ${PAGE} is out of date. Run \`npm run graph\` and commit the page.`);
  }
  writeFileSync(PAGE, after);
  console.log(`Updated the folder graph in ${PAGE}.`);
}

run().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
