/** The versions of Flex UI that Local Twilio starts. */
import { version as installedVersion } from '@twilio/flex-ui/package.json';
import { fail, ok, type Result } from '../../src/contract/result';

/** The version in package.json, against which the plugin is built. */
export const INSTALLED_VERSION: string = installedVersion;

/** Flex UI 1 has other components and another way to sign in. */
const OLDEST_MAJOR = 2;

/** Reads an exact version, such as `2.14.0`. Refuses others with a sentence that says what to do. */
export function readVersion(text: string): Result<string, string> {
  const [, major] = /^(\d+)\.\d+\.\d+$/.exec(text) ?? [];
  if (major === undefined) return fail(`'${text}' is not an exact version of Flex UI, such as 2.14.0.`);
  if (Number(major) < OLDEST_MAJOR) return fail(`Flex UI ${text} is not supported. Use 2.0.0 or later.`);
  return ok(text);
}

/** Whether an exact version comes before another one. */
export function isBefore(version: string, other: string): boolean {
  const parts = other.split('.').map(Number);
  const differences = version.split('.').map((part, index) => Number(part) - (parts[index] ?? 0));
  return (differences.find((difference) => difference !== 0) ?? 0) < 0;
}
