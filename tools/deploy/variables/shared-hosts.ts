/**
 * Finds allowed hosts under which strangers can have a host of their own. An allowed host includes its subdomains, so
 * people could enter a URL at any of them.
 */
import { getPublicSuffix } from 'tldts';

/** Domains of hosting services that are missing in the Public Suffix List, or there only by their subdomains. */
const MORE_SHARED = ['amazonaws.com', 'on.aws', 'pipedream.net', 'twil.io', 'webhook.site'];

/**
 * Returns whether a host in its canonical form belongs to everyone: a suffix such as `co.uk`, or the domain of a
 * hosting service such as `github.io`.
 */
export const isShared = (host: string) =>
  MORE_SHARED.includes(host) || getPublicSuffix(host, { allowPrivateDomains: true }) === host;
