import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'webpack.config.js'];

/** Tests and what only they use. */
const isTest = (file: string) => /\.test\.tsx?$|^testing[\\/]/.test(file);

/** Changes whenever the plugin's build would: a digest of all that goes into it. */
export function inputsDigest(root: string): string {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => !isTest(file))
    .map((file) => join('src', file))
    .sort();
  const hash = createHash('sha256');
  for (const file of [...FILES, ...sources]) {
    const path = join(root, file);
    if (existsSync(path) && statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}
