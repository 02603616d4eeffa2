/** Measures the size of the plugin's bundle, compressed with gzip, and of each of its parts. */
import { resolve } from 'node:path';
import type { Benchmark } from '../core/findings';
import { gzippedKb, MAX_PLUGIN_KB } from '../sizes';
import { builtPlugin } from './build';
import { PARTS, type Part, partOf } from './parts';
import { piecesBySource } from './pieces';

const ROOT = resolve(__dirname, '../..');

export const bundleBenchmark: Benchmark = {
  help: 'the size of the plugin and of its parts',
  run: async ({ onProgress }) => {
    onProgress('bundle');
    const { code, map } = await builtPlugin();
    const whole = gzippedKb(code);
    const parts = codeByPart(piecesBySource(code, JSON.parse(map)));
    const rowOf = (name: string, size: number) => ({
      name,
      figures: [{ ratio: size / whole, value: size, unit: 'KB' as const }],
    });
    return {
      tables: [
        {
          title: 'Plugin',
          columns: ['gzip'],
          rows: [
            rowOf('the plugin', whole),
            ...(Object.keys(PARTS) as Part[]).map((part) => rowOf(PARTS[part], gzippedKb(parts.get(part) ?? ''))),
          ],
        },
      ],
      goals: [{ name: 'the plugin, gzip', measured: whole, limit: MAX_PLUGIN_KB, unit: 'KB' }],
    };
  },
};

function codeByPart(pieces: ReadonlyMap<string, string>): ReadonlyMap<Part, string> {
  const parts = new Map<Part, string>();
  for (const [source, piece] of pieces) {
    const part = partOf(source, ROOT);
    parts.set(part, (parts.get(part) ?? '') + piece);
  }
  return parts;
}
