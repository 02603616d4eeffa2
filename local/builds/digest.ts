import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Sources, but not tests, the helpers that only tests use, or files that an editor creates. */
const isSource = (file: string) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^testing[\\/]/.test(file);

/** Returns a digest of the sources in the folders, and of the files. */
export function sourcesDigest(root: string, folders: readonly string[], files: readonly string[] = []): string {
  const sources = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(isSource)
      .map((file) => join(folder, file))
      .sort(),
  );
  const hash = createHash('sha256');
  for (const file of [...files, ...sources]) {
    const path = join(root, file);
    if (existsSync(path) && statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}
