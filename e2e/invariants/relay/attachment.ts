/** The ID of the relayed attachment that all cases are about. */
export const RELAY = 'c0ffee'.padEnd(32, '0');
