/** Functions and assets. Each has versions; a build holds one version of some of them. */
import { badParameter } from '../../conventions/errors';

/** A function runs, and an asset is served as it is. */
export type FileKind = 'function' | 'asset';

export const VISIBILITIES = ['public', 'protected', 'private'] as const;

export type Visibility = (typeof VISIBILITIES)[number];

export interface Upload {
  readonly path: string;
  readonly visibility: Visibility;
  readonly content: Buffer;
}

export interface FileVersion extends Upload {
  readonly sid: string;
  readonly fileSid: string;
  readonly createdAt: number;
}

export interface ServerlessFile {
  readonly sid: string;
  friendlyName: string;
  readonly versions: Map<string, FileVersion>;
  readonly createdAt: number;
  updatedAt: number;
}

const LONGEST_PATH = 255;

/** Returns the path with a slash at the beginning. Throws Twilio's 400 if a URL can't have it. */
export function filePath(text: string): string {
  const path = text.startsWith('/') ? text : `/${text}`;
  if (path.length > LONGEST_PATH || !/^[\w/.~!$&'()*+,;=:@-]+$/.test(path)) {
    throw badParameter(`Invalid Path: '${text}' is not a path of at most ${LONGEST_PATH} characters`);
  }
  return path;
}
