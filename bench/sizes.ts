/** The limits of the sizes of what is deployed, and the way in which they are measured. A KB has 1,024 bytes. */
import { gzipSync } from 'node:zlib';

/** The largest size of the plugin's bundle, compressed with gzip: a browser loads it with Flex. */
export const MAX_PLUGIN_KB = 170;

/** The largest size of the file of a function: a cold start has to load it. */
export const MAX_FUNCTION_KB = 77;

export const kb = (code: string): number => Buffer.byteLength(code) / 1024;

export const gzippedKb = (code: string): number => gzipSync(code).length / 1024;
