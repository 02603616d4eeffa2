/** The names that people may not give a webhook. Only few functions need this, and it takes time to load. */
import { PREFIX } from './friendly-name';
import { beginsLike } from './look-alike';

/**
 * Returns whether a name begins like ours, in any spelling. People may not enter such a name: others would mistake the
 * webhook for one of our webhooks, and a typing error could make the sweep delete it.
 */
export const isReserved = beginsLike(PREFIX);
