/** The destinations that a person can choose for a webhook's events. */
import * as v from 'valibot';

/** A destination as people see it. The functions keep its URL to themselves. */
export const destination = v.object({
  key: v.string(),
  label: v.string(),
});

export type Destination = v.InferOutput<typeof destination>;

/** The most destinations that one interaction can have, the inspector among them. */
export const MAX_DESTINATIONS = 5;

/** The destination that needs no server: the panel shows its events, and names it with a text of its own. */
export const INSPECTOR = { key: 'inspector', label: 'Inspector' } as const satisfies Destination;
