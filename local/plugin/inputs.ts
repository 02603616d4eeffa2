import { sourcesDigest } from '../builds/digest';

const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'webpack.config.js'];

/** Returns a digest of all inputs of the plugin's build. */
export const inputsDigest = (root: string): string => sourcesDigest(root, ['src'], FILES);
