type Version = readonly [major: number, minor: number, patch: number];

function parse(text: string): Version {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)/.exec(text) ?? [];
  return [Number(major ?? 0), Number(minor ?? 0), Number(patch ?? 0)];
}

const ascending = (a: Version, b: Version) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/**
 * Chooses the version of a deployment: the source version if it is newer than all versions in the account, otherwise
 * the patch version after the newest one. Twilio refuses to deploy a version twice, and redeploying the same source is
 * common.
 */
export function nextVersion(source: string, taken: readonly string[]): string {
  const newest = taken.map(parse).sort(ascending).at(-1);
  const own = parse(source);
  if (newest === undefined || ascending(own, newest) > 0) return own.join('.');
  const [major, minor, patch] = newest;
  return [major, minor, patch + 1].join('.');
}
