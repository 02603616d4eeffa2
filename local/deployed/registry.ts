/**
 * Answers the only question that the Twilio CLI asks the npm registry at each deployment of a plugin: which version of
 * its own tools is the newest. Without an answer, the deployment fails. The answer is the installed version.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as v from 'valibot';

const TOOLS = '@twilio/flex-dev-utils';

const manifest = v.object({ name: v.string(), version: v.string() });

export interface Registry {
  readonly origin: string;
  readonly stop: () => void;
}

/** @param modules The folder with the CLI's packages. */
export async function startRegistry(modules: string): Promise<Registry> {
  const { name, version } = v.parse(manifest, JSON.parse(readFileSync(join(modules, TOOLS, 'package.json'), 'utf8')));
  const answer = JSON.stringify({ name, 'dist-tags': { latest: version }, versions: { [version]: { name, version } } });
  const server = createServer((request, response) => {
    const path = decoded(request.url ?? '');
    const status = path === null ? 400 : path === `/${TOOLS}` ? 200 : 404;
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(status === 200 ? answer : '{}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Null if the address is badly encoded. */
function decoded(address: string): string | null {
  try {
    return decodeURIComponent(address);
  } catch {
    return null;
  }
}
