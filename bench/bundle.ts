/** How much of the plugin a browser has to load: all of it, and what of that is code of our own. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { name } from '../package.json';
import { buildWithMap } from './bundle/build';
import { piecesBySource } from './bundle/pieces';

const SOURCES = resolve(__dirname, '../src');

/** So many of our files are named. */
const LARGEST = 10;

export async function bench() {
  const folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  try {
    await buildWithMap(folder);
    const code = await readFile(join(folder, `${name}.js`), 'utf8');
    const map = JSON.parse(await readFile(join(folder, `${name}.js.map`), 'utf8'));
    report(code, piecesBySource(code, map));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function report(code: string, pieces: ReadonlyMap<string, string>) {
  const own = [...pieces].filter(([source]) => source.startsWith(SOURCES));
  console.log(`the plugin: ${gzipped(code)} bytes gzip`);
  console.log(`our own code in it: ${gzipped(own.map(([, piece]) => piece).join(''))} bytes gzip`);
  console.log(`the largest of our ${own.length} files, minified:`);
  const largest = own.sort(([, left], [, right]) => right.length - left.length).slice(0, LARGEST);
  for (const [source, { length }] of largest) {
    console.log(`${String(length).padStart(7)}  ${relative(SOURCES, source)}`);
  }
}

const gzipped = (text: string) => gzipSync(text).length;
