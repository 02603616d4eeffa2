import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

export type Access = 'public' | 'protected' | 'private';

export interface FunctionRoute {
  /** Absolute path of the built file. */
  readonly filePath: string;
  /** Of its URL, such as `/interaction-webhook/attach`. */
  readonly path: string;
  readonly access: Access;
}

/** The functions in a folder. Their file names say who may call them, by the same rules as in a deployment. */
export const functionRoutes = (folder: string): FunctionRoute[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ filePath: join(folder, file), ...routeOf(file) }));

export function routeOf(file: string): { path: string; access: Access } {
  const [, name = '', access] = /^(.*?)(?:\.(protected|private))?\.js$/.exec(file.split(sep).join('/')) ?? [];
  return { path: `/${name}`, access: access === 'protected' || access === 'private' ? access : 'public' };
}
