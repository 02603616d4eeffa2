import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

export type Access = 'public' | 'protected' | 'private';

export interface FunctionRoute {
  /** The absolute path of the built file. */
  readonly filePath: string;
  /** The path of its URL, such as `/interaction-webhook/attach`. */
  readonly path: string;
  readonly access: Access;
}

/** Lists the functions in a folder. As in a deployment, a file's name determines the access to its function. */
export const functionRoutes = (folder: string): FunctionRoute[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ filePath: join(folder, file), ...routeOf(file) }));

export function routeOf(file: string): { path: string; access: Access } {
  const [, name = '', access] = /^(.*?)(?:\.(protected|private))?\.js$/.exec(file.split(sep).join('/')) ?? [];
  return { path: `/${name}`, access: access === 'protected' || access === 'private' ? access : 'public' };
}
