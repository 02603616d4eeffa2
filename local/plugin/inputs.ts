import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'webpack.config.js'];

/** Tests and the helpers that only tests use. */
const isTest = (file: string) => /\.test\.tsx?$|^testing[\\/]/.test(file);

/** Returns a digest of all inputs of the plugin's build. */
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
