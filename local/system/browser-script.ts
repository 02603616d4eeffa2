/** Scripts of ours that run in a page: TypeScript here, one classic script there. */
import { buildSync } from 'esbuild';

/** The text of the script that `entryPoint` and all it imports make. */
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
