/**
 * The parts of a webhook's URL that people may see. The path of a hook service is often its password, and a query may
 * contain one. So supervisors see only the server; administrators also see the path; no one sees query, fragment,
 * username or password.
 */
import type { Role } from '../../../src/contract/roles';
import type { Server } from '../../../src/contract/server';
import type { Address } from '../../../src/contract/webhooks';

/** Returns the server of a URL, or null if the URL is not one of http or https. */
export function serverOf(url: string): Server | null {
  const parsed = parse(url);
  return parsed && serverIn(parsed);
}

/** Returns the parts of a URL that the console shows to a person, or null if the URL is not one of http or https. */
export function addressFor({ role }: { readonly role: Role }, url: string): Address | null {
  const parsed = parse(url);
  return parsed && { ...serverIn(parsed), path: role === 'admin' ? pathIn(parsed) : null };
}

/** Other programs can register any text that Twilio accepts. With another scheme, all of it may be a secret. */
function parse(url: string): URL | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed?.protocol === 'https:' || parsed?.protocol === 'http:' ? parsed : null;
}

const serverIn = ({ host, protocol }: URL): Server => ({ host, isSecure: protocol === 'https:' });

const pathIn = ({ pathname, search }: URL) => `${pathname}${search === '' ? '' : '?…'}`;
