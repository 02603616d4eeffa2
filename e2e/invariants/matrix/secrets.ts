/** Checks that answers and log lines contain no secrets. */
import { ACCOUNT } from '../../../local/world/model';
import { SECRETS } from './cell-setup';
import { type Cell, isInConsole } from './cells';

/**
 * Secrets in an answer. Supervisors and administrators may see the host of a URL, and administrators, in the console,
 * its path. No browser may see its query.
 */
export function leaks({ who, action }: Cell, body: string, token: string): string[] {
  const isAboveAgents = who === 'supervisor' || who === 'admin';
  const secrets = [
    SECRETS.query,
    token,
    ACCOUNT.authToken,
    ...(who === 'admin' && isInConsole(action) ? [] : [SECRETS.path]),
    ...(isAboveAgents ? [] : [SECRETS.host, 'https:']),
  ];
  return secrets.filter((secret) => body.includes(secret)).map((secret) => `sent ${secret} to the browser`);
}

export function leaksInLog(line: string, token: string): string[] {
  const secrets = [...Object.values(SECRETS), token, ACCOUNT.authToken, 'https:', 'Basic ', 'Authorization'];
  return secrets.filter((secret) => line.includes(secret)).map((secret) => `logged ${secret}`);
}
