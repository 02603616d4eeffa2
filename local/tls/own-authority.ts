import { type Authority, createAuthority } from './authority';

let made: Authority | undefined;

/**
 * The authority of this process, made at the first call. What this process starts trusts it, and the customer's systems
 * that it plays have its certificates.
 */
export function ownAuthority(): Authority {
  made ??= createAuthority();
  return made;
}
