/** Entry files that import a part of the plugin alone, in the way in which the plugin's own files import it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { valueImports } from './value-imports';

const SOURCES = resolve(__dirname, '../../src');

/** Each returns the content of its entry file. */
export const PART_ENTRIES = {
  /** The whole plugin, but nothing calls the function that runs it. */
  idle: () => `window.kept = () => import(/* webpackMode: "eager" */ ${JSON.stringify(join(SOURCES, 'index'))});\n`,
  theme: () => entryOf((name) => name === '@twilio-paste/core/customization'),
  paste: () => entryOf((name) => name.startsWith('@twilio-paste/')),
  sync: () => entryOf((name) => name === 'twilio-sync'),
  texts: () => `import * as texts from ${JSON.stringify(join(SOURCES, 'strings/text'))};\nwindow.kept = texts;\n`,
} as const;

export type PartEntry = keyof typeof PART_ENTRIES;

function entryOf(isPart: (packageName: string) => boolean): string {
  const imports = sources()
    .flatMap((file) => valueImports(readFileSync(join(SOURCES, file), 'utf8')))
    .filter(({ from }) => isPart(from));
  const unique = [...new Map(imports.map((one) => [`${one.name} ${one.from}`, one])).values()];
  const lines = unique.map(({ name, from }, index) => `import { ${name} as part${index} } from '${from}';`);
  // Keeps them in the bundle.
  return `${lines.join('\n')}\nwindow.kept = [${unique.map((_, index) => `part${index}`).join(', ')}];\n`;
}

const sources = () =>
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^testing|^setupTests/.test(file),
  );
