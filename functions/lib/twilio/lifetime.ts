/**
 * How long a record or a timeline is kept that nobody ends: half a year, in seconds. Not for ever, so that whatever every
 * clean-up misses ends too, and beyond any conversation that is likely to go on.
 */
export const LIFETIME_S = 180 * 24 * 3_600;
