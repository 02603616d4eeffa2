import { buildSync } from 'esbuild';

/** Bundles a TypeScript file and its imports into one classic script for a page, and returns its text. */
export function browserScript(entryPoint: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [entryPoint],
    bundle: true,
    format: 'iife',
    target: 'es2020',
    write: false,
  });
  return outputFiles.map((file) => file.text).join('');
}
