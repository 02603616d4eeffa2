/** Sends whether a process that it starts without options has the mark of `preloaded.ts`. */
import { execFileSync } from 'node:child_process';
import { dieWithParent } from '../system/child';

dieWithParent();
process.send?.(execFileSync(process.execPath, ['-p', 'globalThis.isPreloaded'], { encoding: 'utf8' }).trim());
