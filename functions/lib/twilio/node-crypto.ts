/**
 * Loads node:crypto with its first use. The first request over node:https loads it in any case, and a request that is
 * refused before needs neither.
 */
import type crypto from 'node:crypto';

export const nodeCrypto = (): typeof crypto => require('node:crypto');
