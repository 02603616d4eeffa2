/** Builds: the versions of functions and assets that are deployed together, and what they need to run. */
import { compileFunction } from 'node:vm';
import type { FileVersion } from './file';

export interface Dependency {
  readonly name: string;
  readonly version: string;
}

/** The versions of Node.js that functions can run on. Source: Twilio's documentation of the runtime. */
export const RUNTIMES = ['node20', 'node22', 'node24'] as const;

export type Runtime = (typeof RUNTIMES)[number];

export const DEFAULT_RUNTIME: Runtime = 'node22';

export type BuildStatus = 'building' | 'completed' | 'failed';

export interface Build {
  readonly sid: string;
  readonly functionVersions: readonly FileVersion[];
  readonly assetVersions: readonly FileVersion[];
  readonly dependencies: readonly Dependency[];
  readonly runtime: Runtime;
  status: BuildStatus;
  readonly createdAt: number;
  updatedAt: number;
}

/** The status in which a build ends. It fails if one of its functions is no JavaScript. */
export const resultOf = ({ functionVersions }: Pick<Build, 'functionVersions'>): BuildStatus =>
  functionVersions.every(({ content }) => isFunctionModule(content.toString())) ? 'completed' : 'failed';

/** The parameters of a CommonJS module, which is what a function is. */
const MODULE_PARAMETERS = ['exports', 'require', 'module', '__filename', '__dirname'];

/** Compiles the text without running it. */
function isFunctionModule(text: string): boolean {
  try {
    compileFunction(text, MODULE_PARAMETERS);
    return true;
  } catch {
    return false;
  }
}
