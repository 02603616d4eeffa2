/** Why Sync refuses a write. Source: Twilio's error dictionary. */

/** 54208: a map has an item of this key already. */
export const KEY_TAKEN = 54208;

/** 54205: the revision in `If-Match` is not the newest. */
export const REVISION_DIFFERS = 54205;

/** 54301: a list or map of this unique name exists already. */
export const NAME_TAKEN = 54301;
