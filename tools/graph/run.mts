/**
 * `npm run graph`: draws the folders of `src` and `functions/lib` and their imports into docs/architecture.md.
 * `npm run imports` writes nothing and fails if the page is out of date, or if an import is against the rules of
 * `.dependency-cruiser.cjs`. One search of the imports serves both checks.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cruise, format, type ICruiseResult, type IModule } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { replaceSection } from '../markdown/section';
import { flowchart } from './flowchart';

const PAGE = 'docs/architecture.md';
const SEARCHED = ['src', 'functions', 'local', 'e2e', 'bench', 'tools'];
const DRAWN = ['src', 'functions/lib'];

/** Tests and their support files are not part of the architecture. */
const EXCLUDED = /\.test\.tsx?$|\/testing\/|setupTests|\.d\.ts$/;

async function findImports(): Promise<ICruiseResult> {
  const options = await extractOptions('./.dependency-cruiser.cjs');
  const { output } = await cruise(SEARCHED, options, undefined, { tsConfig: extractTsConfig('tsconfig.node.json') });
  return output as ICruiseResult;
}

function chartOf(root: string, modules: readonly IModule[]): string {
  const isDrawn = (path: string) => path.startsWith(`${root}/`) && !EXCLUDED.test(path);
  return flowchart(
    root,
    modules
      .filter(({ source }) => isDrawn(source))
      .map(({ source, dependencies }) => ({
        source,
        imports: dependencies.map(({ resolved }) => resolved).filter(isDrawn),
      })),
  );
}

const sectionOf = (root: string) => ({ name: `graph of ${root}`, command: 'npm run graph' });

const drawing = (chart: string) => `\`\`\`mermaid\n${chart}\`\`\`\n`;

/** Prints the imports against the rules, and fails if there are any. */
async function checkRules(imports: ICruiseResult) {
  const { output, exitCode } = await format(imports, { outputType: 'err' });
  console.log(output);
  if (exitCode !== 0) process.exitCode = 1;
}

async function run() {
  const isCheck = process.argv.includes('--check');
  const imports = await findImports();
  if (isCheck) await checkRules(imports);
  const before = readFileSync(PAGE, 'utf8');
  let after = before;
  for (const root of DRAWN) after = replaceSection(after, sectionOf(root), drawing(chartOf(root, imports.modules)));
  if (after === before) return;
  if (isCheck) {
    throw new Error(`The folder graph in ${PAGE} is out of date. Run \`npm run graph\` and commit the page.`);
  }
  writeFileSync(PAGE, after);
  console.log(`Updated the folder graph in ${PAGE}.`);
}

run().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
