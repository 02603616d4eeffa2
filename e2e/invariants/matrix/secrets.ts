/** What must not be told. */

import { AUTH_TOKEN, SECRETS } from './cell-setup';
import { type Cell, isInConsole } from './dimensions';

/**
 * Names are not secret: a supervisor may know the host, and the console shows the path. The query of an address is
 * nobody's in the browser.
 */
export function leaks({ who, action }: Cell, body: string, token: string): string[] {
  const isAboveAgents = who === 'supervisor' || who === 'admin';
  const secrets = [
    SECRETS.query,
    token,
    AUTH_TOKEN,
    ...(isAboveAgents && isInConsole(action) ? [] : [SECRETS.path]),
    ...(isAboveAgents ? [] : [SECRETS.host, 'https:']),
  ];
  return secrets.filter((secret) => body.includes(secret)).map((secret) => `told the browser ${secret}`);
}

export function leaksInLog(line: string, token: string): string[] {
  const secrets = [...Object.values(SECRETS), token, AUTH_TOKEN, 'https:', 'Basic ', 'Authorization'];
  return secrets.filter((secret) => line.includes(secret)).map((secret) => `logged ${secret}`);
}
