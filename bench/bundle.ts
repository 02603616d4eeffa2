/** Measures the size of the plugin's bundle, and how much of it is our own code. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { name } from '../package.json';
import { buildWithMap } from './bundle/build';
import { piecesBySource } from './bundle/pieces';

const SOURCES = resolve(__dirname, '../src');

/** The number of files to list. */
const LISTED_FILES = 10;

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
  console.log(`Plugin: ${gzippedSize(code)} bytes gzipped`);
  console.log(`Our own code: ${gzippedSize(own.map(([, piece]) => piece).join(''))} bytes gzipped`);
  console.log(`The largest of our ${own.length} files, in minified bytes:`);
  const largest = own.sort(([, left], [, right]) => right.length - left.length).slice(0, LISTED_FILES);
  for (const [source, { length }] of largest) {
    console.log(`${String(length).padStart(7)}  ${relative(SOURCES, source)}`);
  }
}

const gzippedSize = (text: string) => gzipSync(text).length;
