/** Increase it whenever a request or an answer changes in a way that the other side could misread. */
export const CONTRACT_VERSION = 8;
