import { resolve } from 'node:path';
import type { BuildFailure } from 'esbuild';
import { buildFunctions } from '../../tools/build-functions';
import { sourcesDigest } from '../builds/digest';
import type { BuildError } from '../builds/errors';
import type { Part } from '../builds/updates';

const ROOT = resolve(__dirname, '../..');

/** The functions as a part to keep built. `onBuilt` is called after each successful build. */
export const functionsPart = (onBuilt: () => void): Part => ({
  name: 'functions',
  digest: () => sourcesDigest(ROOT, ['functions', 'src/contract']),
  builtFrom: null,
  build: async () => {
    try {
      await buildFunctions();
    } catch (error) {
      if (!isBuildFailure(error)) throw error;
      return error.errors.map(
        ({ text, location }): BuildError => ({
          file: location?.file ?? null,
          line: location?.line ?? 1,
          column: (location?.column ?? 0) + 1,
          message: text,
          isOfType: false,
        }),
      );
    }
    onBuilt();
    return [];
  },
});

const isBuildFailure = (error: unknown): error is BuildFailure =>
  error instanceof Error && 'errors' in error && Array.isArray(error.errors);
