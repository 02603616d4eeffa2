/** The names that people may not give a webhook. */
import { PREFIX } from './friendly-name';
import { beginsLike } from './look-alike';

/**
 * Returns whether a name begins like ours, in any spelling. People may not enter such a name: others would mistake the
 * webhook for one of our webhooks, and a typing error could make the sweep delete it.
 */
export function isReserved(name: string): boolean {
  // Made when the first name is checked, because that takes time, and most requests have none.
  beginsLikeOurs ??= beginsLike(PREFIX);
  return beginsLikeOurs(name);
}

let beginsLikeOurs: ((name: string) => boolean) | undefined;
