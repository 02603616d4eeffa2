/** The destinations that a person can choose for a webhook's events. */
import * as v from 'valibot';
import { moment } from './moments';
import { outcome } from './outcome';
import { ROLES } from './roles';
import { address } from './webhooks';

/** A destination as people see it. The functions keep its URL to themselves. */
export const destination = v.object({
  key: v.string(),
  label: v.string(),
});

export type Destination = v.InferOutput<typeof destination>;

/** The beginning of the IDs of URLs that people entered. No key of a named destination has a hyphen. */
export const ENTERED_URL_PREFIX = 'url-';

/** Returns whether an ID is that of a URL that a person entered, and not the key of a named destination. */
export const isEnteredUrl = (id: string) => id.startsWith(ENTERED_URL_PREFIX);

const attempt = v.object({ at: moment, outcome });

/** A named destination, as the console describes it to supervisors and administrators. */
export const destinationDetails = v.object({
  key: v.string(),
  label: v.string(),
  /** Null if its URL cannot be parsed. */
  address: v.nullable(address),
  /** Those who may use it. */
  roles: v.array(v.picklist(ROLES)),
  /** Whether the functions pass its events on even if it is the only destination. */
  isRelayed: v.boolean(),
  /** Whether its events are signed with a secret of its own. */
  isSigned: v.boolean(),
  /** Whether this person may use it, and so send it a test event. */
  canUse: v.boolean(),
  /**
   * The last attempts of the functions that succeeded and failed, each null if there was none. Twilio reports nothing
   * about events that it sends itself. Null if it could not be read.
   */
  health: v.nullable(v.object({ lastSuccess: v.nullable(attempt), lastFailure: v.nullable(attempt) })),
});

export type DestinationDetails = v.InferOutput<typeof destinationDetails>;

/** The most destinations that one interaction can have, the inspector among them. */
export const MAX_DESTINATIONS = 5;

/** The destination that needs no server: the panel shows its events, and names it with a text of its own. */
export const INSPECTOR = { key: 'inspector', label: 'Inspector' } as const satisfies Destination;
